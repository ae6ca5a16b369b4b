import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { sendMail, sendsMail } from "#platform/mail";
import { countAgainst } from "#platform/rate-limit";
import { fingerprintOf, newSecret } from "#platform/secrets";
import { type Addressee, addresseeLimits } from "./rules.ts";
import { words } from "./words.ts";

/** Whether a token can be sent there: it publishes an address, an administrator confirmed it, and mail is sent at all. */
export const takesClaims = (ctx: Context, addressee: Addressee): boolean =>
  sendsMail(ctx) && addressee.email !== "" && addressee.email_confirmed_at !== null;

/**
 * A member says that they work there. A link goes to the published address, for a day; it works once, and for this member
 * alone. An address an administrator has not confirmed is not asked, or whoever wrote it down could answer themselves.
 * @throws Invalid where no mail goes; TooMany after three in a day for one addressee
 */
export async function askClaim(
  ctx: Context,
  viewer: Pick<Account, "id" | "handle" | "name" | "locale">,
  addressee: Addressee,
): Promise<void> {
  if (!takesClaims(ctx, addressee)) throw new Invalid({ form: "noAddresseeMail" });
  await countAgainst(ctx, "claim", addressee.id);
  const secret = newSecret();
  const { id, name, email } = addressee;
  await inTransaction(ctx, async (ctx) => {
    const expires = sql<Date>`now() + make_interval(hours => ${addresseeLimits.claimHours})`;
    const claim = { token_hash: fingerprintOf(secret), email, expires_at: expires, asked_at: sql<Date>`now()` };
    await ctx.db
      .insertInto("addressee_claims")
      .values({ addressee_id: id, account_id: viewer.id, ...claim })
      .onConflict((conflict) => conflict.columns(["addressee_id", "account_id"]).doUpdateSet(claim))
      .execute();
    const community = (await ctx.db.selectFrom("community").select("name").executeTakeFirst())?.name ?? "Gaung";
    const t = words(viewer.locale);
    const link = new URL(`/addressees/${id}/claims/${secret}`, ctx.config.baseUrl).href;
    const values = { name, community, person: viewer.name, handle: viewer.handle, link };
    const sent = await sendMail(ctx, {
      to: email,
      subject: t("mail.claim", values),
      text: t("mail.claim.text", values),
      until: new Date(ctx.now().getTime() + addresseeLimits.claimHours * 3_600_000),
    });
    if (!sent) throw new Invalid({ form: "addresseeMailFull" });
  });
}
