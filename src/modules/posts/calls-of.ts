import { sql } from "kysely";
import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import type { BareCard } from "./queries.ts";

/** What a post of another server calls people to do, and what the reader answered. */
export type Call = {
  readonly kind: "petition" | "report";
  readonly host: string;
  readonly addressee: string;
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
  const { rows } = await sql<Row>`
    select post_id, kind, uri, addressee, status <> 'withdrawn' and coalesce(deadline > now(), true) as open,
      (select state from answers_elsewhere where post_id = remote_demands.post_id and account_id = ${me}) as mine
    from remote_demands where post_id = any(${cards.map(({ id }) => id)}::bigint[])`.execute(ctx.db);
  return new Map(
    rows.map(({ post_id, uri, ...call }) => [post_id, { ...call, host: URL.parse(uri)?.host ?? "" }] as const),
  );
}
