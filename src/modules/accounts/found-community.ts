import { type Context, inTransaction } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Community } from "#platform/http/env";
import { deriveSecret, sameSecret } from "#platform/secrets";
import { findCommunity } from "./queries.ts";
import type { Account } from "./rules.ts";
import { signUp } from "./sign-up.ts";

/** The word in the one-time set-up link. It opens nothing once the community is founded. */
export function setUpCode(secretKey: string): string {
  return deriveSecret(secretKey, "set-up").slice(0, 24);
}

export type Founding = Pick<Community, "name" | "locale" | "sign_up" | "pictures" | "time_zone"> & {
  readonly founder: { readonly name: string; readonly handle: string; readonly passphrase: string };
};

/**
 * Whoever holds the set-up link names the community and becomes its first administrator. It happens once: two
 * who try together end as one founder and one who finds nothing there.
 *
 * @throws NotFound for a wrong code and after the founding.
 */
export async function foundCommunity(ctx: Context, code: string, founding: Founding): Promise<Account> {
  if (!sameSecret(code, setUpCode(ctx.config.secretKey))) throw new NotFound();
  return inTransaction(ctx, async (ctx) => {
    const { founder, ...community } = founding;
    const founded = await ctx.db
      .insertInto("community")
      .values({ ...community, sign_up: "open" })
      .onConflict((conflict) => conflict.doNothing())
      .returning("name")
      .executeTakeFirst();
    if (!founded) throw new NotFound();
    const account = await signUp(ctx, { ...founder, reason: "", invite: "", locale: founding.locale });
    await ctx.db.updateTable("accounts").set({ role: "administrator" }).where("id", "=", account.id).execute();
    await ctx.db.updateTable("community").set({ sign_up: founding.sign_up }).execute();
    return { ...account, role: "administrator" };
  });
}

/** An administrator changes how the community is called and who may join. */
export async function editCommunity(
  ctx: Context,
  change: Omit<Founding, "founder"> & { readonly description: string },
): Promise<void> {
  if (!(await findCommunity(ctx))) throw new NotFound();
  await ctx.db.updateTable("community").set(change).execute();
}
