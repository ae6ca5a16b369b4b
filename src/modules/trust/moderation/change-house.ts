import { type Context, inTransaction } from "#platform/context";
import type { Viewer } from "#platform/http/env";
import { noteDeed } from "./log.ts";

/** An administrator says how moderation works here: whether a suspension takes two, and whether the door closes by itself. */
export async function changeHouse(
  ctx: Context,
  viewer: Viewer,
  choices: { readonly suspend_needs_two: boolean; readonly sign_up_closes: boolean },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.updateTable("community").set(choices).execute();
    const detail = Object.entries(choices).map(([name, value]) => `${name} ${value ? "on" : "off"}`);
    await noteDeed(ctx, viewer, { deed: "house-changed", detail: detail.join(", ") });
  });
}
