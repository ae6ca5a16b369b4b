import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { queueTask } from "#platform/events";
import { canonicalUri, isOurs } from "../../remote/canonical-uri.ts";
import { refetchActor } from "../../remote/fetch-actor.ts";
import { findMember } from "../../remote/find-remote.ts";
import { idOf } from "../../remote/read-node.ts";
import type { Handle } from "./activity.ts";

export const MOVE_FOLLOWERS = "federation.move-followers";

/**
 * Somebody moved to another account. Only they can say so, the new account must name the old as its own when it is asked just
 * now, and it counts once in thirty days. Those of us who followed the old one ask to follow the new.
 */
export const move: Handle = async (ctx, { tree, objectUri, actor, by }) => {
  const targetUri = canonicalUri(ctx, idOf(tree["target"]));
  if (objectUri !== by.uri || !targetUri || targetUri.uri === by.uri) return undefined;
  const target = isOurs(ctx, targetUri.host)
    ? await findMember(ctx, targetUri.uri)
    : await refetchActor(ctx, targetUri.uri);
  if (!target || !(await knowsAs(ctx, target, actor, by.uri))) return undefined;
  return async (ctx) => {
    const moved = await ctx.db
      .updateTable("remote_actors")
      .set({ moved_to_id: target.id, moved_at: sql<Date>`now()` })
      .where("account_id", "=", actor.id)
      .where(sql<boolean>`coalesce(moved_at < now() - interval '30 days', true)`)
      .returning("account_id")
      .executeTakeFirst();
    if (moved) await queueTask(ctx, MOVE_FOLLOWERS, { accountId: actor.id, targetId: target.id });
  };
};

/** Whether the new account says that the old one was theirs. */
async function knowsAs(ctx: Context, target: Account, old: Account, oldUri: string): Promise<boolean> {
  const { rows } =
    await sql`select from remote_actors where account_id = ${target.id} and ${oldUri} = any (also_known_as)
    union all select from account_aliases where account_id = ${target.id} and alias_id = ${old.id}`.execute(ctx.db);
  return rows.length > 0;
}
