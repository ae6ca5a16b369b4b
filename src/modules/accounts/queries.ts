import { type RawBuilder, sql } from "kysely";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { SESSION_DAYS, SHARED_MINUTES } from "#platform/http/cookies";
import type { Community, Viewer } from "#platform/http/env";
import { NEWEST, PAGE_SIZE, type Page, toPage } from "#platform/paging";
import { fingerprintOf } from "#platform/secrets";
import { isKnownTo, isPerson } from "./gatherings.ts";
import type { Account } from "./rules.ts";

/** The community's own row; undefined until it is founded. */
export async function findCommunity(ctx: Context): Promise<Community | undefined> {
  return ctx.db.selectFrom("community").selectAll().executeTakeFirst();
}

/** Conversations with something new, counted up to 100; one short index range. */
const unreadMessages = sql<number>`(select count(*)::int from (select from conversation_members
  where account_id = accounts.id and state = 'accepted' and not muted and last_post_id > read_up_to limit 100) as fresh)`;

/** Groups of news that came since the viewer last looked, counted up to 100; one short index range. */
const unreadNews = sql<number>`(select count(*)::int from (select from notifications where account_id = accounts.id
  and latest_id > coalesce((select read_up_to from inboxes where account_id = accounts.id), 0) limit 100) as news)`;

/** Whether someone asks for the account to be recovered; one probe of an index that is nearly empty. */
const isAskedFor = sql<boolean>`exists (select from recoveries where account_id = accounts.id and ended_at is null
  and asked_at > now() - interval '7 days')`;

/** The person a session's secret belongs to, and how much they have not seen yet. */
export async function findViewer(
  ctx: Context,
  secret: string,
): Promise<
  | (Viewer & { seen_at: Date; shared: boolean; unread_messages: number; unread_news: number; alarm: boolean })
  | undefined
> {
  return ctx.db
    .selectFrom("sessions")
    .innerJoin("accounts", "accounts.id", "sessions.account_id")
    .selectAll("accounts")
    .select(["sessions.id as session_id", "sessions.seen_at", "sessions.confirmed_at", "sessions.shared"])
    .select([unreadMessages.as("unread_messages"), unreadNews.as("unread_news")])
    .select(isAskedFor.as("alarm"))
    .where("sessions.token_hash", "=", fingerprintOf(secret))
    .where("sessions.seen_at", ">", sql<Date>`now() - make_interval(days => ${SESSION_DAYS})`)
    .where(sql<boolean>`(not sessions.shared or sessions.seen_at > now() - make_interval(mins => ${SHARED_MINUTES}))`)
    .executeTakeFirst();
}

export async function findAccount(ctx: Context, handle: string): Promise<(Account & { version: string }) | undefined> {
  return ctx.db
    .selectFrom("accounts")
    .selectAll()
    .select(sql<string>`xmin::text`.as("version"))
    .where("handle", "=", handle.toLowerCase())
    .where("status", "in", ["active", "remote"])
    .executeTakeFirst();
}

/** The account `viewer` may know of by this handle, with its row's version. Someone who blocked the viewer does not exist for them. */
export async function getAccount(
  ctx: Context,
  handle: string,
  viewer: { id: string } | undefined,
): Promise<Account & { version: string }> {
  const account = await findAccount(ctx, handle);
  if (!account || (viewer && (await hasBlocked(ctx, account.id, viewer.id)))) throw new NotFound();
  if (account.kind === "group" && !account.host && account.findable_by === "nobody") {
    const { rows } = await sql`select from accounts where id = ${account.id} and ${isKnownTo(viewer)}`.execute(ctx.db);
    if (rows.length === 0) throw new NotFound();
  }
  return account;
}

async function hasBlocked(ctx: Context, blockerId: string, blockedId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("blocks")
    .select("blocker_id")
    .where("blocker_id", "=", blockerId)
    .where("blocked_id", "=", blockedId)
    .executeTakeFirst();
  return row !== undefined;
}

