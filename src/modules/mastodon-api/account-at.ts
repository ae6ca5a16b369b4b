import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { viewerOf } from "#platform/http/guards";
import { readId } from "#platform/paging";
import type { ApiContext } from "./env.ts";

/** The id in an address. @throws NotFound for what is none */
export function idAt(c: ApiContext, name = "id"): string {
  const id = readId(c.req.param(name));
  if (!id) throw new NotFound();
  return id;
}

/** The person whose id stands in the address, if the viewer may know of them. @throws NotFound */
export const accountAt = (c: ApiContext, name = "id"): Promise<Account> =>
  findPerson(c.var.ctx, viewerOf(c).id, idAt(c, name));

/** @throws NotFound for nobody, for who is not open, and for who blocked the viewer, alike */
export async function findPerson(ctx: Context, viewerId: string, id: string): Promise<Account> {
  const account = await ctx.db
    .selectFrom("accounts")
    .selectAll()
    .where("id", "=", id)
    .where("status", "in", ["active", "remote"])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("blocks").select("blocker_id").where("blocker_id", "=", id).where("blocked_id", "=", viewerId),
        ),
      ),
    )
    .executeTakeFirst();
  if (!account) throw new NotFound();
  return account;
}
