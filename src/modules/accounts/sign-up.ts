import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import type { Community } from "#platform/http/env";
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
  /** The network address they come from, as limits count it. */
  readonly address?: string | undefined;
};

const CLOSES_AFTER_MS = 7 * 86_400_000;

/** Whether only the invited may join: so it is wished, or nobody who looks after the community was here for a week. */
export function isClosed(community: Community, now: Date): boolean {
  if (community.sign_up === "invite") return true;
  return community.sign_up_closes && now.getTime() - community.officials_seen_at.getTime() > CLOSES_AFTER_MS;
}

/** Whether nobody joins from this network for now, but with an invite: whoever shares it with a culprit can be vouched for. */
async function isBlocked(ctx: Context, address: string | undefined): Promise<boolean> {
  if (!address) return false;
  const { rows } =
    await sql`select from sign_up_blocks where network >>= ${address}::inet and expires_at > now() limit 1`.execute(
      ctx.db,
    );
  return rows.length > 0;
}

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
    if (isClosed(community, ctx.now()) && !invite) throw new Invalid({ invite: "inviteNeeded" });
    if (!invite && (await isBlocked(ctx, applicant.address))) throw new Invalid({ form: "joinBlocked" });
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
