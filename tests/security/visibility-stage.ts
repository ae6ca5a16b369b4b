import { followAccount, unfollowAccount } from "#modules/accounts";
import { createGroup, getGroup, removeMember } from "#modules/groups";
import { editPost, type Post } from "#modules/posts";
import { type Browser, makeWorld, type Person, type World } from "../world.ts";
import { hangPicture } from "./media-stage.ts";
import type { Viewer } from "./visibility-policy.ts";

export const audiences = ["public", "quiet", "local", "followers", "direct", "group"] as const;
export type Audience = (typeof audiences)[number];

/** A post of the author, with a word that stands in it and nowhere else, and one that stood in it before an edit. */
export type Marked = {
  readonly name: string;
  readonly audience: Audience;
  readonly isReply: boolean;
  readonly post: Post;
  readonly word: string;
  readonly earlier: string;
};

export type VisibilityStage = {
  readonly world: World;
  readonly author: Person;
  readonly neighbour: Person;
  readonly browsers: Readonly<Record<Viewer, Browser>>;
  readonly members: Readonly<Partial<Record<Viewer, Person>>>;
  readonly posts: readonly Marked[];
  /** A neighbour's public post, which the author's replies answer. */
  readonly base: Post;
  /** By the name of a post: a public answer to it, which the app would not take but a fault might leave behind. */
  readonly answers: ReadonlyMap<string, Post>;
};

/**
 * The author is locked and has twelve posts: one of each audience, and one of each in answer to a neighbour. References
 * that the app would never make (bookmarks, shares, homes, mentions of people who were blocked) are forced into the
 * database, so that only the policy stands between them and the page.
 */
export async function setVisibilityStage(): Promise<VisibilityStage> {
  const world = await makeWorld();
  const { ctx, pool } = world;
  const author = await world.person("alya", { locked: true });
  const neighbour = await world.person("bima");
  const members = {
    pending: await world.person("pending1", { status: "pending" }),
    stranger: await world.person("stranger1"),
    requested: await world.person("requested1"),
    follower: await world.person("follower1"),
    formerFollower: await world.person("former1"),
    mentioned: await world.person("mentioned1"),
    groupMember: await world.person("anggota1"),
    groupAsker: await world.person("peminta1"),
    groupInvited: await world.person("undangan1"),
    groupRemoved: await world.person("keluar1"),
    groupBanned: await world.person("terlarang1"),
    blockedByAuthor: await world.person("blocked1"),
    blockerOfAuthor: await world.person("blocker1"),
    author,
    moderator: await world.person("moderator1", { role: "moderator" }),
    administrator: await world.person("admin1", { role: "administrator" }),
  };
  const viewerOf = (person: Person) => ({ ...person.account, session_id: "0" });
  for (const person of [members.follower, members.formerFollower, members.requested])
    await followAccount(ctx, viewerOf(person), author.account);
  await pool.query("update follows set state = 'accepted' where follower_id = any($1)", [
    [members.follower.account.id, members.formerFollower.account.id],
  ]);
  await unfollowAccount(ctx, members.formerFollower.account, author.account);

  const groupId = await gather(world, author, members);
  const base = await world.says(neighbour, "Pertanyaan tetangga");
  const posts: Marked[] = [];
  for (const isReply of [false, true]) {
    for (const audience of audiences) {
      const name = `${audience}${isReply ? " reply" : ""}`;
      const word = `kata${audience}${isReply ? "jawab" : "awal"}`;
      // What is for the group is said first and put there afterwards, so that all its parts are made as those of the others.
      const chosen = audience === "group" ? "followers" : audience;
      const draft = { audience: chosen, language: "id", warning: "", reply_policy: "everyone" } as const;
      const post = await world.says(author, `@mentioned1 sebelum${word} #matriks`, draft, isReply ? base : undefined);
      await editPost(ctx, author.account, post, { ...draft, text: `@mentioned1 ${word} #matriks` });
      if (audience === "group")
        await pool.query("update posts set audience = 'group', group_id = $2 where id = $1", [post.id, groupId]);
      await hangPicture(world, post, `${word} di foto`);
      posts.push({ name, audience, isReply, post, word, earlier: `sebelum${word}` });
    }
  }
  const answers = new Map<string, Post>();
  for (const { name, post } of posts) {
    const answer = await world.says(neighbour, `Jawaban atas ${name.length}`);
    await pool.query("update posts set in_reply_to_id = $2, in_reply_to_author_id = $3, thread_id = $4 where id = $1", [
      answer.id,
      post.id,
      author.account.id,
      post.thread_id,
    ]);
    answers.set(name, answer);
  }
  await pool.query("insert into blocks (blocker_id, blocked_id) values ($1, $2), ($3, $1)", [
    author.account.id,
    members.blockedByAuthor.account.id,
    members.blockerOfAuthor.account.id,
  ]);
  const kept = [members.blockedByAuthor, members.blockerOfAuthor, members.pending].map(({ account }) => account.id);
  await pool.query(
    "insert into mentions (post_id, account_id) select posts.id, unnest($2::bigint[]) from posts where author_id = $1",
    [author.account.id, kept],
  );
  await pool.query(
    "insert into follows (follower_id, followee_id, state) select unnest($2::bigint[]), $1, 'accepted'",
    [author.account.id, kept],
  );
  // A neighbour who follows everyone takes their messages; people stand in the author's conversations who never should.
  await pool.query(
    "insert into follows (follower_id, followee_id, state) select $1, unnest($2::bigint[]), 'accepted' on conflict do nothing",
    [neighbour.account.id, Object.values(members).map(({ account }) => account.id)],
  );
  await pool.query(
    `insert into conversation_members (conversation_id, account_id, state, last_post_id)
      select conversation_id, unnest($2::bigint[]), 'accepted', id from posts where author_id = $1 and conversation_id is not null`,
    [author.account.id, [...kept, members.stranger.account.id, members.moderator.account.id]],
  );
  await pool.query("update conversation_members set state = 'accepted'");
  await askPolls(world, posts);
  await quoteAll(world, posts);
  await force(world, author, neighbour, Object.values(members));
  return { world, author, neighbour, browsers: { guest: world.guest(), ...members }, members, posts, base, answers };
}

