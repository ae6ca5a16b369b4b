import { type Context, inTransaction } from "#platform/context";
import type { Community, Viewer } from "#platform/http/env";
import { noteDeed } from "./log.ts";

/** An administrator says how moderation works here: whether a suspension takes two, whether the door closes by itself, and
 * whether people without an account answer what is asked together. */
export async function changeHouse(
  ctx: Context,
  viewer: Viewer,
  choices: Pick<Community, "suspend_needs_two" | "sign_up_closes" | "guests_vote">,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.updateTable("community").set(choices).execute();
    const detail = Object.entries(choices).map(([name, value]) => `${name} ${value ? "on" : "off"}`);
    await noteDeed(ctx, viewer, { deed: "house-changed", detail: detail.join(", ") });
  });
}
