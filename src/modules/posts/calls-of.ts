import { sql } from "kysely";
import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import type { BareCard } from "./queries.ts";

/** What a post of another server calls people to do, and what the reader answered. */
export type Call = {
  readonly kind: "petition" | "report" | "event" | "question";
  readonly host: string;
  /** Whom it is for, where people meet, or what is asked. */
  readonly beside: string;
  readonly starts_at: Date | null;
  readonly cancelled: boolean;
  /** Whether it can still be answered. */
  readonly open: boolean;
  readonly mine: "asked" | "accepted" | "refused" | null;
};

type Row = Omit<Call, "host"> & { readonly post_id: string; readonly uri: string };

/** What these posts call to. */
export async function callsOf(
  ctx: Context,
  looker: Looker,
  cards: readonly BareCard[],
): Promise<ReadonlyMap<string, Call>> {
  const me = looker?.status === "active" ? looker.id : null;
  const ids = cards.map(({ id }) => id);
  const { rows } = await sql<Row>`
    select calls.*, case kind when 'question' then ${answeredAll(me)}
      else (select state from answers_elsewhere where post_id = calls.post_id and account_id = ${me}) end as mine from (
      select post_id, kind, uri, addressee as beside, null::timestamptz as starts_at, false as cancelled,
        status <> 'withdrawn' and coalesce(deadline > now(), true) as open
      from remote_demands where post_id = any(${ids}::bigint[])
      union all select post_id, 'event', uri, place, starts_at, status = 'cancelled',
        status <> 'cancelled' and ends_at > now() and join_mode <> 'external'
      from remote_events join posts on posts.id = post_id where post_id = any(${ids}::bigint[])
      union all select post_id, 'question', uri, title, null, false, not closed and coalesce(closes_at > now(), true)
      from remote_questions where post_id = any(${ids}::bigint[])) as calls`.execute(ctx.db);
  return new Map(
    rows.map(({ post_id, uri, ...call }) => [post_id, { ...call, host: URL.parse(uri)?.host ?? "" }] as const),
  );
}

/** Of a question: something, once the reader has answered every statement of it. */
const answeredAll = (me: string | null) => sql`(select 'accepted' where not exists (select from remote_statements
  where remote_statements.post_id = calls.post_id and not exists (select from opinions_elsewhere as mine
    where mine.post_id = calls.post_id and mine.number = remote_statements.number and mine.account_id = ${me})))`;
