import { findRoleIn, mayOrganise } from "#modules/groups";
import type { Context } from "#platform/context";
import { canonicalUri } from "../../remote/canonical-uri.ts";
import { loadObject } from "../../remote/load-object.ts";
import { idsOf } from "../../remote/read-node.ts";
import type { Activity } from "../handle/activity.ts";
import type { Target } from "./find-target.ts";

/**
 * Whether whoever acts decides about a group. In one of ours its organisers do, wherever they live. In one of another server: the
 * group itself, somebody of its own server when it passes that on, and those its list of moderators names when it is asked
 * now (FEP-1b12). What one group passes on decides nothing in another.
 */
export async function mayDecide(
  ctx: Context,
  { actor, by, group: passing }: Activity,
  { group }: Target,
): Promise<boolean> {
  if (passing && passing.id !== group.id) return false;
  if (group.isOurs) return mayOrganise(await findRoleIn(ctx, group, actor));
  if (actor.id === group.id || (passing && passing.host === by.host)) return true;
  const row = await ctx.db
    .selectFrom("remote_actors")
    .select(["uri", "moderators"])
    .where("account_id", "=", group.id)
    .executeTakeFirst();
  const list = row?.moderators ? await loadObject(ctx, row.moderators) : undefined;
  if (!row || list?.host !== canonicalUri(ctx, row.uri)?.host) return false;
  const named = [...idsOf(list?.node["orderedItems"]), ...idsOf(list?.node["items"])];
  return named.some((uri) => canonicalUri(ctx, uri)?.uri === by.uri);
}
