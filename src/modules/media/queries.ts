import { type RawBuilder, sql } from "kysely";
import { demandVisibleTo, heldVisibleTo, type Looker, sheetVisibleTo, storyVisibleTo, visibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Variant } from "./make-variants.ts";

/** A picture as pages show it. */
export type Picture = {
  readonly id: string;
  /** Absent of a photo somebody without an account sent. */
  readonly account_id: string | null;
  readonly stem: string;
  readonly variants: readonly Variant[];
  /** Its average colour, as six hexadecimal digits. */
  readonly colour: string;
  readonly alt: string;
  /** The point that matters most, in thousandths: -1000 is left or bottom, 1000 right or top. */
  readonly focus_x: number;
  readonly focus_y: number;
};

const columns = sql`pictures.id, pictures.account_id, pictures.stem, pictures.variants, pictures.colour, pictures.alt, pictures.focus_x, pictures.focus_y`;
const isWhole = sql<boolean>`pictures.ready_at is not null and not pictures.missing`;

/**
 * Which rows of `pictures` a viewer may see: those of posts, stories and demands they may see, those of profiles that are open
 * to them, and all of their own. What hangs on nothing is its owner's alone.
 */
function pictureVisibleTo(looker: Looker): RawBuilder<boolean> {
  const me = looker?.status === "active" ? looker.id : undefined;
  const mine = looker ? sql<boolean>`pictures.account_id = ${looker.id}` : sql<boolean>`false`;
  const isApart = me
    ? sql<boolean>`exists (select from blocks where (blocker_id, blocked_id) in ((pictures.account_id, ${me}), (${me}, pictures.account_id)))`
    : sql<boolean>`false`;
  return sql<boolean>`(${isWhole} and (${mine}
    or pictures.post_id is not null and exists (select from posts where posts.id = pictures.post_id and ${visibleTo(looker)})
    or pictures.story_id is not null and exists (select from stories where stories.id = pictures.story_id and ${storyVisibleTo(looker)}
      and (stories.expires_at > now() or exists (select from highlight_stories where story_id = stories.id)))
    or pictures.demand_id is not null and exists (select from demands where demands.id = pictures.demand_id and (${demandVisibleTo(looker)} or ${heldVisibleTo(looker)}))
    or pictures.sheet_id is not null and exists (select from signature_sheets where signature_sheets.id = pictures.sheet_id and ${sheetVisibleTo(looker)})
    or pictures.part is not null and not ${isApart} and (select status from accounts where id = pictures.account_id) = 'active'))`;
}

/** A picture by the stem in its address; `open` when everyone sees it. @throws NotFound for what is not there or not theirs to see. */
export async function getFile(
  ctx: Context,
  looker: Looker,
  stem: string,
): Promise<Picture & { readonly open: boolean }> {
  const { rows } = await sql<Picture & { open: boolean }>`
    select ${columns}, ${pictureVisibleTo(undefined)} as open from pictures where stem = ${stem} and ${pictureVisibleTo(looker)}`.execute(
    ctx.db,
  );
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

/** The pictures of these posts, by post. The caller holds the posts, so their viewer may see them. */
export async function listPicturesOf(
  ctx: Context,
  postIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Picture[]>> {
  return listBy(ctx, sql`pictures.post_id`, postIds);
}

/** The pictures of these stories, by story; as of posts. */
export async function listPicturesOfStories(
  ctx: Context,
  storyIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Picture[]>> {
  return listBy(ctx, sql`pictures.story_id`, storyIds);
}

/** The pictures of these signed sheets, by sheet. The caller knows that their viewer may see them. */
export async function listPicturesOfSheets(
  ctx: Context,
  sheetIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Picture[]>> {
  return listBy(ctx, sql`pictures.sheet_id`, sheetIds);
}

/** A picture of a demand, or of a row of its trail as proof. */
export type DemandPicture = Picture & { readonly trail_seq: string | null };

/** The pictures of a demand the caller holds, and of its trail. */
export async function listPicturesOfDemand(
  ctx: Context,
  demand: { readonly id: string },
): Promise<readonly DemandPicture[]> {
  const { rows } = await sql<DemandPicture>`
    select ${columns}, pictures.trail_seq from pictures
    where demand_id = ${demand.id} and ${isWhole} order by pictures.trail_seq, pictures.position, pictures.id`.execute(
    ctx.db,
  );
  return rows;
}

/** The pictures kept with a demand that is being written, in order. */
export async function listPicturesOfDemandDraft(
  ctx: Context,
  draft: { readonly id: string },
): Promise<readonly Picture[]> {
  return (await listBy(ctx, sql`pictures.demand_draft_id`, [draft.id])).get(draft.id) ?? [];
}

/** The pictures kept with a draft, in order. */
export async function listPicturesOfDraft(ctx: Context, draft: { readonly id: string }): Promise<readonly Picture[]> {
  return (await listBy(ctx, sql`pictures.draft_id`, [draft.id])).get(draft.id) ?? [];
}

async function listBy(ctx: Context, column: RawBuilder<unknown>, ids: readonly string[]) {
  const found = new Map<string, Picture[]>();
  if (ids.length === 0) return found;
  const { rows } = await sql<Picture & { on: string }>`
    select ${columns}, ${column} as on from pictures
    where ${column} = any(${[...ids]}::bigint[]) and ${isWhole} order by pictures.position, pictures.id`.execute(
    ctx.db,
  );
  for (const { on, ...picture } of rows) found.set(on, [...(found.get(on) ?? []), picture]);
  return found;
}

/** A picture of one's own, wherever it hangs; `hangs` when that is a post, a story or one's profile. @throws NotFound */
export async function getOwnPicture(
  ctx: Context,
  owner: { readonly id: string },
  id: string,
): Promise<Picture & { readonly hangs: boolean }> {
  const { rows } = await sql<Picture & { hangs: boolean }>`
    select ${columns}, num_nonnulls(post_id, story_id, part, demand_id, sheet_id) > 0 as hangs from pictures
    where id = ${id} and account_id = ${owner.id} and ${isWhole}`.execute(ctx.db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}
