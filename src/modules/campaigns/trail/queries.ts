import { type Selectable, sql } from "kysely";
import { type Looker, questionVisibleTo, visibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import type { DemandMilestonesTable } from "#platform/schema";
import type { DemandRow } from "../demands/queries.ts";
import type { Part } from "./rules.ts";
import { columnsOf, type Voter } from "./vote-on-outcome.ts";

/** One row of a trail as its page shows it. What was taken away later has no `said`. */
export type TrailEntry = {
  readonly seq: string;
  readonly kind: string;
  readonly actor_part: Part;
  readonly said: Readonly<Record<string, unknown>> | null;
  readonly at: Date;
  readonly hash: Buffer;
  /** Who acted, while they are here; absent for the server and for who hides their name. */
  readonly handle: string | null;
  readonly name: string | null;
};

/** So many rows are shown on the page of a demand; all of them stand in its log. */
const SHOWN = 200;

/** What happened to a demand the caller holds, oldest first. */
export async function listTrail(ctx: Context, { id }: Pick<DemandRow, "id">): Promise<TrailEntry[]> {
  const { rows } = await sql<TrailEntry>`
    select seq, trail_entries.kind, actor_part, said, at, hash, accounts.handle, accounts.name
    from trail_entries left join accounts on accounts.id = actor_id and accounts.status in ('active', 'remote')
    where demand_id = ${id} order by seq desc limit ${SHOWN}`.execute(ctx.db);
  return rows.reverse();
}

/** A post a demand grew from. */
export type Source = { readonly id: string; readonly handle: string; readonly name: string; readonly at: Date };

/** The posts it grew from, as far as the viewer may see them. */
export async function listSources(ctx: Context, looker: Looker, { id }: Pick<DemandRow, "id">): Promise<Source[]> {
  const { rows } = await sql<Source>`
    select posts.id, accounts.handle, accounts.name, posts.created_at as at
    from demand_sources join posts on posts.id = post_id join accounts on accounts.id = posts.author_id
    where demand_id = ${id} and ${visibleTo(looker)} order by posts.id limit 20`.execute(ctx.db);
  return rows;
}

/** A question whose opinion map it grew from. */
export type Asked = { readonly id: string; readonly title: string; readonly at: Date };

/** The questions it grew from, as far as the viewer may see them. */
export async function listAsked(ctx: Context, looker: Looker, { id }: Pick<DemandRow, "id">): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select questions.id, questions.title, coalesce(closed_at, closes_at, opened_at) as at from questions
    where grown_demand_id = ${id} and ${questionVisibleTo(looker)} order by questions.id limit 5`.execute(ctx.db);
  return rows;
}

export type Milestone = Selectable<DemandMilestonesTable>;

/** What the addressee promised to do, in the order they said it. */
export async function listMilestones(ctx: Context, { id }: Pick<DemandRow, "id">): Promise<Milestone[]> {
  return ctx.db.selectFrom("demand_milestones").selectAll().where("demand_id", "=", id).orderBy("id").execute();
}

/** How somebody answered in this round; undefined while they did not. */
export async function findOwnVote(
  ctx: Context,
  voter: Voter,
  { id, round }: Pick<DemandRow, "id" | "round">,
): Promise<boolean | undefined> {
  const whose = columnsOf(voter);
  const mine = await ctx.db
    .selectFrom("demand_votes")
    .select("done")
    .where("demand_id", "=", id)
    .where("round", "=", round)
    .where("by_key", "=", whose.by_key)
    .where("account_id", "is not distinct from", whose.account_id)
    .where("signature_id", "is not distinct from", whose.signature_id)
    .executeTakeFirst();
  return mine?.done;
}
