import type pg from "pg";
import { followAccount } from "#modules/accounts";
import { type Post, saveDraft, sharePost } from "#modules/posts";
import { hashPassphrase } from "#platform/passphrase";
import { makeWorld, PASSPHRASE, type Person, type World } from "../world.ts";
import { type ActionStage, setActions } from "./action-doors.ts";
import { type AddresseeStage, setAddressees } from "./addressee-doors.ts";
import { type CommentStage, setComments } from "./comment-doors.ts";
import { setApps } from "./core-doors.ts";
import { type DemandStage, setDemands } from "./demand-doors.ts";
import { type EventStage, setEvents } from "./event-doors.ts";
import { type GroupStage, setGroups } from "./group-stage.ts";
import { type IntakeStage, setIntake } from "./intake-doors.ts";
import { type Gallery, openGallery } from "./media-stage.ts";
import { type ModerationStage, setModeration } from "./moderation-stage.ts";
import { type NewsletterStage, setNewsletters } from "./newsletter-doors.ts";
import { setOrganisation } from "./organisation-doors.ts";
import { type QuestionStage, setQuestions } from "./question-doors.ts";
import { type RemoteStage, setRemote } from "./remote-stage.ts";
import { setTrust } from "./safety-doors.ts";
import { type SearchStage, setSearch } from "./search-stage.ts";
import { type SigningStage, setSigning } from "./signature-doors.ts";

const unsent = {
  text: "Belum selesai",
  warning: "",
  language: "id",
  audience: "public",
  reply_policy: "everyone",
  more: [],
  publish_day: "",
  publish_time: "",
  poll: "",
  poll_lasts: "1440",
  poll_multiple: "",
  poll_hidden: "",
  quoted: "",
} as const;

/** A small community with one of everything, so that every form can be sent with something in it. */
export type Stage = {
  readonly world: World;
  /** A member with posts, followers, an invite, two sessions and a passphrase. */
  readonly siti: Person;
  readonly tono: Person;
  readonly admin: Person;
  readonly pending: Person;
  readonly asker: Person;
  /** A member with a passphrase who may ask to be deleted, and one who did. */
  readonly leaver: Person;
  readonly leaving: Person;
  readonly post: Post;
  readonly pinned: Post;
  readonly theirs: Post;
  readonly shared: Post;
  readonly inviteId: string;
  readonly draftId: string;
  readonly spareDraftId: string;
  readonly otherSessionId: string;
  /** A conversation of Siti and two others, and one somebody asks to have with her. */
  readonly conversationId: string;
  readonly requestId: string;
  readonly storyId: string;
  readonly theirStoryId: string;
  readonly highlightId: string;
  /** A member who does nothing but leave. */
  readonly another: Person;
  /** What someone who trusts Siti asked. */
  readonly recoveryId: string;
  /** Somebody's post with a poll. */
  readonly pollId: string;
  readonly gallery: Gallery;
  readonly groups: GroupStage;
  readonly moderation: ModerationStage;
  readonly search: SearchStage;
  readonly signing: SigningStage;
  readonly actions: ActionStage;
  readonly comments: CommentStage;
  readonly intake: IntakeStage;
  readonly newsletters: NewsletterStage;
  readonly remote: RemoteStage;
  readonly demands: DemandStage;
  readonly addressees: AddresseeStage;
  readonly events: EventStage;
  readonly questions: QuestionStage;
  readonly organisationId: string;
  /** Quotes of a post of Siti's: two that wait for her answer, and one she agreed to. */
  readonly quoteIds: readonly string[];
  readonly wordId: string;
  readonly appId: string;
};

