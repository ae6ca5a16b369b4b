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
  const { rows } = await sql<{
    federation: "open" | "listed" | "closed";
    severity: "allow" | "silence" | "suspend" | null;
    reject_media: boolean | null;
  }>`select federation, severity, reject_media from community left join lateral (
      select severity, reject_media from server_policies where host = any(${domainsAbove(host)}::text[])
      order by char_length(host) desc limit 1) as policy on true`.execute(ctx.db);
  const here = rows[0];
  const decided = here?.severity ?? "none";
  const rejectsMedia = here?.reject_media ?? false;
  if (here?.federation === "closed") return { severity: "suspend", rejectsMedia };
  if (here?.federation === "listed" && decided === "none") return { severity: "suspend", rejectsMedia };
  return { severity: decided === "allow" ? "none" : decided, rejectsMedia };
}

/** A host and the domains it lies in, nearest first: a.b.example, b.example, example. */
export function domainsAbove(host: string): string[] {
  const bare = host.replace(/:\d+$/, "");
  const labels = bare.split(".");
  return [...new Set([host, ...labels.map((_, index) => labels.slice(index).join("."))])];
}