/** What another server says of a person there; undefined for members. */
export async function findRemoteActor(ctx: Context, account: Pick<Account, "id" | "host">) {
  if (!account.host) return undefined;
  return ctx.db
    .selectFrom("remote_actors")
    .leftJoin("accounts as moved", "moved.id", "remote_actors.moved_to_id")
    .select([
      "uri",
      "url",
      "remote_actors.kind",
      "posts_total",
      "followers_total",
      "following_total",
      "moved.handle as moved_to",
    ])
    .where("account_id", "=", account.id)
    .executeTakeFirst();
}

/** The account elsewhere that a member moved to. */
export async function findMovedTo(
  ctx: Context,
  person: { readonly id: string },
): Promise<{ readonly handle: string } | undefined> {
  const { rows } = await sql<{ handle: string }>`select handle from moves join accounts on accounts.id = target_id
    where account_id = ${person.id} and ended_at is null and status = 'remote'`.execute(ctx.db);
  return rows[0];
}

/** How the viewer and the other stand to each other. */
export type Relationship = {
  readonly following: "no" | "requested" | "accepted";
  readonly hidesShares: boolean;
  readonly followedBy: boolean;
  readonly blocking: boolean;
  readonly muting: boolean;
};

export async function findRelationship(ctx: Context, viewerId: string, otherId: string): Promise<Relationship> {
  const { rows } = await sql<{
    state: "requested" | "accepted" | null;
    hide_shares: boolean | null;
    followed_by: boolean;
    blocking: boolean;
    muting: boolean;
  }>`
    select f.state, f.hide_shares,
      exists (select from follows b where b.follower_id = ${otherId} and b.followee_id = ${viewerId} and b.state = 'accepted') as followed_by,
      exists (select from blocks where blocker_id = ${viewerId} and blocked_id = ${otherId}) as blocking,
      exists (select from mutes where muter_id = ${viewerId} and muted_id = ${otherId} and (expires_at is null or expires_at > now())) as muting
    from (select 1) as one left join follows f on f.follower_id = ${viewerId} and f.followee_id = ${otherId}`.execute(
    ctx.db,
  );
  const row = rows[0];
  return {
    following: row?.state ?? "no",
    hidesShares: row?.hide_shares ?? false,
    followedBy: row?.followed_by ?? false,
    blocking: row?.blocking ?? false,
    muting: row?.muting ?? false,
  };
}

/** People in the directory: those who agreed to be found by this viewer, newest members first. */
export async function listPeople(
  ctx: Context,
  viewer: Viewer | undefined,
  search: {
    readonly words: string;
    readonly before?: string | undefined;
    /** Only those who agreed to be looked up by these, and show their place to this viewer. */
    readonly place?: string;
    readonly skill?: string;
    /** How many to pass over, and how many to give; for lists that are asked for by place. */
    readonly after?: number;
    readonly size?: number;
  },
): Promise<Page<Account>> {
  const size = search.size ?? PAGE_SIZE;
  const findable = viewer?.status === "active" ? (["everyone", "members"] as const) : (["everyone"] as const);
  const pattern = `%${search.words.replace(/[\\%_]/g, "\\$&")}%`;
  const found = await ctx.db
    .selectFrom("accounts")
    .selectAll()
    .where("status", "=", "active")
    .where("kind", "=", "person")
    .where("id", "<", search.before ?? NEWEST)
    .where("findable_by", "in", findable)
    .where(isListed(viewer, search))
    .where((when) => when.or([when("name", "ilike", pattern), when("handle", "ilike", pattern)]))
    .where(notLimitedFor(viewer))
    .where((when) => notBlockedEitherWay(when, viewer?.id))
    .orderBy("id", "desc")
    .limit(size + 1)
    .offset(search.after ?? 0)
    .execute();
  return toPage(found, (account) => account.id, size);
}

/** Whom moderators limited is in no directory but their followers'. */
const notLimitedFor = (viewer: { readonly id: string } | undefined) =>
  sql<boolean>`(restriction <> 'limited' or exists (select from follows where follower_id = ${viewer?.id ?? "0"} and followee_id = accounts.id and state = 'accepted'))`;
