import { sql } from "kysely";
import type { Context } from "#platform/context";

/** How this community stands to another server. `suspend`: nothing comes from it and nothing goes there. */
export type ServerStanding = {
  readonly severity: "none" | "silence" | "suspend";
  readonly rejectsMedia: boolean;
};

/**
 * What was decided about the server with this host, or the nearest domain above it. While only listed servers are talked
 * with, all others stand as suspended; while nobody is, everyone does.
 *
 * @param host canonical, as `URL.host` gives it
 */
export async function findServerStanding(ctx: Context, host: string): Promise<ServerStanding> {
  const standings = await listServerStandings(ctx, [host]);
  return standings.get(host) ?? { severity: "suspend", rejectsMedia: true };
}

type Decided = { readonly severity: "allow" | "silence" | "suspend"; readonly reject_media: boolean };

/** The same of many servers at once. */
export async function listServerStandings(
  ctx: Context,
  hosts: readonly string[],
): Promise<ReadonlyMap<string, ServerStanding>> {
  const above = [...new Set(hosts.flatMap(domainsAbove))];
  const { rows } = await sql<{ federation: "open" | "listed" | "closed"; decided: Record<string, Decided> | null }>`
    select federation, (select json_object_agg(host, json_build_object('severity', severity, 'reject_media', reject_media))
      from server_policies where host = any(${above}::text[])) as decided from community`.execute(ctx.db);
  const here = rows[0];
  const standingOf = (host: string): ServerStanding => {
    const nearest = domainsAbove(host).find((domain) => here?.decided && Object.hasOwn(here.decided, domain));
    const decided = nearest === undefined ? undefined : here?.decided?.[nearest];
    const rejectsMedia = decided?.reject_media ?? false;
    if (here?.federation === "closed") return { severity: "suspend", rejectsMedia };
    if (!decided) return { severity: here?.federation === "listed" ? "suspend" : "none", rejectsMedia };
    return { severity: decided.severity === "allow" ? "none" : decided.severity, rejectsMedia };
  };
  return new Map(hosts.map((host) => [host, standingOf(host)]));
}

/** A host and the domains it lies in, nearest first: a.b.example, b.example, example. */
export function domainsAbove(host: string): string[] {
  const bare = host.replace(/:\d+$/, "");
  const labels = bare.split(".");
  return [...new Set([host, ...labels.map((_, index) => labels.slice(index).join("."))])];
}
