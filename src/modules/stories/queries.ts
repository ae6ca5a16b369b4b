import { type RawBuilder, type Selectable, sql } from "kysely";
import { listPicturesOfStories, type Picture } from "#modules/media";
import { type Looker, notMutedBy, storyVisibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import type { StoriesTable } from "#platform/schema";
import { storyLimits } from "./rules.ts";

/** A story as it is shown: with its author and its picture. */
export type Story = Selectable<StoriesTable> & {
  readonly author_handle: string;
  readonly author_name: string;
  readonly picture?: Picture;
};

/** Stories the caller holds, with their pictures. */
async function withPictures(ctx: Context, stories: readonly Story[]): Promise<Story[]> {
  const pictures = await listPicturesOfStories(
    ctx,
    stories.map(({ id }) => id),
  );
  return stories.map((story) => {
    const [picture] = pictures.get(story.id) ?? [];
    return picture ? { ...story, picture } : story;
  });
}

const isLive = sql<boolean>`stories.expires_at > now()`;
/** A story in a highlight is shown for good; its author sees all of their own. */
const isShown = (looker: Looker): RawBuilder<boolean> =>
  sql<boolean>`(${isLive} or stories.author_id = ${looker?.id ?? null} or exists (select from highlight_stories where story_id = stories.id))`;

/** A story the viewer may see now. @throws NotFound, also when its day is over */
export async function getStory(ctx: Context, viewer: Viewer, id: string): Promise<Story> {
  const { rows } = await sql<Story>`
    select stories.*, author.handle as author_handle, author.name as author_name
    from stories join accounts author on author.id = stories.author_id
    where stories.id = ${id} and ${isShown(viewer)} and ${storyVisibleTo(viewer)}`.execute(ctx.db);
  const [story] = await withPictures(ctx, rows);
  if (!story) throw new NotFound();
  return story;
}

/** Someone whose stories the viewer may see now, and the one to begin with: the first not seen yet, else the first. */
export type Teller = {
  readonly name: string;
  readonly handle: string;
  readonly story_id: string;
  readonly fresh: boolean;
};

/** Those the viewer follows who tell something now: what is new first, then the latest. One index range of live stories. */
export async function listTellers(ctx: Context, viewer: Pick<Viewer, "id" | "status">): Promise<Teller[]> {
  const { rows } = await sql<Teller>`
    select author.name, author.handle, coalesce(min(live.id) filter (where not live.seen), min(live.id)) as story_id,
      bool_or(not live.seen) as fresh
    from (select stories.id, stories.author_id, exists (select from story_views where story_id = stories.id and account_id = ${viewer.id}) as seen
      from stories where ${isLive} and stories.author_id <> ${viewer.id}
        and exists (select from follows where follower_id = ${viewer.id} and followee_id = stories.author_id and state = 'accepted')
        and ${notMutedBy(viewer, "stories.author_id")} and ${storyVisibleTo(viewer)}
      order by stories.expires_at desc limit ${storyLimits.looked}) as live
    join accounts author on author.id = live.author_id
    group by author.id order by fresh desc, max(live.id) desc`.execute(ctx.db);
  return rows;
}

/** Live stories of one person the viewer may see, oldest first. */
export async function listStoriesOf(ctx: Context, viewer: Viewer, authorId: string): Promise<Story[]> {
  const { rows } = await sql<Story>`
    select stories.*, author.handle as author_handle, author.name as author_name
    from stories join accounts author on author.id = stories.author_id
    where stories.author_id = ${authorId} and ${isLive} and ${storyVisibleTo(viewer)}
    order by stories.id limit ${storyLimits.live}`.execute(ctx.db);
  return rows;
}

/** The story after this one: the author's next, then somebody else's the viewer has not seen. */
export async function findNext(ctx: Context, viewer: Viewer, story: Story): Promise<string | undefined> {
  const later = (await listStoriesOf(ctx, viewer, story.author_id)).find(({ id }) => BigInt(id) > BigInt(story.id));
  if (later) return later.id;
  const tellers = await listTellers(ctx, viewer);
  return tellers.find(({ fresh, handle }) => fresh && handle !== story.author_handle)?.story_id;
}

/** Who opened a story, the latest first; for its author alone. At most 100 names, and how many there are. */
export async function listSeers(ctx: Context, story: Pick<Story, "id">) {
  const seers = await ctx.db
    .selectFrom("story_views")
    .innerJoin("accounts", "accounts.id", "story_views.account_id")
    .select(["accounts.name", "accounts.handle"])
    .where("story_id", "=", story.id)
    .where("accounts.status", "=", "active")
    .orderBy("seen_at", "desc")
    .limit(100)
    .execute();
  const { count } = await ctx.db
    .selectFrom("story_views")
    .select((of) => of.fn.countAll<string>().as("count"))
    .where("story_id", "=", story.id)
    .executeTakeFirstOrThrow();
  return { seers, count: Number(count) };
}

export type Highlight = { readonly id: string; readonly name: string };

/** A person's highlights in which the viewer may see at least one story, by name. */
export async function listHighlights(
  ctx: Context,
  viewer: Looker,
  account: { readonly id: string },
): Promise<Highlight[]> {
  const { rows } = await sql<Highlight>`
    select id, name from highlights where account_id = ${account.id} and exists (select from highlight_stories
      join stories on stories.id = highlight_stories.story_id where highlight_id = highlights.id and ${storyVisibleTo(viewer)})
    order by name`.execute(ctx.db);
  return rows;
}

export type OpenHighlight = Highlight & {
  readonly account_id: string;
  readonly handle: string;
  readonly owner: string;
  readonly stories: readonly Story[];
};

/** A highlight with those of its stories the viewer may see. @throws NotFound when there is none of these */
export async function getHighlight(ctx: Context, viewer: Viewer, id: string): Promise<OpenHighlight> {
  const highlight = await ctx.db
    .selectFrom("highlights")
    .innerJoin("accounts", "accounts.id", "highlights.account_id")
    .select(["highlights.id", "highlights.name", "account_id", "accounts.handle", "accounts.name as owner"])
    .where("highlights.id", "=", id)
    .executeTakeFirst();
  const { rows: stories } = await sql<Story>`
    select stories.*, author.handle as author_handle, author.name as author_name
    from highlight_stories join stories on stories.id = highlight_stories.story_id join accounts author on author.id = stories.author_id
    where highlight_id = ${id} and ${storyVisibleTo(viewer)} order by stories.id`.execute(ctx.db);
  if (!highlight || (stories.length === 0 && highlight.account_id !== viewer.id)) throw new NotFound();
  return { ...highlight, stories: await withPictures(ctx, stories) };
}
