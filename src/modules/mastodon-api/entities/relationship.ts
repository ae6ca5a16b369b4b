import { sql } from "kysely";
import type { Teller } from "./teller.ts";

type Row = {
  id: string;
  state: "requested" | "accepted" | null;
  /** They asked to be let into this group. */
  asked: boolean;
  hide_shares: boolean | null;
  theirs: "requested" | "accepted" | null;
  blocking: boolean;
  muting: boolean;
  muted_until: Date | null;
  note: string | null;
  domain_blocking: boolean;
};

/** How the viewer stands to each of these, in their order. That somebody blocked the viewer is told to nobody. */
export async function relationshipsOf({ ctx, viewer }: Teller, ids: readonly string[]) {
  const me = viewer?.id ?? "0";
  const { rows } = await sql<Row>`
    select other.id, mine.state,
      exists (select from group_members where group_id = other.id and account_id = ${me} and state = 'asked') as asked, mine.hide_shares, theirs.state as theirs, notes_about.words as note,
      accounts.host <> '' and exists (select from muted_hosts where muted_hosts.account_id = ${me}
        and (accounts.host = muted_hosts.host or accounts.host like '%.' || muted_hosts.host)) as domain_blocking,
      exists (select from blocks where blocker_id = ${me} and blocked_id = other.id) as blocking,
      mutes.muter_id is not null as muting, mutes.expires_at as muted_until
    from unnest(${[...ids]}::bigint[]) with ordinality as other(id, rank)
    join accounts on accounts.id = other.id and accounts.status <> 'pending'
    left join follows mine on mine.follower_id = ${me} and mine.followee_id = other.id
    left join follows theirs on theirs.follower_id = other.id and theirs.followee_id = ${me}
    left join mutes on muter_id = ${me} and muted_id = other.id and (expires_at is null or expires_at > now())
    left join notes_about on notes_about.account_id = ${me} and about_id = other.id
    order by rank`.execute(ctx.db);
  return rows.map(toRelationship);
}

function toRelationship({
  id,
  state,
  asked,
  hide_shares,
  theirs,
  blocking,
  muting,
  muted_until,
  note,
  domain_blocking,
}: Row) {
  return {
    id,
    following: state === "accepted",
    showing_reblogs: state !== null && !hide_shares,
    notifying: false,
    languages: null,
    followed_by: theirs === "accepted",
    blocking,
    blocked_by: false,
    muting,
    muting_notifications: muting,
    muting_expires_at: muted_until?.toISOString() ?? null,
    requested: state === "requested" || asked,
    requested_by: theirs === "requested",
    domain_blocking,
    endorsed: false,
    note: note ?? "",
  };
}
