import { createHmac } from "node:crypto";
import { sql } from "kysely";
import { type Context, inTransaction } from "./context.ts";
import { Invalid } from "./errors.ts";
import { queueTask } from "./events.ts";
import { seal, unseal } from "./seal.ts";

/** Mail to one address, and what one mail holds. Digests are counted apart, by whoever sends them. */
export const mailLimits = { perHour: 5, subject: 150, text: 10_000, hours: 24 } as const;

/** One mail to one person, in plain text. */
export type Mail = {
  /** An address `isMailAddress` agrees to. */
  readonly to: string;
  /** One line; line ends in it become spaces. */
  readonly subject: string;
  readonly text: string;
  /** After this moment it is not worth sending, such as when its link is over; a day from now if absent. */
  readonly until?: Date;
  readonly kind?: "asked" | "digest";
  /** Where one press ends these mails without signing in (RFC 8058). */
  readonly unsubscribe?: string;
};

/** Whether this community sends mail at all. Where it does not, a feature that needs mail says so. */
export function sendsMail(ctx: Context): boolean {
  return ctx.config.smtpUrl !== undefined;
}

/** Whether this is one address that mail can go to: `name@host.tld` without comments, quotes or spaces, at most 254 letters of ASCII. */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,63}(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,63})*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/i.test(
      text,
    ) &&
    text.indexOf("@") <= 64
  );
}

/**
 * Queues a mail in the caller's transaction; a worker sends it. No request waits for a mail server.
 * False when this address got its share in the last hour: then nothing is queued, and whoever asked need not learn it.
 * @throws Invalid for an address mail cannot go to, and where this community sends no mail.
 */
export async function sendMail(ctx: Context, mail: Mail): Promise<boolean> {
  if (!sendsMail(ctx)) throw new Invalid({ form: "noMail" });
  if (!isMailAddress(mail.to)) throw new Invalid({ email: "mailAddress" });
  const { kind = "asked" } = mail;
  const address = addressHash(ctx, mail.to);
  const until = mail.until ?? new Date(ctx.now().getTime() + mailLimits.hours * 3_600_000);
  return inTransaction(ctx, async (ctx) => {
    await sql`select pg_advisory_xact_lock(${address.readInt32BE(0)}, ${address.readInt32BE(4)})`.execute(ctx.db);
    const { rows } = await sql<{ id: string }>`
      insert into mails (address_hash, kind, until) select ${address}, ${kind}, ${until}
      where ${kind} = 'digest' or (select count(*) from mails
        where address_hash = ${address} and kind = 'asked' and created_at > now() - interval '1 hour') < ${mailLimits.perHour}
      returning id`.execute(ctx.db);
    const id = rows[0]?.id;
    if (!id) return false;
    const words = Buffer.from(JSON.stringify(toWords(mail)));
    await sql`update mails set sealed = ${seal(ctx.config.secretKey, "mail", id, words)} where id = ${id}`.execute(
      ctx.db,
    );
    await queueTask(ctx, "platform.send-mail", { mailId: id });
    return true;
  });
}

/** What of a mail is kept sealed until it is sent. */
export type Words = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly unsubscribe?: string;
};

/** Opens what `sendMail` sealed. @throws Error when the secret key is another now. */
export function openWords(ctx: Context, id: string, sealed: Buffer): Words {
  return JSON.parse(unseal(ctx.config.secretKey, "mail", id, sealed).toString()) as Words;
}

function toWords({ to, subject, text, unsubscribe }: Mail): Words {
  const words = { to, subject: oneLine(subject, mailLimits.subject), text: plain(text).slice(0, mailLimits.text) };
  return unsubscribe ? { ...words, unsubscribe } : words;
}

/** Text that may stand in a header: nothing that ends a line or steers a terminal. */
export function oneLine(text: string, longest: number): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .replace(/ {2,}/g, " ");
  return [...line.trim()].slice(0, longest).join("");
}

function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "");
}

/** The database counts mails to an address without knowing the address. */
function addressHash(ctx: Context, address: string): Buffer {
  return createHmac("sha256", ctx.config.secretKey).update(`mail to ${address.toLowerCase()}`).digest();
}
