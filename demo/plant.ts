import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { markUp, markUpLine, readMarks } from "#platform/marked-text";
import { hashPassphrase } from "#platform/passphrase";
import { plantQuestion } from "./answer.ts";
import { plantDemands } from "./ask.ts";
import { plantCare } from "./care.ts";
import { plantElsewhere } from "./elsewhere.ts";
import { plantGroups } from "./gather.ts";
import { plantEvent } from "./meet.ts";
import type { Ids } from "./member-of.ts";
import { plantNews } from "./news.ts";
import { plantPolls } from "./polls.ts";
import type { StoryPost, Village } from "./village.ts";

/** Rows sent to the database in one statement. */
const BATCH = 500;

/**
 * Writes a told village into an empty database as it would stand had its people lived there: in a few large
 * statements, since it tells of months and a demo should start in seconds. Everyone has the same passphrase.
 */
export async function plantVillage(ctx: Context, village: Village, passphrase: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await sql`insert into community (name, description, sign_up, locale)
      values ('Sukamaju', 'Balai warga Desa Sukamaju: kabar, gotong royong, dan belajar bersama.', 'open', 'id')
      on conflict do nothing`.execute(ctx.db);
    const ids = await plantPeople(ctx, village, passphrase);
    const posts = await plantPosts(ctx, village, ids);
    await plantConversations(ctx);
    await plantTies(ctx, village, ids, posts);
    await plantStories(ctx, ids);
    await plantPolls(ctx, ids);
    await plantCare(ctx, ids);
    await plantElsewhere(ctx);
    await plantEvent(ctx, ids, await plantDemands(ctx, ids, await plantGroups(ctx, ids)));
    await plantQuestion(ctx, ids);
    await countEverything(ctx);
    await plantNews(ctx);
  });
}

async function plantPeople(ctx: Context, village: Village, passphrase: string): Promise<Ids> {
  const first = village.posts[0]?.at ?? ctx.now();
  const rows = village.people.map((person, index) => ({
    ...person,
    bio_html: person.bio ? markUp(person.bio, new Set()) : "",
    pronouns: person.pronouns ?? "",
    fields: person.fields.map((field) => ({ ...field, html: markUpLine(field.value) })),
    at: new Date(first.getTime() - (village.people.length - index) * 3_600_000),
  }));
  const { rows: made } = await sql<{ id: string; handle: string }>`
    insert into accounts (id, handle, name, bio, bio_html, fields, place, languages, pronouns, role, locked, place_seen_by, created_at)
    select next_id(at), handle, name, bio, bio_html, fields, place, array(select jsonb_array_elements_text(languages)), pronouns, role, locked, 'everyone', at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as person(handle text, name text, bio text, bio_html text, fields jsonb,
      place text, languages jsonb, pronouns text, role text, locked boolean, at timestamptz)
    order by at returning id, handle`.execute(ctx.db);
  const ids = new Map(made.map(({ id, handle }) => [handle, id]));
  const hash = await hashPassphrase(passphrase);
  await sql`insert into credentials (account_id, passphrase_hash) select id, ${hash} from accounts`.execute(ctx.db);
  const follows = village.people.flatMap(({ handle, follows }) =>
    follows.map((whom) => [ids.get(handle), ids.get(whom)]),
  );
  await insertRows(
    ctx,
    sql`insert into follows (follower_id, followee_id, state) select a::bigint, b::bigint, 'accepted'`,
    follows,
  );
  return ids;
}

async function plantPosts(ctx: Context, village: Village, ids: Ids): Promise<Ids> {
  const handles = new Set(ids.keys());
  const { rows: made } = await sql<{
    id: string;
  }>`select next_id(at) as id from unnest(${village.posts.map(({ at }) => at)}::timestamptz[]) with ordinality as t(at, place) order by place`.execute(
    ctx.db,
  );
  const posts = new Map(village.posts.map(({ key }, index) => [key, made[index]?.id ?? ""]));
  const byKey = new Map(village.posts.map((post) => [post.key, post]));
  const rootOf = (post: StoryPost): string =>
    post.replyTo ? rootOf(byKey.get(post.replyTo) ?? { ...post, replyTo: "" }) : post.key;
  const rows = village.posts.map((post) => {
    const parent = post.replyTo ? byKey.get(post.replyTo) : undefined;
    const text = post.edits?.at(-1)?.text ?? post.text;
    return {
      id: posts.get(post.key),
      author_id: ids.get(post.by),
      text,
      html: markUp(text, handles),
      warning: post.warning ?? "",
      language: post.language,
      audience: post.audience,
      reply_policy: post.replyPolicy ?? "everyone",
      in_reply_to_id: parent && posts.get(parent.key),
      in_reply_to_author_id: parent && ids.get(parent.by),
      thread_id: posts.get(rootOf(post)),
      pinned_at: post.pinned ? post.at : null,
      edited_at: post.edits?.at(-1)?.at ?? null,
      created_at: post.at,
    };
  });
  for (let at = 0; at < rows.length; at += BATCH) {
    await sql`insert into posts (id, author_id, text, html, warning, language, audience, reply_policy, in_reply_to_id, in_reply_to_author_id, thread_id, pinned_at, edited_at, created_at)
      select id, author_id, text, html, warning, language, audience, reply_policy, in_reply_to_id, in_reply_to_author_id, thread_id, pinned_at, edited_at, created_at
      from jsonb_populate_recordset(null::posts, ${JSON.stringify(rows.slice(at, at + BATCH))}::jsonb)`.execute(ctx.db);
  }
  await plantMarks(ctx, village, ids, posts);
  return posts;
}