/** A private group of the author, with somebody at each way of belonging to it or not. @returns its id */
async function gather(
  { ctx, pool }: World,
  author: Person,
  members: Readonly<Record<string, Person>>,
): Promise<string> {
  const doors = { access: "private", approves: false, question: "", agreement: "", place: "" } as const;
  await createGroup(ctx, author.account, { ...doors, name: "Lingkar", handle: "lingkar", about: "Bercerita" });
  const group = await getGroup(ctx, author.account, "lingkar");
  const stand = async (state: string, person: Person | undefined) =>
    pool.query("insert into group_members (group_id, account_id, state) values ($1, $2, $3)", [
      group.id,
      person?.account.id,
      state,
    ]);
  await stand("member", members["groupMember"]);
  await stand("asked", members["groupAsker"]);
  await stand("invited", members["groupInvited"]);
  await stand("member", members["groupRemoved"]);
  await stand("member", members["groupBanned"]);
  for (const [name, ban] of [
    ["groupRemoved", false],
    ["groupBanned", true],
  ] as const) {
    const person = members[name];
    if (person) await removeMember(ctx, author.account, group, person.account, { reason: "Uji", ban });
  }
  return group.id;
}

/** Gives every post a poll whose answers hold the post's word. */
async function askPolls({ pool }: World, posts: readonly Marked[]): Promise<void> {
  for (const { post, word } of posts) {
    await pool.query("update posts set voters_count = 0 where id = $1", [post.id]);
    await pool.query(
      "insert into polls (post_id, multiple, secret, ends_at) values ($1, true, false, now() + interval '1 day')",
      [post.id],
    );
    await pool.query("insert into poll_options (post_id, place, text) values ($1, 1, $2), ($1, 2, 'lain')", [
      post.id,
      word,
    ]);
  }
}

/** Someone's quiet quote of every post, also of those that nobody may quote. */
async function quoteAll(world: World, posts: readonly Marked[]): Promise<void> {
  const quoter = await world.person("citra");
  for (const { post } of posts) {
    const quote = await world.says(quoter, "Lihat ini", { audience: "quiet" });
    await world.pool.query("update posts set quoted_id = $2, quote_state = 'accepted' where id = $1", [
      quote.id,
      post.id,
    ]);
  }
}

/** Puts every post of the author where it could be met: everyone's home, bookmarks and news, a neighbour's shares, the pins. */
async function force({ pool }: World, author: Person, neighbour: Person, everyone: readonly Person[]): Promise<void> {
  const ids = everyone.map(({ account }) => account.id);
  await pool.query("truncate home_entries");
  await pool.query(
    "insert into home_entries (account_id, entry_id, post_id) select unnest($2::bigint[]), id, id from posts where author_id = $1",
    [author.account.id, ids],
  );
  await pool.query(
    "insert into bookmarks (account_id, post_id) select unnest($2::bigint[]), id from posts where author_id = $1",
    [author.account.id, ids],
  );
  await pool.query("truncate notifications, notification_entries");
  await pool.query(
    `with told as (insert into notification_entries (account_id, kind, actor_id, subject_id, post_id)
        select unnest($2::bigint[]), 'reply', $1, id, id from posts where author_id = $1 returning *)
      insert into notifications (account_id, kind, subject_id, day, latest_id) select account_id, kind, subject_id, day, id from told`,
    [author.account.id, ids],
  );
  await pool.query("insert into accounts (handle, name) select 'orang' || n, 'Orang' from generate_series(1, 12) n");
  await pool.query(
    `insert into notification_entries (account_id, kind, actor_id, subject_id, post_id, filtered)
      select unnest($2::bigint[]), 'follow-accepted', accounts.id, 0, told.id, true
      from (select id, row_number() over (order by id) as place from posts where author_id = $1) as told
      join accounts on handle = 'orang' || told.place`,
    [author.account.id, ids],
  );
  await pool.query("insert into shares (account_id, post_id) select $2, id from posts where author_id = $1", [
    author.account.id,
    neighbour.account.id,
  ]);
  await pool.query("update posts set pinned_at = now() where author_id = $1", [author.account.id]);
}
