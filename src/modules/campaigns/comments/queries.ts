import { type RawBuilder, type Selectable, sql } from "kysely";
import type { Context } from "#platform/context";
import { NEWEST, PAGE_SIZE, type Page, toPage } from "#platform/paging";
import type { GuestCommentsTable } from "#platform/schema";
import { commentLimits, type Pile } from "./rules.ts";
import { LIKELY_SPAM } from "./spam/score-comment.ts";

export type GuestComment = Pick<Selectable<GuestCommentsTable>, "id" | "name" | "text" | "written_at">;
/** A comment as those see it who decide. Neither the mailbox nor the network is among it. */
export type HeldComment = GuestComment &
  Pick<Selectable<GuestCommentsTable>, "demand_id" | "state" | "score" | "reasons"> & {
    readonly title: string;
    readonly unconfirmed: boolean;
  };

/** What was let through under a demand, newest first. */
export async function listComments(
  ctx: Context,
  demand: { readonly id: string },
  before = NEWEST,
): Promise<Page<GuestComment>> {
  const rows = await ctx.db
    .selectFrom("guest_comments")
    .select(["id", "name", "text", "written_at"])
    .where("demand_id", "=", demand.id)
    .where("state", "=", "shown")
    .where("id", "<", before)
    .orderBy("id", "desc")
    .limit(PAGE_SIZE + 1)
    .execute();
  return toPage(rows, ({ id }) => id);
}

export async function countComments(ctx: Context, demand: { readonly id: string }): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from guest_comments where demand_id = ${demand.id} and state = 'shown'`.execute(
    ctx.db,
  );
  return rows[0]?.count ?? 0;
}

/** What waits to be confirmed by mail is not read before its days are over. */
const isReady = sql<boolean>`(guest_comments.token_hash is null or guest_comments.confirmed_at is not null or guest_comments.written_at < now() - make_interval(days => ${commentLimits.waits}))`;

const inPile: Readonly<Record<Pile, RawBuilder<boolean>>> = {
  readable: sql<boolean>`state = 'held' and score < ${LIKELY_SPAM} and ${isReady}`,
  spam: sql<boolean>`state = 'held' and score >= ${LIKELY_SPAM} and ${isReady}`,
  shown: sql<boolean>`state = 'shown'`,
  refused: sql<boolean>`state = 'refused'`,
};

/** One pile of the desk, newest first. */
export async function listPile(ctx: Context, pile: Pile, before = NEWEST): Promise<Page<HeldComment>> {
  const { rows } = await sql<HeldComment>`
    select guest_comments.id, name, text, written_at, demand_id, state, score, reasons, demands.title,
      guest_comments.token_hash is not null and guest_comments.confirmed_at is null as unconfirmed
    from guest_comments join demands on demands.id = demand_id and demands.openness <> 'confidential'
    where ${inPile[pile]} and guest_comments.id < ${before} order by guest_comments.id desc limit ${PAGE_SIZE + 1}`.execute(
    ctx.db,
  );
  return toPage(rows, ({ id }) => id);
}

export async function countPiles(ctx: Context): Promise<{ readable: number; spam: number }> {
  const { rows } = await sql<{ readable: number; spam: number }>`
    select count(*) filter (where ${inPile.readable})::int as readable, count(*) filter (where ${inPile.spam})::int as spam
    from guest_comments where state = 'held'`.execute(ctx.db);
  return rows[0] ?? { readable: 0, spam: 0 };
}
