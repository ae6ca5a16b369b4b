import { type RawBuilder, sql } from "kysely";
import { demandVisibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";
import { PAGE_SIZE, type Page, toPage } from "#platform/paging";
import type { DemandRow } from "../demands/queries.ts";

/** What a desk shows: what is not settled yet; of that what has no answer, what has one; and what is settled. */
export const deskParts = ["waiting", "unanswered", "answered", "done"] as const;
export type DeskPart = (typeof deskParts)[number];
const statuses: Readonly<Record<DeskPart, readonly DemandRow["status"][]>> = {
  waiting: ["forwarded", "acknowledged", "answered", "working", "reopened"],
  unanswered: ["forwarded", "acknowledged", "reopened"],
  answered: ["answered", "working"],
  done: ["done", "confirmed"],
};

export type Waiting = Pick<
  DemandRow,
  "id" | "title" | "kind" | "status" | "openness" | "place" | "due_at" | "published_at"
>;

/**
 * What waits for an addressee: with what is late first, by when it is due; what is done, with the newest first. A page goes on
 * after the demand `after`. Confidential matters stand here alone.
 */
export async function listWaiting(
  ctx: Context,
  viewer: Viewer,
  addressee: { readonly id: string },
  part: DeskPart,
  after?: string,
): Promise<Page<Waiting>> {
  const place = (row: RawBuilder<unknown>) =>
    part === "done" ? sql`-${row}.id, ${row}.id` : sql`coalesce(extract(epoch from ${row}.due_at), 1e12), ${row}.id`;
  const [demand, last] = [sql`demands`, sql`last`];
  const isLater = after
    ? sql`(${place(demand)}) > (select ${place(last)} from demands last where id = ${after} and addressee_id = ${addressee.id})`
    : sql`true`;
  const { rows } = await sql<Waiting>`
    select id, title, kind, status, openness, place, due_at, published_at from demands
    where addressee_id = ${addressee.id} and status = any(${[...statuses[part]]}::text[])
      and ${demandVisibleTo(viewer)} and ${isLater} order by ${place(demand)} limit ${PAGE_SIZE + 1}`.execute(ctx.db);
  return toPage(rows, ({ id }) => id);
}
