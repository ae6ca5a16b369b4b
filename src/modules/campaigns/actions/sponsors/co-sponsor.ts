import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid, NotFound } from "#platform/errors";
import { publish } from "#platform/events";
import type { Viewer } from "#platform/http/env";
import type { Demand } from "../../demands/queries.ts";
import { isOpenToAll } from "../actionable.ts";
import { mayLead, organises } from "../may-lead.ts";
import { actionLimits } from "../rules.ts";

type Group = { readonly id: string };

/**
 * A group or an organisation is to stand behind a demand. Who organises it offers that, and who leads the demand asks for it;
 * each waits for the other. Who does both needs nobody's answer. @throws Forbidden for anyone else
 */
export async function proposeSponsor(ctx: Context, viewer: Viewer, demand: Demand, group: Group): Promise<void> {
  const [leads, acts] = await Promise.all([mayLead(ctx, viewer, demand), organises(ctx, viewer, group)]);
  if (!leads && !acts) throw new Forbidden({ group: "mayNotSponsor" });
  if (!(await isOpenToAll(ctx, demand))) throw new NotFound();
  if (group.id === demand.group_id) throw new Invalid({ group: "sponsorsAlready" });
  const state = leads ? (acts ? "accepted" : "invited") : "offered";
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("demands").select("id").where("id", "=", demand.id).forNoKeyUpdate().execute();
    const { count } = await ctx.db
      .selectFrom("co_sponsors")
      .select((of) => of.fn.countAll<string>().as("count"))
      .where("demand_id", "=", demand.id)
      .executeTakeFirstOrThrow();
    if (Number(count) >= actionLimits.sponsors) throw new Invalid({ group: "tooManySponsors" });
    // Two who ask each other agree.
    const { rows } = await sql`
      insert into co_sponsors (demand_id, account_id, state) values (${demand.id}, ${group.id}, ${state})
      on conflict (demand_id, account_id) do update set state = 'accepted', since = now()
      where co_sponsors.state <> excluded.state and co_sponsors.state <> 'accepted' returning state`.execute(ctx.db);
    if (rows.length > 0)
      await publish(ctx, { name: "campaigns.sponsor-proposed", payload: { demandId: demand.id, groupId: group.id } });
  });
}

/** The side that was asked agrees. @throws NotFound when nobody asked, or the viewer is not of that side */
export async function acceptSponsor(ctx: Context, viewer: Viewer, demand: Demand, group: Group): Promise<void> {
  const [leads, acts] = await Promise.all([mayLead(ctx, viewer, demand), organises(ctx, viewer, group)]);
  const { rows } = await sql<Offer>`
    update co_sponsors set state = 'accepted', since = now() where demand_id = ${demand.id} and account_id = ${group.id}
      and (state = 'offered' and ${leads}::boolean or state = 'invited' and ${acts}::boolean) returning account_id, uri`.execute(
    ctx.db,
  );
  if (rows.length === 0) throw new NotFound();
  await answer(ctx, demand, rows[0], true);
}

/** Either side ends it, or says no. @throws NotFound for anyone else */
export async function endSponsor(ctx: Context, viewer: Viewer, demand: Demand, group: Group): Promise<void> {
  const [leads, acts] = await Promise.all([mayLead(ctx, viewer, demand), organises(ctx, viewer, group)]);
  if (!leads && !acts) throw new NotFound();
  const ended = await ctx.db
    .deleteFrom("co_sponsors")
    .where("demand_id", "=", demand.id)
    .where("account_id", "=", group.id)
    .returning(["account_id", "uri"])
    .executeTakeFirst();
  await answer(ctx, demand, ended, false);
}

type Offer = { readonly account_id: string; readonly uri: string | null };

/** One that came from another server is answered there. */
async function answer(ctx: Context, demand: Demand, offer: Offer | undefined, accepted: boolean): Promise<void> {
  if (!offer?.uri || !demand.post_id) return;
  const payload = { postId: demand.post_id, accountId: offer.account_id, uri: offer.uri, accepted };
  await publish(ctx, { name: "campaigns.sponsor-answered", payload });
}
