import { domainToASCII } from "node:url";
import { mailboxHash } from "#modules/accounts";
import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import { isMailAddress } from "#platform/mail";

/** One address as mail goes to it, its host, and the fingerprint of the mailbox behind it, the same for all its spellings. */
export type Mailbox = { readonly address: string; readonly host: string; readonly hash: Buffer };

/** Hosts under several names, and those that leave out signs of a name. */
const proton = new Set(["proton.me", "protonmail.com", "protonmail.ch", "pm.me"]);
const yahoo = /^(yahoo|ymail|rocketmail|myyahoo)\.[a-z.]+$/;

/**
 * Reads an address. Beyond what accounts know of mailboxes (letters of either case, plus signs, dots at Gmail): hosts in
 * other scripts, Proton's dots, dashes and names, and Yahoo's throw-away endings behind a dash.
 * @throws Invalid "mailAddress"
 */
export function readMailbox(ctx: Context, typed: string): Mailbox {
  const at = typed.trim().lastIndexOf("@");
  const host = domainToASCII(typed.trim().slice(at + 1)).toLowerCase();
  const address = `${typed.trim().slice(0, at)}@${host}`;
  if (at < 1 || !isMailAddress(address)) throw new Invalid({ email: "mailAddress" });
  return { address, host, hash: mailboxHash(ctx, sameFor(address.slice(0, at).toLowerCase(), host)) };
}

function sameFor(name: string, host: string): string {
  if (proton.has(host)) return `${name.replace(/(?!^)\+.*$/, "").replace(/[._-]/g, "") || name}@proton.me`;
  if (yahoo.test(host)) return `${name.replace(/(?!^)-.*$/, "")}@${host}`;
  return `${name}@${host}`;
}
