import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import { publish } from "#platform/events";
import type { Viewer } from "#platform/http/env";
import { findRelationship, getAccount } from "../../queries.ts";
import { trustLimits } from "./rules.ts";

/**
 * A person names someone who may one day vouch for them, and who must agree first. It is one who follows them, so that
 * strangers are not asked; at most five.
 *
 * @throws Invalid "unknownPerson", "yourself", "mustFollowYou", "tooManyTrusted"
 */
export async function chooseTrusted(ctx: Context, viewer: Viewer, handle: string): Promise<void> {
  const other = await getAccount(ctx, handle, viewer).catch(() => {
    throw new Invalid({ handle: "unknownPerson" });
  });
  if (other.id === viewer.id) throw new Invalid({ handle: "yourself" });
  const { followedBy, blocking } = await findRelationship(ctx, viewer.id, other.id);
  if (!followedBy || blocking) throw new Invalid({ handle: "mustFollowYou" });
  await inTransaction(ctx, async (ctx) => {
    await sql`select from accounts where id = ${viewer.id} for update`.execute(ctx.db);
    const chosen = await ctx.db
      .selectFrom("trusted_people")
      .select("trusted_id")
      .where("account_id", "=", viewer.id)
      .execute();
    if (chosen.some(({ trusted_id }) => trusted_id === other.id)) return;
    if (chosen.length >= trustLimits.most) throw new Invalid({ handle: "tooManyTrusted" });
    await ctx.db.insertInto("trusted_people").values({ account_id: viewer.id, trusted_id: other.id }).execute();
    await publish(ctx, { name: "accounts.trust-asked", payload: { accountId: viewer.id, trustedId: other.id } });
  });
}

/** The one who was named says yes. */
export async function agreeToBeTrusted(ctx: Context, viewer: Viewer, owner: { readonly id: string }): Promise<void> {
  const agreed = await ctx.db
    .updateTable("trusted_people")
    .set({ accepted_at: sql`now()` })
    .where("account_id", "=", owner.id)
    .where("trusted_id", "=", viewer.id)
    .where("accepted_at", "is", null)
    .returning("account_id")
    .executeTakeFirst();
  if (!agreed) throw new NotFound();
  await publish(ctx, { name: "accounts.trust-agreed", payload: { accountId: owner.id, trustedId: viewer.id } });
}

/** Either of the two ends it: the owner trusts someone else, or the one who was named says no. */
export async function endTrust(ctx: Context, owner: { readonly id: string }, trusted: { readonly id: string }) {
  const ended = await ctx.db
    .deleteFrom("trusted_people")
    .where("account_id", "=", owner.id)
    .where("trusted_id", "=", trusted.id)
    .returning("account_id")
    .executeTakeFirst();
  if (!ended) throw new NotFound();
}

/** Those the viewer trusts, or those who trust the viewer; whether it was agreed. */
export async function listTrust(ctx: Context, viewer: { readonly id: string }, side: "mine" | "theirs") {
  const [me, other] =
    side === "mine" ? (["account_id", "trusted_id"] as const) : (["trusted_id", "account_id"] as const);
  return ctx.db
    .selectFrom("trusted_people")
    .innerJoin("accounts", "accounts.id", `trusted_people.${other}`)
    .select(["accounts.id", "handle", "name", "accepted_at"])
    .where(`trusted_people.${me}`, "=", viewer.id)
    .where("accounts.status", "=", "active")
    .where(sql<boolean>`not exists (select from blocks where blocker_id = accounts.id and blocked_id = ${viewer.id})`)
    .orderBy("trusted_people.made_at")
    .limit(100)
    .execute();
}
