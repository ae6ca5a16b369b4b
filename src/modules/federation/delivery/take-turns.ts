import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { SignatureKind } from "../sign-for.ts";

/** A server whose turn it is, and what goes to it now, in order. Nobody else talks to it while the lease holds. */
export type Turn = {
  readonly host: string;
  readonly lease: string;
  readonly fails: number;
  /** How many before us had this turn and died of it. */
  readonly crashes: number;
  readonly signature: SignatureKind | null;
  readonly deliveries: readonly Delivery[];
};
export type Delivery = {
  readonly id: string;
  readonly activity_id: string;
  readonly inbox: string;
  readonly tries: number;
};

/** A worker that is not heard of for so long has died; the server it talked to is taken up again by another. */
export const LEASE_SECONDS = 60;
/** So many go to a server in one turn; then others come first. */
const MOST_IN_A_TURN = 10;

/**
 * Takes the turns of at most `most` servers, those that wait longest first. A server that failed lately gets one delivery:
 * if that one fails, the others need not. So does one whose turn somebody died of, so that it shows what they died of.
 */
export async function takeTurns(ctx: Context, most: number): Promise<Turn[]> {
  const lease = (randomBytes(8).readBigUInt64BE() >> 1n).toString();
  const { rows: hosts } = await sql<Omit<Turn, "deliveries" | "lease">>`
    with taken as (select host from delivery_hosts where due_at <= now() and due_at < 'infinity' and leased_until < now()
      order by due_at limit ${most} for update skip locked)
    update delivery_hosts set leased_until = now() + make_interval(secs => ${LEASE_SECONDS}), lease = ${lease},
      crashes = case when leased_until > '-infinity' then crashes + 1 else 0 end
    from taken where delivery_hosts.host = taken.host
    returning delivery_hosts.host, delivery_hosts.fails, delivery_hosts.crashes, delivery_hosts.signature`.execute(
    ctx.db,
  );
  if (hosts.length === 0) return [];
  const many = hosts.map(({ fails, crashes }) => (fails > 0 || crashes > 0 ? 1 : MOST_IN_A_TURN));
  const { rows } = await sql<Delivery & { host: string }>`
    select due.* from unnest(${hosts.map(({ host }) => host)}::text[], ${many}::integer[]) as asked (host, many)
    cross join lateral (select id, activity_id, host, inbox, tries from deliveries
      where host = asked.host and due_at <= now() order by due_at, id limit asked.many) as due`.execute(ctx.db);
  const byHost = Map.groupBy(rows, ({ host }) => host);
  return hosts.map((host) => {
    const found = (byHost.get(host.host) ?? []).sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
    return { ...host, lease, deliveries: found };
  });
}
