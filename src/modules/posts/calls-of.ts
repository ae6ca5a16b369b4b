import { sql } from "kysely";
import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import type { BareCard } from "./queries.ts";

/** What a post of another server calls people to do, and what the reader answered. */
export type Call = {
  readonly kind: "petition" | "report" | "event";
  readonly host: string;
  /** Whom it is for, or where people meet. */
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
    select calls.*, (select state from answers_elsewhere where post_id = calls.post_id and account_id = ${me}) as mine from (
      select post_id, kind, uri, addressee as beside, null::timestamptz as starts_at, false as cancelled,
        status <> 'withdrawn' and coalesce(deadline > now(), true) as open
      from remote_demands where post_id = any(${ids}::bigint[])
      union all select post_id, 'event', uri, place, starts_at, status = 'cancelled',
        status <> 'cancelled' and ends_at > now() and join_mode <> 'external'
      from remote_events join posts on posts.id = post_id where post_id = any(${ids}::bigint[])) as calls`.execute(
    ctx.db,
  );
  return new Map(
    rows.map(({ post_id, uri, ...call }) => [post_id, { ...call, host: URL.parse(uri)?.host ?? "" }] as const),
  );
}
