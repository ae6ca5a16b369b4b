import { sql } from "kysely";
import type { Context } from "#platform/context";
import { hideSmall, type Parts } from "./figures/hide-small.ts";
import { mayBeTold, SMALL } from "./figures/rules.ts";
import { listSetAside, type SetAside } from "./list-set-aside.ts";
import type { Tier } from "./views/say.ts";

/** A network from which at least so great a part of all came is told of. */
const MANY = 0.2;
/** From so great a part of new accounts on, the page warns. */
export const MANY_NEW = 0.2;
/** Servers named at most. */
const MOST_HOSTS = 10;

/** Where the votes on a question come from (ABU-05), as everyone may know it: nothing of fewer than five people. */
export type Sources = {
  readonly people: number;
  readonly tiers: Parts<Tier>;
  /** Whose accounts were younger than two days when they first answered: how many, or why that is not said. */
  readonly fresh: number | "few" | "almostAll";
  readonly hosts: Parts<string>;
  /** The network most came from, if it is many: of all whose network is still known. */
  readonly network: { readonly count: number; readonly share: number } | undefined;
  /** People whose votes do not count while their account is suspended, and the log of when that changed. */
  readonly aside: number;
  readonly log: readonly SetAside[];
};

type Row = { tier: Tier; host: string; count: number; fresh: number };
type Found = { rows: Row[]; network: { count: number; known: number } | null; aside: number };

/** @returns figures of those who voted at least once, also on statements that were taken out since */
export async function countSources(ctx: Context, question: { readonly id: string }): Promise<Sources> {
  const { rows: found } = await sql<Found>`
    with people as materialized (select tier, account_id, was_new, origin from question_participants
      where question_id = ${question.id} and not set_aside and exists (select from statement_votes where participant_id = question_participants.id)),
    sources as (select tier, coalesce(host, '') as host, count(*)::integer as count, count(*) filter (where was_new)::integer as fresh
      from people left join accounts on accounts.id = account_id and tier = 'remote' group by 1, 2),
    networks as (select count(*)::integer as count, sum(count(*)) over ()::integer as known from people
      where origin is not null group by origin order by 1 desc limit 1)
    select (select coalesce(json_agg(sources), '[]') from sources) as rows, (select to_json(networks) from networks) as network,
      (select count(*)::integer from question_participants where question_id = ${question.id} and set_aside
        and exists (select from statement_votes where participant_id = question_participants.id)) as aside`.execute(
    ctx.db,
  );
  const { rows = [], network, aside = 0 } = found[0] ?? {};
  const sum = (of: readonly Row[], what: "count" | "fresh" = "count") => of.reduce((all, row) => all + row[what], 0);
  const people = sum(rows);
  const tierCount = (tier: Tier) => sum(rows.filter((row) => row.tier === tier));
  const hosts = rows.filter(({ tier }) => tier === "remote").map(({ host, count }) => [host, count] as const);
  return {
    people,
    tiers: hideSmall({ member: tierCount("member"), guest: tierCount("guest"), remote: tierCount("remote") }),
    fresh: tellFresh(sum(rows, "fresh"), people),
    hosts: fewHosts(hideSmall(Object.fromEntries(hosts))),
    network:
      network && isMany(network.count, network.known)
        ? { count: network.count, share: network.count / network.known }
        : undefined,
    aside,
    log: await listSetAside(ctx, question),
  };
}

const tellFresh = (fresh: number, people: number): Sources["fresh"] => {
  if (!mayBeTold(fresh)) return "few";
  return mayBeTold(people - fresh) ? fresh : "almostAll";
};

const isMany = (count: number, known: number) => count >= SMALL && mayBeTold(known - count) && count / known >= MANY;

/** The servers most came from by name, all others as one. */
function fewHosts({ told, together }: Parts<string>): Parts<string> {
  const rest = told.slice(MOST_HOSTS);
  if (rest.length === 0) return { told, together };
  const count = rest.reduce((sum, part) => sum + part.count, together?.count ?? 0);
  return { told: told.slice(0, MOST_HOSTS), together: { names: [], count } };
}
