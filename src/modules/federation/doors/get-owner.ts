import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { readId } from "#platform/paging";
import { uriOf } from "../addresses.ts";
import { Gone } from "./answer.ts";
import { findStandIn } from "./stand-in.ts";

/**
 * The member with this number or handle, as others may know of them: not across a block. Who was suspended or deleted is
 * gone; who waits, was refused, or thinks about leaving is not there. A group for the invited is there for servers of its members.
 * @throws Gone, NotFound
 */
export async function getOwner(
  ctx: Context,
  looker: Looker,
  by: { id?: string | undefined; handle?: string },
): Promise<Account> {
  const id = by.handle === undefined ? readId(by.id) : undefined;
  if (by.handle === undefined && !id) throw new NotFound();
  const account = await ctx.db
    .selectFrom("accounts")
    .selectAll()
    .where((where) => (id ? where("id", "=", id) : where("handle", "=", (by.handle ?? "").toLowerCase())))
    .where("host", "=", "")
    .where(
      sql<boolean>`not exists (select from blocks where blocker_id = accounts.id and blocked_id = ${looker?.id ?? "0"})`,
    )
    .executeTakeFirst();
  if (account?.status === "active") {
    if (account.kind === "group" && !(await mayFind(ctx, looker, account))) throw new NotFound();
    return account;
  }
  if (account?.status === "suspended") throw new Gone(uriOf(ctx, account));
  if (!account && id && (await hadKeys(ctx, id))) throw new Gone(uriOf(ctx, { id }));
  throw new NotFound();
}

/** A group that is open to see, or whose people ask. A closed one is nobody's any more. */
async function mayFind(ctx: Context, looker: Looker, { id }: Account): Promise<boolean> {
  const group = await ctx.db
    .selectFrom("groups")
    .select(["access", "closed_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!group || group.closed_at) return false;
  return group.access !== "invite" || (await findStandIn(ctx, looker, { id })) !== undefined;
}

/** Whether there was such a member lately, and is none any more. */
async function hadKeys(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`select from signing_keys where actor_id = ${id} and actor_id <> 0
    and not exists (select from accounts where id = ${id})`.execute(ctx.db);
  return rows.length > 0;
}
