import { sql } from "kysely";
import type { Context } from "#platform/context";
import { proposedIn } from "../../addresses.ts";
import { canonicalUri } from "../../remote/canonical-uri.ts";
import { idOf } from "../../remote/read-node.ts";
import type { Activity, Effect } from "./activity.ts";

const reasons = ["duplicate", "many", "over", "forbidden", "declined"] as const;

/**
 * Whoever asked says of a statement one of us proposed that it is shown, by the number it has there, or why it is not. Only the author
 * of that very post can, by the name it was sent under. Whoever proposed it agrees with it there, so they are not asked again.
 */
export async function statementAnswer(
  ctx: Context,
  { tree, actor }: Activity,
  state: "accepted" | "refused",
): Promise<Effect | undefined> {
  const named = canonicalUri(ctx, idOf(tree["object"]))?.uri.replace(/#create$/, "");
  const id = named && proposedIn(ctx, named);
  if (!id) return undefined;
  const sent = await ctx.db
    .selectFrom("statements_elsewhere")
    .innerJoin("posts", "posts.id", "statements_elsewhere.post_id")
    .select(["statements_elsewhere.post_id", "account_id"])
    .where("statements_elsewhere.id", "=", id)
    .where("posts.author_id", "=", actor.id)
    .executeTakeFirst();
  if (!sent) return undefined;
  const reason = (state === "refused" && reasons.find((one) => one === tree["reason"])) || null;
  const number = numberIn(idOf(tree["result"]));
  return async (ctx) => {
    await ctx.db.updateTable("statements_elsewhere").set({ state, reason, number }).where("id", "=", id).execute();
    if (state === "refused" || !number) return;
    const { post_id, account_id } = sent;
    const uri = `${ctx.config.baseUrl.origin}/ap/opinions/${post_id}-${account_id}-${number}-${ctx.now().getTime()}`;
    await sql`insert into opinions_elsewhere (post_id, account_id, number, vote, uri, state)
      values (${post_id}, ${account_id}, ${number}, 1, ${uri}, 'accepted') on conflict do nothing`.execute(ctx.db);
  };
}

/** The number at the end of a statement's name; it is for their host alone to give, and for us to show. */
function numberIn(uri: string): number | null {
  const number = Number(/#([1-9]\d{0,4})$/.exec(uri)?.[1] ?? 0);
  return number >= 1 && number <= 10_000 ? number : null;
}
