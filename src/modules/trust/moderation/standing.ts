import { sql } from "kysely";
import { endSessions } from "#modules/accounts";
import type { Context } from "#platform/context";
import { publish } from "#platform/events";
import { applyPolicies } from "../servers/apply-policies.ts";

/**
 * Makes a person's standing what the decisions that hold about them say: the strictest counts, and none means none. So a
 * decision taken twice, lifted, or lifted beside another leaves no trace that is wrong. Whoever is suspended is signed out
 * everywhere at once; a wish to be deleted gives way to the suspension, which ends the same way.
 */
export async function renewStanding(ctx: Context, accountId: string): Promise<void> {
  const account = await ctx.db
    .selectFrom("accounts")
    .select(["id", "host", "status", "restriction"])
    .where("id", "=", accountId)
    .forUpdate()
    .executeTakeFirst();
  if (!account) return;
  // What was decided about the server counts besides.
  if (account.host) return applyPolicies(ctx, [account.host]);
  const { rows } = await sql<{ suspended: boolean; frozen: boolean; limited: boolean }>`
    select coalesce(bool_or(on_person = 'suspend'), false) as suspended, coalesce(bool_or(on_person = 'freeze'), false) as frozen,
      coalesce(bool_or(on_person = 'limit'), false) as limited
    from decisions where subject_id = ${accountId} and state = 'active'`.execute(ctx.db);
  const held = rows[0];
  const restriction = held?.frozen ? "frozen" : held?.limited ? "limited" : "none";
  const isOpen = account.status === "active" || account.status === "leaving";
  const status =
    held?.suspended && isOpen
      ? "suspended"
      : !held?.suspended && account.status === "suspended"
        ? "active"
        : account.status;
  if (status === account.status && restriction === account.restriction) return;
  await ctx.db.updateTable("accounts").set({ status, restriction }).where("id", "=", accountId).execute();
  if ((status === "suspended") !== (account.status === "suspended"))
    await publish(ctx, {
      name: status === "suspended" ? "trust.suspended" : "trust.unsuspended",
      payload: { accountId },
    });
  if (status !== "suspended") return;
  await ctx.db.deleteFrom("departures").where("account_id", "=", accountId).execute();
  await ctx.db.deleteFrom("sign_in_steps").where("account_id", "=", accountId).execute();
  await endSessions(ctx, account);
}
