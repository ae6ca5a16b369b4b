import { sql } from "kysely";
import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import type { AlbumEdit } from "./album-form.ts";
import { type Owner as Anyone, accountOf } from "./keep-pictures.ts";
import { listPicturesOfDemandDraft, listPicturesOfDraft, type Picture } from "./queries.ts";
import { pictureLimits } from "./rules.ts";

type Owner = { readonly id: string };
/** What pictures may be hung on. */
export type Nail =
  | { readonly post_id: string }
  | { readonly story_id: string }
  | { readonly draft_id: string }
  | { readonly demand_id: string; readonly trail_seq?: string }
  | { readonly demand_draft_id: string }
  | { readonly sheet_id: string };

/**
 * Hangs pictures of this person that hang on nothing, in this order, after those that hang there already.
 * @throws Invalid when one is gone, hangs elsewhere or is not theirs, and for more than one thing may carry.
 */
export async function hangPictures(ctx: Context, owner: Anyone, ids: readonly string[], nail: Nail, after = 0) {
  if (after + ids.length > pictureLimits.perPost) throw new Invalid({ pictures: "tooManyPictures" });
  for (const [index, id] of ids.entries()) {
    const hung = await ctx.db
      .updateTable("pictures")
      .set({ ...nail, position: after + index + 1 })
      .where("id", "=", id)
      .where("account_id", "is not distinct from", accountOf(owner))
      .where("ready_at", "is not", null)
      .where(sql<boolean>`num_nonnulls(post_id, draft_id, story_id, part, demand_id, demand_draft_id, sheet_id) = 0`)
      .returning("id")
      .executeTakeFirst();
    if (!hung) throw new Invalid({ pictures: "pictureGone" });
  }
}

/** Hands pictures that hang on nothing to another, in whose name they will be shown. */
export async function handPictures(ctx: Context, from: Owner, to: Owner, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await ctx.db
    .updateTable("pictures")
    .set({ account_id: to.id })
    .where("id", "in", [...ids])
    .where("account_id", "=", from.id)
    .where(sql<boolean>`num_nonnulls(post_id, draft_id, story_id, part, demand_id, demand_draft_id, sheet_id) = 0`)
    .execute();
}

/** Takes the pictures of a draft down, to be hung elsewhere in the same transaction; gives their ids in order. */
export async function takeDown(ctx: Context, draft: { readonly id: string }): Promise<string[]> {
  const pictures = await listPicturesOfDraft(ctx, draft);
  await ctx.db.updateTable("pictures").set({ draft_id: null }).where("draft_id", "=", draft.id).execute();
  return pictures.map(({ id }) => id);
}

/** The same for a demand that is being written. */
export async function takeDownDemandDraft(ctx: Context, draft: { readonly id: string }): Promise<string[]> {
  const pictures = await listPicturesOfDemandDraft(ctx, draft);
  await ctx.db.updateTable("pictures").set({ demand_draft_id: null }).where("demand_draft_id", "=", draft.id).execute();
  return pictures.map(({ id }) => id);
}

/** Takes the pictures of a post of this person down; they are the person's alone for a day, to be hung elsewhere. */
export async function loosenPictures(ctx: Context, owner: Owner, post: { readonly id: string }): Promise<void> {
  await ctx.db
    .updateTable("pictures")
    .set({ post_id: null, created_at: sql`now()` })
    .where("post_id", "=", post.id)
    .where("account_id", "=", owner.id)
    .execute();
}

/** Writes down what pictures of this person show. */
export async function describePictures(
  ctx: Context,
  owner: Anyone,
  alts: readonly { readonly id: string; readonly alt: string }[],
): Promise<void> {
  for (const { id, alt } of alts) {
    await ctx.db
      .updateTable("pictures")
      .set({ alt })
      .where("id", "=", id)
      .where("account_id", "is not distinct from", accountOf(owner))
      .execute();
  }
}

/** Writes down which point of a picture of this person matters most: -1 is left or bottom, 1 right or top. */
export async function focusPicture(
  ctx: Context,
  owner: Owner,
  id: string,
  { x, y }: { readonly x: number; readonly y: number },
): Promise<void> {
  const thousandths = (part: number) => Math.round(Math.min(1, Math.max(-1, part)) * 1000);
  await ctx.db
    .updateTable("pictures")
    .set({ focus_x: thousandths(x), focus_y: thousandths(y) })
    .where("id", "=", id)
    .where("account_id", "=", owner.id)
    .execute();
}

/** Does with a draft's pictures what its writer pressed: keeps the words, takes one away, or moves one forward. */
export async function tendAlbum(
  ctx: Context,
  owner: Owner,
  draft: { readonly id: string },
  edit: AlbumEdit,
): Promise<readonly Picture[]> {
  const pictures = await listPicturesOfDraft(ctx, draft);
  const known = new Set(pictures.map(({ id }) => id));
  await describePictures(
    ctx,
    owner,
    edit.alts.filter(({ id }) => known.has(id)),
  );
  if (edit.drop && known.has(edit.drop)) await ctx.db.deleteFrom("pictures").where("id", "=", edit.drop).execute();
  const order = pictures.map(({ id }) => id).filter((id) => id !== edit.drop);
  const at = order.indexOf(edit.up ?? "");
  if (at > 0) order.splice(at - 1, 2, order[at] ?? "", order[at - 1] ?? "");
  for (const [index, id] of order.entries()) {
    await ctx.db
      .updateTable("pictures")
      .set({ position: index + 1 })
      .where("id", "=", id)
      .execute();
  }
  return listPicturesOfDraft(ctx, draft);
}
