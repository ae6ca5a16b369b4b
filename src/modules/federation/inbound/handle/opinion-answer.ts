import type { Context } from "#platform/context";
import { canonicalUri } from "../../remote/canonical-uri.ts";
import { idOf } from "../../remote/read-node.ts";
import type { Activity, Effect } from "./activity.ts";

/**
 * Whoever asked says of what one of us thinks that it counts, or does not. Only the author of that very post can, by the name it was
 * sent under. Undefined where nothing of ours is named.
 */
export async function opinionAnswer(
  ctx: Context,
  { tree, actor }: Activity,
  state: "accepted" | "refused",
): Promise<Effect | undefined> {
  const named = canonicalUri(ctx, idOf(tree["object"]))?.uri.replace(/#create$/, "");
  if (!named) return undefined;
  const sent = await ctx.db
    .selectFrom("opinions_elsewhere")
    .innerJoin("posts", "posts.id", "opinions_elsewhere.post_id")
    .select("opinions_elsewhere.uri")
    .where("opinions_elsewhere.uri", "=", named)
    .where("posts.author_id", "=", actor.id)
    .executeTakeFirst();
  if (!sent) return undefined;
  return async (ctx) => {
    await ctx.db.updateTable("opinions_elsewhere").set({ state }).where("uri", "=", sent.uri).execute();
  };
}