export async function setStage(options: Parameters<typeof makeWorld>[0] = {}): Promise<Stage> {
  const world = await makeWorld({ ...options, env: { SMTP_URL: "smtp://127.0.0.1:9", ...options.env } });
  const siti = await world.person("siti", { locked: true });
  const tono = await world.person("tono");
  const admin = await world.person("admina", { role: "administrator" });
  const pending = await world.person("menanti", { status: "pending", sign_up_reason: "Ingin ikut" });
  const asker = await world.person("peminta");
  const one = async (text: string, values: unknown[]) =>
    (await world.pool.query<{ id: string }>(text, values)).rows[0]?.id ?? "";
  const leaver = await world.person("pamit");
  const leaving = await world.person("pergi", { status: "leaving" });
  await world.pool.query("insert into departures (account_id, former_status) values ($1, 'active')", [
    leaving.account.id,
  ]);
  await setPassphrase(world, siti, PASSPHRASE);
  await setPassphrase(world, leaver, PASSPHRASE);
  const follow = async (person: Person, other: Person) =>
    followAccount(world.ctx, { ...person.account, session_id: "0" }, other.account);
  await follow(siti, tono);
  await follow(asker, siti);
  const theirs = await world.says(tono, "Kabar dari Tono");
  const shared = await world.says(tono, "Yang dibagikan");
  await sharePost(world.ctx, siti.account, shared);
  const message = await world.says(tono, "@siti @admina Rapat besok", { audience: "direct" });
  await world.says(tono, "@siti Berdua saja", { audience: "direct" });
  const request = await world.says(asker, "@siti Boleh kenal?", { audience: "direct" });
  const tells = (person: Person) =>
    one(
      "insert into stories (author_id, text, html, audience) values ($1, 'Cerita singkat', '<p>Cerita singkat</p>', 'local') returning id",
      [person.account.id],
    );
  const storyId = await tells(siti);
  const highlightId = await one("insert into highlights (account_id, name) values ($1, 'Kebun') returning id", [
    siti.account.id,
  ]);
  await one("insert into highlight_stories (highlight_id, story_id) values ($1, $2) returning story_id", [
    highlightId,
    await tells(siti),
  ]);
  const poll = await world.says(tono, "Kapan rapat?", { audience: "quiet" });
  await world.pool.query("update posts set voters_count = 0 where id = $1", [poll.id]);
  await world.pool.query(
    "insert into polls (post_id, multiple, secret, ends_at) values ($1, false, false, now() + interval '1 day')",
    [poll.id],
  );
  await world.pool.query("insert into poll_options (post_id, place, text) values ($1, 1, 'Sabtu'), ($1, 2, 'Minggu')", [
    poll.id,
  ]);
  const asking = await world.says(siti, "Boleh dikutip", { quote_policy: "ask" });
  const quoteIds: string[] = [];
  for (const state of ["pending", "pending", "accepted"]) {
    const { id } = await world.says(tono, `Mengutip, ${state}`, { audience: "quiet" });
    await world.pool.query("update posts set quoted_id = $2, quote_state = $3 where id = $1", [id, asking.id, state]);
    quoteIds.push(id);
  }
  // The community's key for pushes is made when somebody first comes to this page.
  await siti.get("/settings/notifications");
  const signing = await setSigning(world, siti, tono);
  return {
    world,
    quoteIds,
    wordId: await one(
      "insert into muted_words (account_id, word, pattern) values ($1, 'pinjol', 'pinjol') returning id",
      [siti.account.id],
    ),
    pollId: poll.id,
    appId: await setApps(world, siti),
    groups: await setGroups(world, siti, tono),
    gallery: await openGallery(world, siti, tono, asker),
    moderation: await setModeration(world, { siti, tono, admin }),
    search: await setSearch(world, siti, tono),
    demands: await setDemands(world, siti),
    signing,
    actions: await setActions(world, siti, tono, signing),
    comments: await setComments(world, signing),
    intake: await setIntake(world),
    newsletters: await setNewsletters(world, signing),
    remote: await setRemote(world, theirs),
    addressees: await setAddressees(world, siti, tono),
    events: await setEvents(world, siti, tono),
    questions: await setQuestions(world, siti, tono),
    organisationId: await setOrganisation(world, siti, tono),
    storyId,
    theirStoryId: await tells(tono),
    highlightId,
    another: await world.person("sebentar"),
    recoveryId: await setTrust(world, siti, tono, asker, leaver),
    conversationId: message.conversation_id ?? "",
    requestId: request.conversation_id ?? "",
    siti,
    tono,
    admin,
    pending,
    asker,
    leaver,
    leaving,
    theirs,
    shared,
    post: await world.says(siti, "Kabar dari Siti"),
    pinned: await world.says(siti, "Yang disematkan"),
    draftId: await saveDraft(world.ctx, siti.account, { writing: unsent }),
    spareDraftId: await saveDraft(world.ctx, siti.account, { writing: unsent }),
    inviteId: await one(
      "insert into invites (account_id, uses_left, expires_at) values ($1, 5, now() + interval '1 day') returning id",
      [siti.account.id],
    ),
    otherSessionId: await one(
      "insert into sessions (account_id, token_hash) values ($1, sha256('lain')) returning id",
      [siti.account.id],
    ),
  };
}

export async function setPassphrase(world: World, person: Person, passphrase: string): Promise<void> {
  await world.pool.query(
    "insert into credentials (account_id, passphrase_hash) values ($1, $2) on conflict (account_id) do update set passphrase_hash = excluded.passphrase_hash",
    [person.account.id, await hashPassphrase(passphrase)],
  );
}

/** Every row of every table but the counters of limits, as one hash for each table. */
export async function snapshot(pool: pg.Pool): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'rate_limits' order by 1",
  );
  const hashes: Record<string, string> = {};
  for (const { name } of rows) {
    const hash = await pool.query<{ hash: string }>(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from "${name}" as t`,
    );
    hashes[name] = hash.rows[0]?.hash ?? "";
  }
  return hashes;
}

/** Forgets what was counted, so that a long test does not meet a limit it is not about. */
export async function forgetLimits(pool: pg.Pool): Promise<void> {
  await pool.query("truncate rate_limits");
}

/** As if everyone had just proved who they are, so that a test that lasts longer than such a proof does not meet its end. */
export async function proveAll(pool: pg.Pool): Promise<void> {
  await pool.query("update sessions set confirmed_at = now()");
}
