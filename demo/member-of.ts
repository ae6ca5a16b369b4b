import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";

export type Ids = ReadonlyMap<string, string>;

/** Somebody of the village, as if they had signed in. */
export async function memberOf(ctx: Context, ids: Ids, handle: string): Promise<Viewer> {
  const id = ids.get(handle);
  if (!id) throw new Error(`Nobody in the village is called ${handle}`);
  const account = await ctx.db.selectFrom("accounts").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  return { ...account, session_id: "0" };
}
