import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import type { Signature } from "./queries.ts";
import { mustTakeSignatures, type Signable, type Wishes } from "./rules.ts";
import { todayOf } from "./today.ts";

/**
 * A member signs, once, or changes what goes with their signature. Who signed by mail before and has confirmed that
 * address here is one person: that signature becomes the member's. Of a thousand presses at once one counts.
 * @throws Invalid when it takes no signatures, or when moderators took this one out of the count
 */
export async function signAsMember(
  ctx: Context,
  viewer: Pick<Account, "id" | "name">,
  demand: Signable,
  wishes: Wishes,
  origin?: Buffer,
): Promise<void> {
  mustTakeSignatures(demand, todayOf(ctx));
  await inTransaction(ctx, async (ctx) => {
    const mailbox = await lockMailboxOf(ctx, viewer, demand);
    const row = {
      ...wishes,
      tier: "member",
      version: demand.version,
      account_id: viewer.id,
      name: viewer.name,
      mailbox,
    } as const;
    const added = await ctx.db
      .insertInto("signatures")
      .values({ ...row, demand_id: demand.id, state: "valid", origin: origin ?? null })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!added) await change(ctx, demand, row);
  });
}

/** There are one or two rows of this person: by account, and by mailbox. One stays. */
async function change(
  ctx: Context,
  demand: Signable,
  row: Wishes & {
    readonly account_id: string;
    readonly mailbox: Buffer | null;
    readonly version: number;
    readonly name: string;
  },
): Promise<void> {
  const found: Signature[] = await ctx.db
    .selectFrom("signatures")
    .selectAll()
    .where("demand_id", "=", demand.id)
    .where((of) => of.or([of("account_id", "=", row.account_id), of("mailbox", "=", row.mailbox)]))
    .orderBy("id")
    .forUpdate()
    .execute();
  if (found.some(({ state }) => state === "invalid")) throw new Invalid({ form: "signTakenOut" });
  const own = found.find(({ account_id }) => account_id === row.account_id) ?? found[0];
  const spare = found.find(({ id }) => id !== own?.id);
  if (spare) await ctx.db.deleteFrom("signatures").where("id", "=", spare.id).execute();
  const again = own?.state === "withdrawn" ? { version: row.version, signed_at: sql<Date>`now()` } : {};
  const { version: _, ...kept } = row;
  await ctx.db
    .updateTable("signatures")
    .set({ ...kept, tier: "member", state: "valid", token_hash: null, mailbox_sealed: null, ...again })
    .where("id", "=", own?.id ?? "0")
    .execute();
}

/** The fingerprint of a member's confirmed mailbox, locked for this demand until the transaction ends. */
async function lockMailboxOf(ctx: Context, viewer: { readonly id: string }, demand: { readonly id: string }) {
  const address = await ctx.db
    .selectFrom("email_addresses")
    .select("mailbox_hash")
    .where("account_id", "=", viewer.id)
    .executeTakeFirst();
  if (!address) return null;
  await lockMailbox(ctx, demand, address.mailbox_hash);
  return address.mailbox_hash;
}

/** Signing by account and by mail look at the same mailbox one after the other. */
export async function lockMailbox(ctx: Context, demand: { readonly id: string }, mailbox: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${demand.id} ${mailbox.toString("hex")}`}, 70))`.execute(
    ctx.db,
  );
}
