import { domainToASCII } from "node:url";
import { mailboxHash } from "#modules/accounts";
import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import { isMailAddress } from "#platform/mail";

/** One address as mail goes to it, its host, and the fingerprint of the mailbox behind it, the same for all its spellings. */
export type Mailbox = { readonly address: string; readonly host: string; readonly hash: Buffer };

/**
 * Reads an address. Which addresses are one mailbox is known to accounts, so that a member who signs by mail is known too.
 * @throws Invalid "mailAddress"
 */
export function readMailbox(ctx: Context, typed: string): Mailbox {
  const at = typed.trim().lastIndexOf("@");
  const host = domainToASCII(typed.trim().slice(at + 1)).toLowerCase();
  const address = `${typed.trim().slice(0, at)}@${host}`;
  if (at < 1 || !isMailAddress(address)) throw new Invalid({ email: "mailAddress" });
  return { address, host, hash: mailboxHash(ctx, address) };
}
