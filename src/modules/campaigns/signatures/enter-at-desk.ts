import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import type { DeskEntry } from "./desk-rules.ts";
import { mustTakeSignatures, type Signable } from "./rules.ts";
import { todayOf } from "./today.ts";

/**
 * A helper enters somebody who sits before them. Two people of one name in one place must be told apart: nobody is entered
 * twice by mistake. The caller has seen that this person may help.
 * @throws Invalid "deskTwice"
 */
export async function enterAtDesk(
  ctx: Context,
  helper: { readonly id: string },
  demand: Signable,
  entry: DeskEntry,
): Promise<void> {
  mustTakeSignatures(demand, todayOf(ctx));
  const added = await ctx.db
    .insertInto("signatures")
    .values({
      ...entry,
      demand_id: demand.id,
      version: demand.version,
      tier: "paper",
      state: "valid",
      helper_id: helper.id,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!added) throw new Invalid({ name: "deskTwice" });
}

/**
 * What somebody entered at their desk, the latest first; an organiser sees what everyone did. With it what each of them said
 * to whether it was really done, and who entered that.
 */
export function listDeskEntries(
  ctx: Context,
  demand: { readonly id: string; readonly round: number },
  helper?: { readonly id: string },
) {
  return ctx.db
    .selectFrom("signatures")
    .leftJoin("accounts", "accounts.id", "signatures.helper_id")
    .leftJoin("demand_votes as vote", (join) =>
      join.onRef("vote.signature_id", "=", "signatures.id").on("vote.round", "=", demand.round),
    )
    .leftJoin("accounts as voter", "voter.id", "vote.helper_id")
    .select([
      "signatures.id",
      "signatures.name",
      "signatures.place",
      "affected",
      "signed_at",
      "accounts.name as helper",
      "vote.done",
      "voter.name as voter",
    ])
    .where("signatures.demand_id", "=", demand.id)
    .where("tier", "=", "paper")
    .where("state", "=", "valid")
    .$if(helper !== undefined, (entries) => entries.where("signatures.helper_id", "=", helper?.id ?? "0"))
    .orderBy("signatures.id", "desc")
    .limit(50)
    .execute();
}
