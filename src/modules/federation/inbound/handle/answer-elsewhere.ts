import type { Context } from "#platform/context";
import { canonicalUri } from "../../remote/canonical-uri.ts";
import { idOf } from "../../remote/read-node.ts";
import type { Activity, Effect } from "./activity.ts";

/**
 * Whoever called our people answers one of them: their signature counts, or does not; there is a seat, or none. Only the author
 * of that very post can, by the name the answer was sent under; of an event also somebody else at its host, since a group's events
 * are answered by who organises them. Undefined where nothing of ours is named.
 */
export async function answerElsewhere(
  ctx: Context,
  { tree, actor, by }: Activity,
  state: "accepted" | "refused",
): Promise<Effect | undefined> {
  const named = canonicalUri(ctx, idOf(tree["object"]))?.uri.replace(/#create$/, "");
  if (!named) return undefined;
  const sent = await ctx.db
    .selectFrom("answers_elsewhere")
    .innerJoin("posts", "posts.id", "answers_elsewhere.post_id")
    .select(["answers_elsewhere.uri", "answers_elsewhere.kind", "posts.author_id", "posts.uri as called_by"])
    .where("answers_elsewhere.uri", "=", named)
    .executeTakeFirst();
  const isHost = sent?.kind === "join" && URL.parse(sent.called_by ?? "")?.host === by.host;
  if (!sent || !(sent.author_id === actor.id || isHost)) return undefined;
  return async (ctx) => {
    await ctx.db.updateTable("answers_elsewhere").set({ state }).where("uri", "=", sent.uri).execute();
  };
}
