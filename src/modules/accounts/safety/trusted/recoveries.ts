import { sql } from "kysely";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { publish } from "#platform/events";
import type { Viewer } from "#platform/http/env";
import { fingerprintOf } from "#platform/secrets";
import { countingTrusted, trustLimits } from "./rules.ts";

/** Requests that are open and not too old. */
export function openRecoveries(ctx: Context) {
  return ctx.db
    .selectFrom("recoveries")
    .where("recoveries.ended_at", "is", null)
    .where("recoveries.asked_at", ">", sql<Date>`now() - make_interval(days => ${trustLimits.days})`);
}

/** What a browser that asked may know: nothing until two have vouched. */
export async function findRecovery(ctx: Context, secret: string | undefined) {
  if (!secret) return undefined;
  return openRecoveries(ctx)
    .innerJoin("accounts", "accounts.id", "recoveries.account_id")
    .select(["recoveries.id", "recoveries.ready_at", "accounts.handle"])
    .where("token_hash", "=", fingerprintOf(secret))
    .where("ready_at", "is not", null)
    .executeTakeFirst();
}

/** Open requests of those who trust the viewer, as far as the viewer counts. */
export async function listRecoveriesFor(ctx: Context, viewer: Viewer) {
  const found = await openRecoveries(ctx)
    .innerJoin("accounts", "accounts.id", "recoveries.account_id")
    .innerJoin("trusted_people", (join) =>
      join.onRef("trusted_people.account_id", "=", "accounts.id").on("trusted_people.trusted_id", "=", viewer.id),
    )
    .select(["recoveries.id", "recoveries.asked_at", "accounts.id as account_id", "handle", "name"])
    .select((of) =>
      of
        .exists(
          of
            .selectFrom("recovery_vouches")
            .select("trusted_id")
            .whereRef("recovery_id", "=", "recoveries.id")
            .where("trusted_id", "=", viewer.id),
        )
        .as("vouched"),
    )
    .where("accepted_at", "is not", null)
    .orderBy("recoveries.id", "desc")
    .limit(50)
    .execute();
  const counting = await Promise.all(
    found.map(({ account_id }) =>
      countingTrusted(ctx, { id: account_id }).where("trusted.id", "=", viewer.id).executeTakeFirst(),
    ),
  );
  return found.filter((_, nth) => counting[nth] !== undefined);
}

/** One of them. @throws NotFound */
export async function getRecoveryFor(ctx: Context, viewer: Viewer, id: string) {
  const found = (await listRecoveriesFor(ctx, viewer)).find((one) => one.id === id);
  if (!found) throw new NotFound();
  return found;
}

/** The owner, from any device that is signed in, ends whatever was asked in their name. */
export async function cancelRecoveries(ctx: Context, account: { readonly id: string }): Promise<void> {
  await ctx.db
    .updateTable("recoveries")
    .set({ ended_at: sql`now()` })
    .where("account_id", "=", account.id)
    .where("ended_at", "is", null)
    .execute();
  await publish(ctx, { name: "accounts.recovery-cancelled", payload: { accountId: account.id } });
}
