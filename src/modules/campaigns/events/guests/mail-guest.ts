import type { Context } from "#platform/context";
import { formatDateTime } from "#platform/format";
import { sendMail, sendsMail } from "#platform/mail";
import { seal, unseal } from "#platform/seal";
import type { EventRow, Guest } from "../rules.ts";
import { words } from "../words.ts";

export type Letter = "ask" | "already" | "member" | "seated" | "near" | "changed" | "cancelled";

const PURPOSE = "event-mailbox";
type Mailbox = { readonly hash: Buffer; readonly address: string };
/** The address of a guest without an account is kept sealed: the database alone does not tell it. */
export const sealMailbox = (ctx: Context, { hash, address }: Mailbox): Buffer =>
  seal(ctx.config.secretKey, PURPOSE, hash.toString("hex"), Buffer.from(address));

/** One mail about an event: what happened, when and where it is, and the link by which one comes or stays away. */
export async function mailAbout(
  ctx: Context,
  event: EventRow,
  { to, letter, locale, secret }: { to: string; letter: Letter; locale: "id" | "en"; secret?: string },
): Promise<boolean> {
  const t = words(locale);
  const community = (await ctx.db.selectFrom("community").select("name").executeTakeFirst())?.name ?? "Gaung";
  const path = secret ? `/seat/${secret}` : `/events/${event.id}`;
  const values = {
    title: event.title,
    when: formatDateTime(event.starts_at, locale, event.time_zone),
    place: event.place || t("online"),
    reason: event.cancel_reason || "-",
    link: new URL(path, ctx.config.baseUrl).href,
    community,
  };
  return sendMail(ctx, {
    to,
    subject: t(`mail.${letter}.subject`, values),
    text: [t("mail.hello"), t(`mail.${letter}`, values), t("mail.facts", values), t("mail.end", values)].join("\n\n"),
    until: event.ends_at,
  });
}

/** Tells a guest who has no account. Nothing where no address was kept, or where this community sends no mail. */
export async function mailGuest(ctx: Context, event: EventRow, guest: Guest, letter: Letter): Promise<void> {
  if (!guest.mailbox || !guest.mailbox_sealed || !sendsMail(ctx)) return;
  const opened = unseal(ctx.config.secretKey, PURPOSE, guest.mailbox.toString("hex"), guest.mailbox_sealed);
  await mailAbout(ctx, event, { to: opened.toString(), letter, locale: guest.locale });
}
