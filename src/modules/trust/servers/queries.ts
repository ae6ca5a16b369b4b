import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Severity } from "./rules.ts";

export type Policy = {
  readonly host: string;
  readonly severity: Severity;
  readonly reject_media: boolean;
  readonly reason: string;
  readonly note: string;
  readonly made_at: Date;
};

/** What was decided about other servers, by name; at most 20,000. */
export async function listPolicies(ctx: Context): Promise<readonly Policy[]> {
  return ctx.db
    .selectFrom("server_policies")
    .select(["host", "severity", "reject_media", "reason", "note", "made_at"])
    .orderBy("host")
    .limit(20_000)
    .execute();
}

export type ServerList = {
  readonly id: string;
  readonly url: string;
  readonly fetched_at: Date | null;
  readonly trouble: string | null;
  readonly open: number;
};

/** Lists this community follows, with how many of their suggestions wait. */
export async function listServerLists(ctx: Context): Promise<readonly ServerList[]> {
  const { rows } =
    await sql<ServerList>`select id, url, fetched_at, trouble, (select count(*)::int from server_suggestions
      where list_id = server_lists.id and dismissed_at is null
        and not exists (select from server_policies where server_policies.host = server_suggestions.host)) as open
    from server_lists order by id`.execute(ctx.db);
  return rows;
}

export type Suggestion = {
  readonly list_id: string;
  readonly host: string;
  readonly severity: "silence" | "suspend";
  readonly reject_media: boolean;
  readonly reason: string;
  /** People of that server whom we know. */
  readonly people: number;
};

/** Suggestions nobody decided on yet, those of servers we know people of first; at most 50. */
export async function listSuggestions(ctx: Context): Promise<readonly Suggestion[]> {
  const { rows } =
    await sql<Suggestion>`select distinct on (people, host) list_id, host, severity, reject_media, reason, people
    from server_suggestions cross join lateral (select count(*)::int as people from accounts where accounts.host = server_suggestions.host) as known
    where dismissed_at is null and not exists (select from server_policies where server_policies.host = server_suggestions.host)
    order by people desc, host, severity desc limit 50`.execute(ctx.db);
  return rows;
}