function isListed(
  viewer: Viewer | undefined,
  { place = "", skill = "" }: { readonly place?: string; readonly skill?: string },
): RawBuilder<boolean> {
  if (!place && !skill) return sql<boolean>`true`;
  const about = (asked: string, weight: "B" | "C") =>
    asked
      ? sql`id in (select account_id from people_words where words @@ (select people_query_about(${asked}, ${weight})))`
      : sql`true`;
  const seers = viewer?.status === "active" ? sql`('everyone', 'members')` : sql`('everyone')`;
  const showsPlace = place ? sql`place_seen_by in ${seers}` : sql`true`;
  return sql<boolean>`(listed and ${showsPlace} and ${about(place, "C")} and ${about(skill, "B")})`;
}

const notBlockedEitherWay = (_when: unknown, viewerId: string | undefined) => {
  const viewer = viewerId ?? "0";
  return sql<boolean>`not exists (select from blocks b where (b.blocker_id = accounts.id and b.blocked_id = ${viewer}) or (b.blocker_id = ${viewer} and b.blocked_id = accounts.id))`;
};

/** Followers of a person, or those they follow; whom the viewer blocked or who blocked the viewer is left out. */
export async function listFollows(
  ctx: Context,
  account: Account,
  side: "followers" | "following",
  viewer: Viewer | undefined,
  before?: string,
): Promise<Page<Account>> {
  const [mine, theirs] =
    side === "followers" ? (["followee_id", "follower_id"] as const) : (["follower_id", "followee_id"] as const);
  const found = await ctx.db
    .selectFrom("follows")
    .innerJoin("accounts", "accounts.id", `follows.${theirs}`)
    .selectAll("accounts")
    .where(`follows.${mine}`, "=", account.id)
    .where("follows.state", "=", "accepted")
    .where("accounts.status", "in", ["active", "remote"])
    .where(isPerson)
    .where("accounts.id", "<", before ?? NEWEST)
    .where((when) => notBlockedEitherWay(when, viewer?.id))
    .orderBy("accounts.id", "desc")
    .limit(PAGE_SIZE + 1)
    .execute();
  return toPage(found, (row) => row.id);
}

/** Those who ask to follow the viewer, oldest first; at most 100. */
export async function listFollowRequests(ctx: Context, viewer: Viewer): Promise<Account[]> {
  return ctx.db
    .selectFrom("follows")
    .innerJoin("accounts", "accounts.id", "follows.follower_id")
    .selectAll("accounts")
    .where("follows.followee_id", "=", viewer.id)
    .where("follows.state", "=", "requested")
    .where("accounts.status", "in", ["active", "remote"])
    .orderBy("follows.created_at")
    .limit(100)
    .execute();
}

/** Sign-ups that wait for an answer, oldest first, or that were turned away, latest first; with these words in them; at most 100. */
export async function listSignUps(
  ctx: Context,
  status: "pending" | "refused" = "pending",
  words = "",
): Promise<Account[]> {
  const pattern = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  return ctx.db
    .selectFrom("accounts")
    .selectAll()
    .where("status", "=", status)
    .where((when) =>
      when.or([
        when("name", "ilike", pattern),
        when("handle", "ilike", pattern),
        when("sign_up_reason", "ilike", pattern),
      ]),
    )
    .orderBy("id", status === "pending" ? "asc" : "desc")
    .limit(100)
    .execute();
}

export async function listSessions(ctx: Context, viewer: Viewer) {
  return ctx.db
    .selectFrom("sessions")
    .select(["id", "device", "created_at", "seen_at"])
    .where("account_id", "=", viewer.id)
    .orderBy("seen_at", "desc")
    .limit(100)
    .execute();
}

export async function listInvites(ctx: Context, viewer: Viewer) {
  return ctx.db
    .selectFrom("invites")
    .selectAll()
    .where("account_id", "=", viewer.id)
    .where("expires_at", ">", sql<Date>`now()`)
    .orderBy("id", "desc")
    .limit(100)
    .execute();
}

/** Recovery codes not used yet. */
export async function countRecoveryCodes(ctx: Context, viewer: Viewer): Promise<number> {
  const row = await ctx.db
    .selectFrom("recovery_codes")
    .select((of) => of.fn.countAll<string>().as("left"))
    .where("account_id", "=", viewer.id)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.left);
}
