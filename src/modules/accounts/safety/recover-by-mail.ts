import { createHmac } from "node:crypto";
import { z } from "zod";
import { type Context, inTransaction } from "#platform/context";
import { queueTask } from "#platform/events";
import { countAgainst } from "#platform/rate-limit";
import { seal, unseal } from "#platform/seal";
import { newSecret } from "#platform/secrets";
import { keepPassphrase } from "../keep-passphrase.ts";
import type { Account } from "../rules.ts";
import { endSessions } from "../sessions.ts";
import { dropMailLinks, keepMailLink, linkMinutes, takeMailLink } from "./mail-links.ts";
import { mailOwner, mailTo } from "./mail-owner.ts";
import { findMailAddress, findMailboxOwner, toMailbox } from "./mailbox.ts";

const PURPOSE = "mail-recovery";

/**
 * Someone who lost their passphrase asks for a link by mail, by address or by handle. Nothing is looked up here, so that
 * neither the answer nor its time tells who has an account; a worker does the rest.
 *
 * @throws TooMany after five for one address or one handle within the hour, whether or not there is such a one.
 */
export async function askForMailRecovery(ctx: Context, typed: string): Promise<void> {
  const whom = createHmac("sha256", ctx.config.secretKey)
    .update(`recovery of ${toMailbox(typed)}`)
    .digest("base64url");
  await countAgainst(ctx, "mailTo", whom);
  const sealed = seal(ctx.config.secretKey, PURPOSE, "", Buffer.from(typed)).toString("base64");
  await queueTask(ctx, "accounts.mail-recovery", { sealed });
}

/** The worker's half: a link to the confirmed address, when there is one. */
export async function sendRecoveryLink(ctx: Context, payload: unknown): Promise<void> {
  const { sealed } = z.object({ sealed: z.string() }).parse(payload);
  const typed = unseal(ctx.config.secretKey, PURPOSE, "", Buffer.from(sealed, "base64")).toString();
  const account = await findMailboxOwner(ctx, typed);
  if (!account) return;
  await inTransaction(ctx, async (ctx) => {
    const secret = newSecret();
    await keepMailLink(ctx, account, { secret, purpose: "recover" });
    const link = new URL(`/session/mail-recovery/${secret}`, ctx.config.baseUrl).href;
    const until = new Date(ctx.now().getTime() + linkMinutes.recover * 60_000);
    const values = { link, minutes: linkMinutes.recover };
    await mailTo(ctx, await findMailAddress(ctx, account), account, "recover", { values, until });
  });
}

/** Whoever opened the mail sets a new passphrase, once. All sessions and every other link end. Undefined when the link is over. */
export async function recoverByMail(ctx: Context, secret: string, passphrase: string): Promise<Account | undefined> {
  return inTransaction(ctx, async (ctx) => {
    const link = await takeMailLink(ctx, secret, "recover");
    if (!link) return undefined;
    await keepPassphrase(ctx, link.account, passphrase);
    await endSessions(ctx, link.account);
    await dropMailLinks(ctx, link.account);
    await mailOwner(ctx, link.account, "newPassphrase");
    return link.account;
  });
}
