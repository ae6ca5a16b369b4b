import type { Insertable } from "kysely";
import type { Context } from "#platform/context";
import type { RemoteDemandsTable } from "#platform/schema";
import { canonicalUri } from "./canonical-uri.ts";
import { countOf, isNode, lineOf, momentOf, type Node, typeOf } from "./read-node.ts";

/** What a post of another server asks, as its server says it. */
export type RemoteDemand = Omit<Insertable<RemoteDemandsTable>, "post_id">;

const kinds: Readonly<Record<string, RemoteDemand["kind"]>> = { Petition: "petition", Report: "report" };
const statuses = [
  "published",
  "forwarded",
  "acknowledged",
  "answered",
  "working",
  "done",
  "confirmed",
  "reopened",
  "withdrawn",
] as const satisfies readonly RemoteDemand["status"][];
const limits = { title: 120, addressee: 120, goal: 10_000_000, years: 20 } as const;

/**
 * Reads the demand a post of this host tells of. Undefined where there is none, where it is said to be another host's, and
 * where it has no title or no fingerprint that could be signed.
 */
export function toDemand(ctx: Context, object: Node, host: string): RemoteDemand | undefined {
  const node = object["demand"];
  if (!isNode(node)) return undefined;
  const id = canonicalUri(ctx, node["id"]);
  const kind = kinds[typeOf(node)];
  const title = lineOf(node["name"], limits.title);
  const hash = node["textHash"];
  if (!id || id.host !== host || !kind || !title) return undefined;
  if (typeof hash !== "string" || !/^[0-9a-f]{64}$/.test(hash)) return undefined;
  const counts = isNode(node["signatures"]) ? node["signatures"] : {};
  const now = ctx.now();
  const latest = new Date(now.getTime() + limits.years * 366 * 86_400_000);
  return {
    uri: id.uri,
    kind,
    title,
    addressee: lineOf(node["addressee"], limits.addressee),
    status: statuses.find((known) => known === node["demandStatus"]) ?? "published",
    goal: countOf(node["goal"], limits.goal) || null,
    deadline: momentOf(node["endTime"], latest) ?? null,
    text_hash: Buffer.from(hash, "hex"),
    by_member: countOf(counts["member"]) ?? 0,
    by_email: countOf(counts["email"]) ?? 0,
    by_paper: countOf(counts["paper"]) ?? 0,
    by_remote: countOf(counts["remote"]) ?? 0,
    said_at: momentOf(node["updated"], now) ?? now,
  };
}
