import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import type { DemandRow } from "../demands/queries.ts";
import { decideOutcome } from "./decide-outcome.ts";
import { lockDemand } from "./move-demand.ts";
import { isAskedByDoor, isVotedOn } from "./rules.ts";
import { findStanding } from "./standing.ts";

/**
 * Who answers: a member; the author, who came with their key; or a signer without an account, who came with the link of
 * their signature or sits before a helper who enters what they say.
 */
export type Voter =
  | { readonly viewer: Viewer }
  | { readonly byKey: true }
  | { readonly signatureId: string; readonly helper?: Viewer };

/**
 * Somebody affected says whether it was really done; one answer each, which they may change, also after it was confirmed.
 * @throws Forbidden for anyone else, and for a helper who answers for whom it asks; Invalid while nobody said that it is done.
 */
export async function voteOnOutcome(
  ctx: Context,
  voter: Voter,
  { id }: Pick<DemandRow, "id">,
  done: boolean,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const demand = await lockDemand(ctx, id);
    await mustBeAffected(ctx, voter, demand);
    if (!isVotedOn(demand)) throw new Invalid({ form: "notSaidDone" });
    const helper_id = ("helper" in voter && voter.helper?.id) || null;
    await ctx.db
      .insertInto("demand_votes")
      .values({ demand_id: demand.id, round: demand.round, done, helper_id, ...columnsOf(voter) })
      .onConflict((conflict) =>
        ("viewer" in voter
          ? conflict.columns(["demand_id", "round", "account_id"]).where("account_id", "is not", null)
          : "byKey" in voter
            ? conflict.columns(["demand_id", "round"]).where(sql<boolean>`by_key`)
            : conflict.columns(["demand_id", "round", "signature_id"]).where("signature_id", "is not", null)
        ).doUpdateSet({ done, helper_id, voted_at: ctx.now() }),
      )
      .execute();
    await decideOutcome(ctx, demand);
  });
}

async function mustBeAffected(ctx: Context, voter: Voter, demand: DemandRow): Promise<void> {
  if ("byKey" in voter) {
    if (!demand.key_hash) throw new Forbidden();
  } else if ("viewer" in voter) {
    if (!(await findStanding(ctx, voter.viewer, demand)).isAffected) throw new Forbidden();
  } else {
    const signature = await ctx.db
      .selectFrom("signatures")
      .select(["tier", "state", "affected", "signed_at"])
      .where("id", "=", voter.signatureId)
      .where("demand_id", "=", demand.id)
      .forShare()
      .executeTakeFirst();
    if (!signature || !isAskedByDoor(signature, demand)) throw new Forbidden();
    if ((signature.tier === "paper") !== (voter.helper !== undefined)) throw new Forbidden();
    if (voter.helper && (await findStanding(ctx, voter.helper, demand)).answers) throw new Forbidden();
  }
}

/** What of a vote says whose it is. */
export const columnsOf = (voter: Voter) => ({
  account_id: "viewer" in voter ? voter.viewer.id : null,
  signature_id: "signatureId" in voter ? voter.signatureId : null,
  by_key: "byKey" in voter,
});
