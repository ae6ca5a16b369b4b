import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import { NEWEST, PAGE_SIZE, toPage } from "#platform/paging";
import type { DemandRow } from "../demands/queries.ts";
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
 * to whether it was really done, and who entered that; or only those who have not said it yet. A page goes on before `before`.
 */
export async function listDeskEntries(
  ctx: Context,
  demand: Pick<DemandRow, "id" | "round" | "done_at">,
  {
    helper,
    before = NEWEST,
    unanswered = false,
  }: { readonly helper?: string | undefined; readonly before?: string | undefined; readonly unanswered?: boolean },
) {
  const found = await ctx.db
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
    .where("signatures.id", "<", before)
    .$if(helper !== undefined, (entries) => entries.where("signatures.helper_id", "=", helper ?? "0"))
    .$if(unanswered, (entries) =>
      entries.where("vote.done", "is", null).where("affected", "=", true).where("signed_at", "<=", demand.done_at),
    )
    .orderBy("signatures.id", "desc")
    .limit(PAGE_SIZE + 1)
    .execute();
  return toPage(found, ({ id }) => id);
}
