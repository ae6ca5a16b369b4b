import { type RawBuilder, sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Picture } from "#modules/media";
import { eventVisibleTo, questionVisibleTo, visibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import type { Part } from "./contents.ts";

const addressOf = (ctx: Context, id: string) => new URL(`/p/${id}`, ctx.config.baseUrl).href;
/** Posts that a table of one's own points at, as far as one may see them. */
const marked = (ctx: Context, account: Account, from: RawBuilder<unknown>, columns: RawBuilder<unknown>) =>
  sql<{ id: string; kind: string; created_at: Date }>`select posts.id, ${columns} from ${from} as t
    join posts on posts.id = t.post_id where t.account_id = ${account.id} and ${visibleTo(account)} order by posts.id`.execute(
    ctx.db,
  );

/** The addresses of what one keeps for later, as far as one may still see it. */
export async function listBookmarks(ctx: Context, account: Account): Promise<string[]> {
  return (await marked(ctx, account, sql`bookmarks`, sql`posts.created_at`)).rows.map(({ id }) => addressOf(ctx, id));
}

export async function* listReactions(ctx: Context, account: Account): AsyncGenerator {
  for (const { id, kind, created_at } of (await marked(ctx, account, sql`reactions`, sql`t.kind, t.created_at`)).rows)
    yield { type: "Like", object: addressOf(ctx, id), published: created_at, "gaung:kind": kind };
}

/** Messages of conversations one is in, by whomever, as far as one may read them. */
export async function* listMessages(ctx: Context, account: Account): AsyncGenerator {
  for (let after = "0"; ; ) {
    const { rows } = await sql<{ id: string; conversation_id: string; handle: string; text: string; created_at: Date }>`
      select posts.id, posts.conversation_id, author.handle, posts.text, posts.created_at
      from posts join accounts author on author.id = posts.author_id
      where posts.conversation_id in (select conversation_id from conversation_members
          where account_id = ${account.id} and state <> 'declined')
        and posts.id > ${after} and ${visibleTo(account)} order by posts.id limit 500`.execute(ctx.db);
    for (const { id, conversation_id, handle, text, created_at } of rows)
      yield {
        id: addressOf(ctx, id),
        conversation: conversation_id,
        from: `@${handle}`,
        content: text,
        published: created_at,
      };
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

export async function* listDrafts(ctx: Context, account: Account): AsyncGenerator {
  yield* await ctx.db
    .selectFrom("drafts")
    .select(["id", "writing", "publish_at", "updated_at"])
    .where("account_id", "=", account.id)
    .orderBy("id")
    .execute();
}

/** What one asked for, whoever may see it, with every version of its text; and what one is writing. */
export async function* listDemands(ctx: Context, account: Account): AsyncGenerator {
  const { rows } = await sql<Record<string, unknown>>`
    select id, kind, openness, title, what, ask, who, evidence, category, place, latitude, longitude, since, goal, deadline, status, tracking, published_at,
      (select json_agg(json_build_object('version', version, 'title', title, 'what', what, 'ask', ask, 'at', written_at) order by version)
        from demand_versions where demand_id = demands.id) as versions
    from demands where author_id = ${account.id} order by id`.execute(ctx.db);
  for (const demand of rows) yield demand;
  const { rows: drafts } = await sql<Record<string, unknown>>`
    select kind, writing, saved_at from demand_drafts where account_id = ${account.id} order by id`.execute(ctx.db);
  for (const draft of drafts) yield { ...draft, draft: true };
}

/** Events the person invited to, and what they answered to those of others. */
export async function* listEvents(ctx: Context, account: Account): AsyncGenerator {
  const { rows } = await sql<object>`
    select events.id, title, starts_at, ends_at, time_zone, place, organiser_id = ${account.id} as mine,
      case when organiser_id = ${account.id} then about end as about, state as answer, companions, children, attended_at
    from events left join event_guests guest on guest.event_id = events.id and guest.account_id = ${account.id}
    where organiser_id = ${account.id} or guest.id is not null and ${eventVisibleTo(account)} order by starts_at, events.id`.execute(
    ctx.db,
  );
  for (const event of rows) yield event;
}

/** What the person asked together, with its statements; and what they said and answered in questions, here and at other servers, as far as they may see these. */
export async function* listQuestions(ctx: Context, account: Account): AsyncGenerator {
  const { rows: asked } = await sql<object>`
    select questions.id, title, about, voters, opened_at, closed_at, (select json_agg(json_build_object('number', number, 'text', text, 'state', state) order by number)
      from statements where question_id = questions.id) as statements
    from questions where author_id = ${account.id} order by id`.execute(ctx.db);
  for (const question of asked) yield { ...question, mine: true };
  const { rows: answered } = await sql<object>`
    select questions.id, title, json_agg(json_build_object('number', number, 'text', statements.text, 'mine', coalesce(statements.participant_id = part.id, false),
      'vote', vote, 'at', coalesce(voted_at, said_at)) order by number) as answers
    from question_participants part join questions on questions.id = part.question_id join statements on statements.question_id = questions.id
    left join statement_votes on statement_id = statements.id and statement_votes.participant_id = part.id
    where part.account_id = ${account.id} and (vote is not null or statements.participant_id = part.id) and ${questionVisibleTo(account)}
    group by questions.id order by questions.id`.execute(ctx.db);
  for (const question of answered) yield question;
  const { rows: elsewhere } = await sql<object>`
    select remote_questions.uri, remote_questions.title, json_agg(json_build_object('number', number, 'text', remote_statements.text, 'vote', vote, 'at', made_at) order by number) as answers
    from opinions_elsewhere join remote_questions using (post_id) left join remote_statements using (post_id, number)
      join posts on posts.id = opinions_elsewhere.post_id
    where opinions_elsewhere.account_id = ${account.id} and ${visibleTo(account)} group by remote_questions.post_id order by remote_questions.post_id`.execute(
    ctx.db,
  );
  for (const question of elsewhere) yield question;
  const { rows: proposed } = await sql<object>`
    select remote_questions.uri, remote_questions.title, json_agg(json_build_object('text', statements_elsewhere.text, 'state', statements_elsewhere.state,
      'number', number, 'at', made_at) order by statements_elsewhere.id) as proposed
    from statements_elsewhere join remote_questions using (post_id) join posts on posts.id = statements_elsewhere.post_id
    where statements_elsewhere.account_id = ${account.id} and ${visibleTo(account)} group by remote_questions.post_id order by remote_questions.post_id`.execute(
    ctx.db,
  );
  for (const question of proposed) yield question;
}

export async function* listStories(ctx: Context, account: Account): AsyncGenerator {
  const { rows } = await sql<{ id: string; text: string; audience: string; created_at: Date; highlights: string[] }>`
    select stories.id, stories.text, stories.audience, stories.created_at,
      array(select name from highlight_stories join highlights on highlights.id = highlight_id where story_id = stories.id order by name) as highlights
    from stories where author_id = ${account.id} order by id`.execute(ctx.db);
  for (const story of rows) yield story;
}

/** The largest file of a picture, and its place in an archive. */
export function pictureFile(picture: Pick<Picture, "stem" | "variants">) {
  const widest = picture.variants.toSorted((one, two) => two.width - one.width)[0];
  if (!widest) return undefined;
  const [ending, file] = widest.webp ? (["webp", widest.webp] as const) : (["avif", widest.avif] as const);
  if (!file) return undefined;
  const name = `${picture.stem}-${widest.width}-${file.hash}.${ending}`;
  return { name, path: `media_attachments/${picture.stem}.${ending}`, type: `image/${ending}` };
}

/** One's own pictures, one file each. A file that is missing leaves an empty one, so that the rest can be had. */
export async function listPictureFiles(ctx: Context, account: Account): Promise<Part[]> {
  const { rows } = await sql<Pick<Picture, "stem" | "variants">>`select stem, variants from pictures
    where account_id = ${account.id} and ready_at is not null and not missing order by id`.execute(ctx.db);
  return rows.flatMap((picture) => {
    const file = pictureFile(picture);
    if (!file) return [];
    return {
      path: file.path,
      packed: true,
      content: async function* () {
        const bytes = await ctx.storage.read(file.name);
        if (bytes) yield Buffer.from(bytes);
      },
    };
  });
}
