import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { isMailAddress, sendsMail } from "#platform/mail";
import { newSecret } from "#platform/secrets";
import { dropMailLinks, findMailLink, keepMailLink, linkMinutes, takeMailLink } from "./mail-links.ts";
import { mailOwner, mailTo } from "./mail-owner.ts";
import { findMailAddress, mailboxHash, openAddress, sealAddress } from "./mailbox.ts";

/**
 * A person names an address of theirs. It counts once the link that goes there is opened; until then an earlier one stays.
 * When it belongs to another account already, its owner is told instead; whoever asked sees no difference.
 *
 * @throws Invalid "mailAddress"
 */
export async function askForMailAddress(ctx: Context, viewer: Viewer, address: string): Promise<void> {
  if (!isMailAddress(address)) throw new Invalid({ email: "mailAddress" });
  const owner = await ctx.db
    .selectFrom("email_addresses")
    .innerJoin("accounts", "accounts.id", "email_addresses.account_id")
    .select(["accounts.id", "handle", "locale"])
    .where("mailbox_hash", "=", mailboxHash(ctx, address))
    .executeTakeFirst();
  if (owner && owner.id !== viewer.id) return mailOwner(ctx, owner, "taken");
  const secret = newSecret();
  const sealed_address = sealAddress(ctx, viewer, address);
  await keepMailLink(ctx, viewer, { secret, purpose: "confirm", sealed_address });
  const link = new URL(`/mail-address/${secret}`, ctx.config.baseUrl).href;
  const until = new Date(ctx.now().getTime() + linkMinutes.confirm * 60_000);
  await mailTo(ctx, address, viewer, "confirm", { values: { link }, until });
}

/** Whose address a link would confirm, and which. */
export async function findAsked(ctx: Context, secret: string) {
  const link = await findMailLink(ctx, secret, "confirm");
  return link?.sealed_address
    ? { account: link.account, address: openAddress(ctx, link.account, link.sealed_address) }
    : undefined;
}

/**
 * Whoever opened the mail confirms its address. The address before it is told. False when the link is over, or when the
 * mailbox has become another's meanwhile.
 */
export async function confirmMailAddress(ctx: Context, secret: string): Promise<boolean> {
  if (!sendsMail(ctx)) return false;
  return inTransaction(ctx, async (ctx) => {
    const link = await takeMailLink(ctx, secret, "confirm");
    if (!link?.sealed_address) return false;
    const { account, sealed_address } = link;
    const address = openAddress(ctx, account, sealed_address);
    const former = await findMailAddress(ctx, account);
    const row = { sealed_address, mailbox_hash: mailboxHash(ctx, address), confirmed_at: ctx.now() };
    await sql`select pg_advisory_xact_lock(${row.mailbox_hash.readInt32BE(0)}, ${row.mailbox_hash.readInt32BE(4)})`.execute(
      ctx.db,
    );
    const isAnothers = await ctx.db
      .selectFrom("email_addresses")
      .select("account_id")
      .where("mailbox_hash", "=", row.mailbox_hash)
      .where("account_id", "<>", account.id)
      .executeTakeFirst();
    if (isAnothers) return false;
    await ctx.db
      .insertInto("email_addresses")
      .values({ account_id: account.id, ...row })
      .onConflict((conflict) => conflict.column("account_id").doUpdateSet(row))
      .execute();
    await dropMailLinks(ctx, account);
    if (former !== undefined && former !== address) await mailTo(ctx, former, account, "changed");
    return true;
  });
}

/** The person's address is forgotten, with every link that went there; a last mail says so. */
export async function removeMailAddress(ctx: Context, viewer: Viewer): Promise<void> {
  await mailOwner(ctx, viewer, "removed");
  await ctx.db.deleteFrom("email_addresses").where("account_id", "=", viewer.id).execute();
  await dropMailLinks(ctx, viewer);
}