async function plantMarks(ctx: Context, village: Village, ids: Ids, posts: Ids): Promise<void> {
  const byKey = new Map(village.posts.map((post) => [post.key, post]));
  const marked = village.posts.map((post) => ({ post, ...readMarks(post.edits?.at(-1)?.text ?? post.text) }));
  const mentions = marked.flatMap(({ post, handles }) => {
    const parent = post.replyTo ? byKey.get(post.replyTo)?.by : undefined;
    const named = new Set(
      [...handles, ...(parent ? [parent] : [])].filter((handle) => ids.has(handle) && handle !== post.by),
    );
    return [...named].map((handle) => [posts.get(post.key), ids.get(handle)]);
  });
  await insertRows(ctx, sql`insert into mentions (post_id, account_id) select a::bigint, b::bigint`, mentions);
  await insertRows(
    ctx,
    sql`insert into post_tags (post_id, tag) select a::bigint, b`,
    marked.flatMap(({ post, tags }) => tags.map((tag) => [posts.get(post.key), tag])),
  );
  const revisions = village.posts.flatMap((post) => {
    const versions = [{ at: post.at, text: post.text }, ...(post.edits ?? [])];
    return versions
      .slice(0, -1)
      .map(({ at, text }) => [posts.get(post.key), text, at.toISOString(), markUp(text, new Set(ids.keys()))]);
  });
  await insertRows(
    ctx,
    sql`insert into post_revisions (post_id, text, written_at, html) select a::bigint, b, c::timestamptz, d`,
    revisions,
  );
}

/** What some of them tell today; one of it stays in a highlight. */
async function plantStories(ctx: Context, ids: Ids): Promise<void> {
  const told = [
    ["bidan_ratih", "Vitamin A sudah datang. Besok pagi jam delapan di balai RW, bawa buku pink ya.", "local"],
    ["sri_pkk", "Dapur PKK sore ini: 40 kotak nasi untuk kerja bakti.", "followers"],
    ["toko_hasan", "Beras pulen datang siang ini. Harga tetap.", "followers"],
    ["laras_pengurus", "Balai desa buka sampai jam tiga. Surat bisa diambil.", "local"],
  ].filter(([by = ""]) => ids.has(by));
  await insertRows(
    ctx,
    sql`insert into stories (author_id, text, html, audience) select a::bigint, b, c, d`,
    told.map(([by = "", text = "", audience]) => [ids.get(by), text, markUp(text, new Set()), audience]),
  );
  await sql`with kept as (insert into highlights (account_id, name)
      select id, 'Posyandu' from accounts where handle = 'bidan_ratih' returning id, account_id)
    insert into highlight_stories (highlight_id, story_id)
    select kept.id, stories.id from kept join stories on author_id = account_id`.execute(ctx.db);
}

/** Every direct post joins the conversation of those it names; all of it was read but what came last. */
async function plantConversations(ctx: Context): Promise<void> {
  await sql`create temporary table told on commit drop as
    select posts.id as post_id, posts.author_id, (select array_agg(distinct one order by one) from (
      select posts.author_id as one union select account_id from mentions where post_id = posts.id) as present) as people
    from posts where audience = 'direct'`.execute(ctx.db);
  await sql`insert into conversations (people, starter_id)
    select distinct on (people) people, author_id from told order by people, post_id`.execute(ctx.db);
  await sql`update posts set conversation_id = conversations.id from told join conversations using (people) where posts.id = told.post_id`.execute(
    ctx.db,
  );
  await sql`insert into conversation_members (conversation_id, account_id, state, last_post_id, read_up_to, written_id)
    select conversations.id, one, 'accepted', newest, case when writer = one then newest else newest - 1 end,
      coalesce((select max(id) from posts where conversation_id = conversations.id and author_id = one), 0)
    from conversations cross join unnest(people) as one cross join lateral
      (select id as newest, author_id as writer from posts where conversation_id = conversations.id order by id desc limit 1) as last`.execute(
    ctx.db,
  );
}

