import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { publish } from "#platform/events";
import type { DemandRow } from "../../demands/queries.ts";
import { isOpenToAll } from "../actionable.ts";
import { actionLimits } from "../rules.ts";

type Offered = "waits" | "accepted" | "refused";

/**
 * A group or an organisation of another server offers to stand behind a demand; `uri` names the offer there. It waits for whoever
 * leads the demand, as one of ours does. The same said again is one offer.
 */
export async function receiveSponsor(
  ctx: Context,
  group: Pick<Account, "id" | "status" | "kind">,
  demand: DemandRow,
  uri: string,
): Promise<Offered> {
  if (group.status !== "remote" || group.kind === "person" || !(await isOpenToAll(ctx, demand))) return "refused";
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("demands").select("id").where("id", "=", demand.id).forNoKeyUpdate().execute();
    const { rows: all } = await sql<{ account_id: string; uri: string | null; state: string }>`
      select account_id, uri, state from co_sponsors where demand_id = ${demand.id}`.execute(ctx.db);
    const before = all.find(({ account_id }) => account_id === group.id);
    if (before) {
      await sql`update co_sponsors set uri = ${uri} where demand_id = ${demand.id} and account_id = ${group.id}
        and not exists (select from co_sponsors as others where others.uri = ${uri})`.execute(ctx.db);
      return before.state === "accepted" ? "accepted" : "waits";
    }
    if (all.length >= actionLimits.sponsors) return "refused";
    const { rows } = await sql`
      insert into co_sponsors (demand_id, account_id, state, uri) values (${demand.id}, ${group.id}, 'offered', ${uri})
      on conflict do nothing returning state`.execute(ctx.db);
    if (rows.length === 0) return "refused";
    await publish(ctx, { name: "campaigns.sponsor-proposed", payload: { demandId: demand.id, groupId: group.id } });
    return "waits";
  });
}
