import { createHmac } from "node:crypto";
import { domainToASCII } from "node:url";
import type { Context } from "#platform/context";
import { isMailAddress } from "#platform/mail";
import { seal, unseal } from "#platform/seal";

/** Hosts under several names. */
const gmail = /^(gmail|googlemail)\.com$/;
const proton = /^(proton\.me|protonmail\.(com|ch)|pm\.me)$/;
const yahoo = /^(yahoo|ymail|rocketmail|myyahoo)\.[a-z.]+$/;

/**
 * The mailbox an address leads to, the same for all its spellings: case does not count, nor what follows a plus sign, dots
 * at Gmail, dots and dashes at Proton, what follows a dash at Yahoo; a host in another script is its name in ASCII. It tells
 * mailboxes apart, of members and of who signs by mail alike; mail goes to the address as it was typed.
 */
export function toMailbox(address: string): string {
  const whole = address.trim().toLowerCase();
  const at = whole.lastIndexOf("@");
  const typed = whole.slice(at + 1);
  const host = domainToASCII(typed) || typed;
  const bare = whole.slice(0, Math.max(at, 0)).replace(/(?!^)\+.*$/, "");
  if (gmail.test(host)) return `${bare.replaceAll(".", "")}@gmail.com`;
  if (proton.test(host)) return `${bare.replace(/[._-]/g, "") || bare}@proton.me`;
  return `${yahoo.test(host) ? bare.replace(/(?!^)-.*$/, "") : bare}@${host}`;
}

/** What the database knows a mailbox by. */
export function mailboxHash(ctx: Context, address: string): Buffer {
  return createHmac("sha256", ctx.config.secretKey)
    .update(`mailbox ${toMailbox(address)}`)
    .digest();
}

export function sealAddress(ctx: Context, owner: { readonly id: string }, address: string): Buffer {
  return seal(ctx.config.secretKey, "mail-address", owner.id, Buffer.from(address));
}

export function openAddress(ctx: Context, owner: { readonly id: string }, sealed: Buffer): string {
  return unseal(ctx.config.secretKey, "mail-address", owner.id, sealed).toString();
}

/** A person's confirmed address, for mail they asked for; undefined when they gave none. */
export async function findMailAddress(ctx: Context, owner: { readonly id: string }): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom("email_addresses")
    .select("sealed_address")
    .where("account_id", "=", owner.id)
    .executeTakeFirst();
  return row && openAddress(ctx, owner, row.sealed_address);
}

/** Whose mailbox this is: of a handle or of an address, as someone types it. Nobody's when it is not confirmed. */
export async function findMailboxOwner(ctx: Context, typed: string) {
  const accounts = ctx.db
    .selectFrom("accounts")
    .innerJoin("email_addresses", "email_addresses.account_id", "accounts.id")
    .selectAll("accounts")
    .where("accounts.status", "<>", "refused");
  const handle = typed.trim().toLowerCase().replace(/^@/, "");
  return isMailAddress(typed.trim())
    ? accounts.where("mailbox_hash", "=", mailboxHash(ctx, typed)).executeTakeFirst()
    : accounts.where("handle", "=", handle).executeTakeFirst();
}
