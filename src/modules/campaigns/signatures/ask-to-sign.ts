import { type Context, inTransaction } from "#platform/context";
import type { Locale } from "#platform/i18n";
import { sendMail } from "#platform/mail";
import { seal } from "#platform/seal";
import { fingerprintOf, newSecret } from "#platform/secrets";
import { findByMailbox } from "./find-by-mailbox.ts";
import { type Mailbox, readMailbox } from "./mailbox.ts";
import { type MailDraft, mustTakeSignatures, type Signable, signatureLimits } from "./rules.ts";
import { todayOf } from "./today.ts";
import { words } from "./words.ts";

type Letter = "ask" | "already" | "member" | "out";

/**
 * Somebody without an account wants to sign: a link goes to their mailbox, and nothing counts until it is pressed. Who
 * signed before gets a mail as well, which says so; whoever asked sees the same either way.
 * @throws Invalid for an address mail cannot go to, and when the demand takes no signatures
 */
export async function askToSign(
  ctx: Context,
  demand: Signable,
  draft: MailDraft,
  locale: Locale,
  origin?: Buffer,
): Promise<void> {
  mustTakeSignatures(demand, todayOf(ctx));
  const mailbox = readMailbox(ctx, draft.email);
  const secret = newSecret();
  await inTransaction(ctx, async (ctx) => {
    const before = await findByMailbox(ctx, demand, mailbox.hash);
    const letter: Letter =
      before?.state === "invalid"
        ? "out"
        : before === undefined || before.state === "withdrawn"
          ? "ask"
          : before.account_id
            ? "member"
            : "already";
    if (!(await mail(ctx, demand, mailbox, letter, secret, locale))) return;
    if (letter === "already" && before) {
      const token_hash = fingerprintOf(secret);
      await ctx.db.updateTable("signatures").set({ token_hash }).where("id", "=", before.id).execute();
    }
    if (letter === "ask") await keepRequest(ctx, demand, mailbox, draft, secret, origin);
  });
}

async function mail(
  ctx: Context,
  demand: Signable,
  { address }: Mailbox,
  letter: Letter,
  secret: string,
  locale: Locale,
): Promise<boolean> {
  const t = words(locale);
  const community = (await ctx.db.selectFrom("community").select("name").executeTakeFirst())?.name ?? "Gaung";
  const { href: page } = new URL(`/demands/${demand.id}`, ctx.config.baseUrl);
  const { href: link } = new URL(`/signature/${secret}`, ctx.config.baseUrl);
  const values = { title: demand.title, community, page, link };
  const until = new Date(ctx.now().getTime() + signatureLimits.linkDays * 86_400_000);
  return sendMail(ctx, {
    to: address,
    subject: t("mail.subject", values),
    text: `${t("mail.hello")}\n\n${t(`mail.${letter}`, values)}\n\n${t("mail.end", values)}\n`,
    until,
  });
}

/** The address itself is kept only for who wants to hear how it goes on, sealed. */
async function keepRequest(
  ctx: Context,
  demand: Signable,
  mailbox: Mailbox,
  draft: MailDraft,
  secret: string,
  origin: Buffer | undefined,
): Promise<void> {
  const { email: _, ...wishes } = draft;
  await ctx.db
    .insertInto("signature_requests")
    .values({
      ...wishes,
      token_hash: fingerprintOf(secret),
      demand_id: demand.id,
      version: demand.version,
      mailbox: mailbox.hash,
      mailbox_sealed: wishes.newsletter ? sealMailbox(ctx, mailbox) : null,
      mail_host: mailbox.host,
      origin: origin ?? null,
    })
    .execute();
}

const sealMailbox = (ctx: Context, { hash, address }: Mailbox): Buffer =>
  seal(ctx.config.secretKey, "signature-mailbox", hash.toString("hex"), Buffer.from(address));
