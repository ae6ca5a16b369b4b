import { type Account, accountUseCases } from "#modules/accounts";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { ApiContext } from "../env.ts";
import { idOf } from "../statuses/post-of.ts";

/** The account an address names, as its viewer may know of it. @throws NotFound */
export const accountOf = (c: ApiContext, ctx: Context = c.var.ctx): Promise<Account> =>
  accountUseCases.getAccountById(ctx, idOf(c), c.var.viewer);

/** The same, also of someone who blocked the viewer: to take something back. @throws NotFound */
export async function personOf(c: ApiContext): Promise<Account> {
  const account = await accountUseCases.findPerson(c.var.ctx, idOf(c), c.var.viewer);
  if (!account) throw new NotFound();
  return account;
}
