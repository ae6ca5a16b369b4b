import { sql } from "kysely";
import type { Context } from "#platform/context";
import { publish } from "#platform/events";

/**
 * Makes everyone known at these servers, or at all, stand as decided: the nearest domain counts, and a moderators' decision
 * about the person comes on top. Done twice it has the effect of once; what is taken back leaves no trace.
 */
export async function applyPolicies(ctx: Context, hosts?: readonly string[]): Promise<void> {
  const concerned = hosts
    ? sql`(regexp_replace(host, ':\\d+$', '') = any(${[...hosts]}::text[]) or host = any(${[...hosts]}::text[])
        or exists (select from unnest(${[...hosts]}::text[]) as above where regexp_replace(accounts.host, ':\\d+$', '') like '%.' || above))`
    : sql`true`;
  await sql`with standing as (
      select accounts.id, community.federation, policy.severity, coalesce(held.suspended, false) as suspended,
        coalesce(held.frozen, false) as frozen, coalesce(held.limited, false) as limited
      from accounts cross join community
      left join lateral (select severity from server_policies where server_policies.host = accounts.host
          or server_policies.host = regexp_replace(accounts.host, ':\\d+$', '') or regexp_replace(accounts.host, ':\\d+$', '') like '%.' || server_policies.host
        order by char_length(server_policies.host) desc limit 1) as policy on true
      left join lateral (select bool_or(on_person = 'suspend') as suspended, bool_or(on_person = 'freeze') as frozen, bool_or(on_person = 'limit') as limited
        from decisions where subject_id = accounts.id and state = 'active') as held on true
      where accounts.host <> '' and ${concerned})
    update accounts set
      status = case when standing.suspended or standing.severity = 'suspend' or standing.federation = 'closed'
        or standing.federation = 'listed' and standing.severity is null then 'suspended' else 'remote' end,
      restriction = case when standing.frozen then 'frozen' when standing.limited or standing.severity = 'silence' then 'limited' else 'none' end
    from standing where standing.id = accounts.id`.execute(ctx.db);
  await publish(ctx, { name: "trust.servers-decided", payload: {} });
}
