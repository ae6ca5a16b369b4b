/** What the village asks for: whom, and how far each came. */
import { sql } from "kysely";
import { publishDemand } from "#modules/campaigns";
import type { Context } from "#platform/context";
import type { DemandRow } from "../src/modules/campaigns/demands/queries.ts";
import { signAsMember } from "../src/modules/campaigns/signatures/sign-as-member.ts";
import { acknowledgeDemand } from "../src/modules/campaigns/trail/acknowledge-demand.ts";
import { answerDemand } from "../src/modules/campaigns/trail/answer-demand.ts";
import { decideOutcome } from "../src/modules/campaigns/trail/decide-outcome.ts";
import { declareDone } from "../src/modules/campaigns/trail/declare-done.ts";
import { forwardDemand } from "../src/modules/campaigns/trail/forward-demand.ts";
import { setMilestone } from "../src/modules/campaigns/trail/set-milestone.ts";
import { voteOnOutcome } from "../src/modules/campaigns/trail/vote-on-outcome.ts";
import { type Ids, memberOf } from "./member-of.ts";
import { movePost } from "./move-post.ts";
import { addressees, demands } from "./texts/demands.ts";
import { type Deed, trails } from "./texts/trails.ts";

const DAY = 86_400_000;

type Told = (typeof demands)[number];

/** Plants who is asked, and each demand with its trail in the order of time, as the log is one chain. */
export async function plantDemands(ctx: Context, ids: Ids, groups: Ids): Promise<Ids> {
  const asked = await plantAddressees(ctx, ids);
  const made = new Map<string, DemandRow>();
  for (const deed of [...trails].sort((one, other) => other.daysAgo - one.daysAgo)) {
    const told = demands.find(({ key }) => key === deed.of);
    if (!told) throw new Error(`There is no demand ${deed.of}`);
    const then: Context = { ...ctx, now: () => new Date(ctx.now().getTime() - deed.daysAgo * DAY) };
    if (deed.does === "publish") made.set(told.key, await publish(then, ids, groups, asked, told));
    else await act(then, ids, told, await getRow(ctx, made.get(told.key)?.id ?? "0"), deed);
  }
  return new Map([...made].map(([key, { id }]) => [key, id]));
}

async function plantAddressees(ctx: Context, ids: Ids): Promise<Ids> {
  const made = new Map<string, string>();
  for (const { key, answers, ...about } of addressees) {
    const { id } = await ctx.db
      .insertInto("addressees")
      .values({ ...about, verified_at: answers.length > 0 ? ctx.now() : null })
      .returning("id")
      .executeTakeFirstOrThrow();
    made.set(key, id);
    for (const handle of answers)
      await ctx.db
        .insertInto("addressee_members")
        .values({ addressee_id: id, account_id: (await memberOf(ctx, ids, handle)).id, proof: "administrator" })
        .execute();
  }
  return made;
}

const getRow = (ctx: Context, id: string): Promise<DemandRow> =>
  ctx.db.selectFrom("demands").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

async function publish(ctx: Context, ids: Ids, groups: Ids, asked: Ids, told: Told): Promise<DemandRow> {
  const group = "group" in told ? { id: groups.get(told.group) ?? "0" } : undefined;
  const demand = await publishDemand(ctx, await memberOf(ctx, ids, told.by), {
    ...told,
    group,
    goal: "goal" in told ? told.goal : undefined,
    addressee: { id: asked.get(told.addressee) ?? "0" },
  });
  await sql`update demands set published_at = ${ctx.now()} where id = ${demand.id}`.execute(ctx.db);
  await sql`update demand_versions set written_at = ${ctx.now()} where demand_id = ${demand.id}`.execute(ctx.db);
  if (demand.post_id) await movePost(ctx, demand.post_id, ctx.now());
  return getRow(ctx, demand.id);
}

async function act(ctx: Context, ids: Ids, told: Told, demand: DemandRow, deed: Deed): Promise<void> {
  const by = await memberOf(ctx, ids, deed.by);
  if (deed.does === "sign") return sign(ctx, ids, told, demand);
  if (deed.does === "forward") return forwardDemand(ctx, by, demand, { way: "letter", words: deed.words });
  if (deed.does === "acknowledge") return acknowledgeDemand(ctx, by, demand);
  if (deed.does === "answer") return answerDemand(ctx, by, demand, { words: deed.words });
  if (deed.does === "promise") {
    const due_on = new Date(ctx.now().getTime() + 4 * DAY).toISOString().slice(0, 10);
    return setMilestone(
      ctx,
      by,
      demand,
      { title: deed.words, percent: deed.percent ?? 0, due_on },
      await findStep(ctx, demand, deed.words),
    );
  }
  if (deed.does === "done") return declareDone(ctx, by, demand, { words: deed.words });
  for (const [nth, handle] of [told.by, ...told.affected].entries())
    if ((await getRow(ctx, demand.id)).status !== "reopened")
      await voteOnOutcome(
        ctx,
        { viewer: await memberOf(ctx, ids, handle) },
        demand,
        nth % 4 === 3 ? deed.words !== "yes" : deed.words === "yes",
      );
  await decideOutcome(ctx, await getRow(ctx, demand.id));
}

async function findStep(ctx: Context, { id }: DemandRow, title: string): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string;
  }>`select id from demand_milestones where demand_id = ${id} and title = ${title}`.execute(ctx.db);
  return rows[0]?.id;
}

async function sign(ctx: Context, ids: Ids, told: Told, demand: DemandRow): Promise<void> {
  const affected: readonly string[] = told.affected;
  for (const [nth, handle] of told.signers.entries()) {
    const signer = await memberOf(ctx, ids, handle);
    const isAffected = affected.includes(handle);
    await signAsMember(ctx, signer, demand, {
      words: "",
      shown: nth % 5 !== 4,
      affected: isAffected,
      newsletter: false,
      place: "",
    } as never);
    await sql`update signatures set signed_at = ${new Date(ctx.now().getTime() - nth * 3_600_000)}
      where demand_id = ${demand.id} and account_id = ${signer.id}`.execute(ctx.db);
  }
}
