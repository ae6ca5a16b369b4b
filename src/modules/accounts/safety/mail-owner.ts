import type { Context } from "#platform/context";
import type { Values } from "#platform/i18n";
import { sendMail, sendsMail } from "#platform/mail";
import type { Account } from "../rules.ts";
import { findMailAddress } from "./mailbox.ts";
import { words } from "./words.ts";

export type Letter =
  | "confirm"
  | "taken"
  | "changed"
  | "removed"
  | "recover"
  | "newPassphrase"
  | "newDevice"
  | "guesses"
  | "secondStepOff"
  | "passkey"
  | "asked"
  | "ready";
type Reader = Pick<Account, "id" | "handle" | "locale">;

/** Writes to an address about an account, in its owner's language. Nothing where no mail is sent. */
export async function mailTo(
  ctx: Context,
  address: string | undefined,
  account: Reader,
  letter: Letter,
  more: { readonly values?: Values; readonly until?: Date } = {},
): Promise<void> {
  if (address === undefined || !sendsMail(ctx)) return;
  const t = words(account.locale);
  const community = (await ctx.db.selectFrom("community").select("name").executeTakeFirst())?.name ?? "Gaung";
  const values = { handle: account.handle, community, home: ctx.config.baseUrl.href, ...more.values };
  await sendMail(ctx, {
    to: address,
    subject: t(`mail.${letter}`, values),
    text: `${t("mail.hello", values)}\n\n${t(`mail.${letter}.text`, values)}\n\n${t("mail.end", values)}\n`,
    ...(more.until && { until: more.until }),
  });
}

/** Tells a person what happened to their account, at the address they confirmed. */
export async function mailOwner(ctx: Context, account: Reader, letter: Letter, values: Values = {}): Promise<void> {
  if (sendsMail(ctx)) await mailTo(ctx, await findMailAddress(ctx, account), account, letter, { values });
}
