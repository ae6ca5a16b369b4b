import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import type { OpenHighlight } from "./queries.ts";

/** Its owner undoes a highlight; stories whose day is over go with it. @throws NotFound for anyone else */
export async function deleteHighlight(ctx: Context, viewer: Viewer, highlight: OpenHighlight): Promise<void> {
  if (highlight.account_id !== viewer.id) throw new NotFound();
  await ctx.db.deleteFrom("highlights").where("id", "=", highlight.id).execute();
}
