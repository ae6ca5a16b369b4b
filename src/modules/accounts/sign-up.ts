import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import type { Locale } from "#platform/i18n";
import { findInvite, useInvite } from "./invites.ts";
import { keepPassphrase } from "./keep-passphrase.ts";
import { findCommunity } from "./queries.ts";
import type { Account } from "./rules.ts";

export type Applicant = {
  readonly name: string;
  readonly handle: string;
  readonly passphrase: string;
  readonly reason: string;
  readonly invite: string;
  readonly locale: Locale;
};

/**
 * Someone asks to join. With an invite, or where sign-up is open, they are a member at once; by approval they
 * give a reason and wait; where one must be invited they need an invite that still holds. No e-mail, no phone.
 *
 * @throws Invalid when the handle is taken, the invite does not hold, or the reason is missing.
 */
export async function signUp(ctx: Context, applicant: Applicant): Promise<Account> {
  return inTransaction(ctx, async (ctx) => {
    const community = await findCommunity(ctx);
    if (!community) throw new Invalid({ form: "notFounded" });
    const invite = applicant.invite ? await findInvite(ctx, applicant.invite) : undefined;
    if (applicant.invite && !invite) throw new Invalid({ invite: "inviteOver" });
    if (community.sign_up === "invite" && !invite) throw new Invalid({ invite: "inviteNeeded" });
    const waits = community.sign_up === "approval" && !invite;
    if (waits && !applicant.reason) throw new Invalid({ reason: "required" });
    const account = await ctx.db
      .insertInto("accounts")
      .values({
        handle: applicant.handle,
        name: applicant.name,
        locale: applicant.locale,
        languages: sql`array[${applicant.locale}]`,
        sign_up_reason: applicant.reason,
        status: waits ? "pending" : "active",
        invited_by: invite?.account_id ?? null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst();
    if (!account) throw new Invalid({ handle: "handleTaken" });
    if (invite) await useInvite(ctx, invite);
    await keepPassphrase(ctx, account, applicant.passphrase);
    await publish(ctx, { name: "accounts.signed-up", payload: { accountId: account.id } });
    return account;
  });
}