async function plantTies(ctx: Context, village: Village, ids: Ids, posts: Ids): Promise<void> {
  const at = (event: { at: Date }) => event.at.toISOString();
  await insertRows(
    ctx,
    sql`insert into shares (id, account_id, post_id, created_at) select next_id(c::timestamptz), a::bigint, b::bigint, c::timestamptz`,
    village.shares.map((share) => [ids.get(share.by), posts.get(share.post), at(share)]),
  );
  await insertRows(
    ctx,
    sql`insert into reactions (account_id, post_id, created_at, kind) select a::bigint, b::bigint, c::timestamptz, d`,
    village.reactions.map((reaction) => [ids.get(reaction.by), posts.get(reaction.post), at(reaction), reaction.kind]),
  );
  await insertRows(
    ctx,
    sql`insert into bookmarks (id, account_id, post_id) select next_id(c::timestamptz), a::bigint, b::bigint`,
    village.bookmarks.map((bookmark) => [ids.get(bookmark.by), posts.get(bookmark.post), at(bookmark)]),
  );
  await insertRows(
    ctx,
    sql`insert into blocks (blocker_id, blocked_id) select a::bigint, b::bigint`,
    village.blocks.map(({ by, whom }) => [ids.get(by), ids.get(whom)]),
  );
  await insertRows(
    ctx,
    sql`insert into mutes (muter_id, muted_id) select a::bigint, b::bigint`,
    village.mutes.map(({ by, whom }) => [ids.get(by), ids.get(whom)]),
  );
}

/** Inserts rows of up to four texts, named a, b, c and d. Rows that are there already are passed over. */
async function insertRows(
  ctx: Context,
  insert: ReturnType<typeof sql>,
  rows: readonly (readonly (string | undefined)[])[],
): Promise<void> {
  const column = (index: number) => rows.map((row) => row[index] ?? null);
  if (rows.length === 0) return;
  await sql`${insert} from unnest(${column(0)}::text[], ${column(1)}::text[], ${column(2)}::text[], ${column(3)}::text[]) as t(a, b, c, d) on conflict do nothing`.execute(
    ctx.db,
  );
}

/** Brings every counter and every home to what the rows say. */
export async function countEverything(ctx: Context): Promise<void> {
  await sql`delete from follows using blocks where (follower_id, followee_id) in ((blocker_id, blocked_id), (blocked_id, blocker_id))`.execute(
    ctx.db,
  );
  await sql`update accounts set
    followers_count = (select count(*) from follows where followee_id = accounts.id and state = 'accepted'),
    following_count = (select count(*) from follows where follower_id = accounts.id and state = 'accepted'),
    posts_count = (select count(*) from posts where author_id = accounts.id and audience not in ('direct', 'group'))`.execute(
    ctx.db,
  );
  await sql`update posts set
    likes_count = (select count(*) from reactions where post_id = posts.id),
    shares_count = (select count(*) from shares join accounts on accounts.id = account_id where post_id = posts.id and accounts.kind = 'person'),
    replies_count = (select count(*) from posts reply where reply.in_reply_to_id = posts.id and reply.audience in ('public', 'quiet'))`.execute(
    ctx.db,
  );
  await sql`insert into home_entries (account_id, entry_id, post_id)
    select follower_id, posts.id, posts.id from posts join follows on followee_id = author_id and follows.state = 'accepted'
    where audience <> 'direct' and (in_reply_to_author_id is null or in_reply_to_author_id in (author_id, follower_id)
      or exists (select from follows f where f.follower_id = follows.follower_id and f.followee_id = in_reply_to_author_id))
    union all select author_id, id, id from posts where audience <> 'direct' and uri is null
    on conflict do nothing`.execute(ctx.db);
  await sql`insert into home_entries (account_id, entry_id, post_id, sharer_id)
    select follower_id, shares.id, shares.post_id, shares.account_id from shares join posts on posts.id = shares.post_id
    join follows on followee_id = shares.account_id and follows.state = 'accepted' where posts.author_id <> follower_id
    order by shares.id on conflict do nothing`.execute(ctx.db);
}
