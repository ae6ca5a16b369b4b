import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import type { DemandRow } from "../demands/queries.ts";
import { decideOutcome } from "./decide-outcome.ts";
import { lockDemand } from "./move-demand.ts";
import { findStanding } from "./standing.ts";

/**
 * Somebody affected says whether it was really done; one answer each, which they may change, also after it was confirmed.
 * `viewer` undefined is the author who came with their key.
 * @throws Forbidden for anyone else; Invalid while nobody said that it is done.
 */
export async function voteOnOutcome(
  ctx: Context,
  viewer: Viewer | undefined,
  { id }: Pick<DemandRow, "id">,
  done: boolean,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const demand = await lockDemand(ctx, id);
    if (viewer && !(await findStanding(ctx, viewer, demand)).isAffected) throw new Forbidden();
    if (!viewer && !demand.key_hash) throw new Forbidden();
    if (demand.status !== "done" && demand.status !== "confirmed") throw new Invalid({ form: "notSaidDone" });
    const vote = { demand_id: demand.id, round: demand.round, done, account_id: viewer?.id ?? null, by_key: !viewer };
    await ctx.db
      .insertInto("demand_votes")
      .values(vote)
      .onConflict((conflict) =>
        (viewer
          ? conflict.columns(["demand_id", "round", "account_id"]).where("account_id", "is not", null)
          : conflict.columns(["demand_id", "round"]).where(sql<boolean>`by_key`)
        ).doUpdateSet({ done, voted_at: ctx.now() }),
      )
      .execute();
    await decideOutcome(ctx, demand);
  });
}
