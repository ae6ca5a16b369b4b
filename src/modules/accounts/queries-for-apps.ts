import { sql } from "kysely";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { isKnownTo } from "./gatherings.ts";
import type { Account } from "./rules.ts";

export { listFollows } from "./queries.ts";

/** Whoever has this id, also across a block: for taking back what one did about them. */
export async function findPerson(
  ctx: Context,
  id: string,
  viewer: { readonly id: string } | undefined,
): Promise<Account | undefined> {
  return ctx.db
    .selectFrom("accounts")
    .selectAll()
    .where("id", "=", id)
    .where("status", "not in", ["pending", "refused"])
    .where(isKnownTo(viewer))
    .executeTakeFirst();
}

/** The account with this id, as `getAccount` finds one by its handle. @throws NotFound */
export async function getAccountById(
  ctx: Context,
  id: string,
  viewer: { readonly id: string } | undefined,
): Promise<Account> {
  const { rows } =
    await sql<Account>`select * from accounts where id = ${id} and status in ('active', 'remote') and ${isKnownTo(viewer)}
    and not exists (select from blocks where blocker_id = ${id} and blocked_id = ${viewer?.id ?? "0"})`.execute(ctx.db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

/** Whom the viewer follows among those who follow someone; nobody where they may not see who does. At most 40 for each. */
export async function listFamiliar(
  ctx: Context,
  viewer: Viewer,
  ids: readonly string[],
): Promise<{ id: string; familiar: string[] }[]> {
  const { rows } = await sql<{ id: string; familiar: string[] }>`
    select asked.id, array(select theirs.follower_id from follows theirs
      join follows mine on mine.followee_id = theirs.follower_id and mine.follower_id = ${viewer.id} and mine.state = 'accepted'
      join accounts friend on friend.id = theirs.follower_id and friend.status in ('active', 'remote')
      where theirs.followee_id = asked.id and theirs.state = 'accepted'
        and (asked.id = ${viewer.id} or asked.follows_seen_by in ('everyone', 'members') or asked.follows_seen_by = 'followers'
          and exists (select from follows where follower_id = ${viewer.id} and followee_id = asked.id and state = 'accepted'))
        and not exists (select from blocks where blocker_id = friend.id and blocked_id = ${viewer.id})
      order by theirs.follower_id desc limit 40) as familiar
    from accounts asked where asked.id = any(${[...ids]}::bigint[]) and asked.status in ('active', 'remote')
      and not exists (select from blocks where blocker_id = asked.id and blocked_id = ${viewer.id})`.execute(ctx.db);
  return rows;
}
