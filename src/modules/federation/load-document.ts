import { findServerStanding } from "#modules/trust";
import type { Context } from "#platform/context";
import { fetchOutside } from "#platform/fetch/fetch-outside";
import { allowsPlainHttp, Refused } from "#platform/fetch/guard";
import { askInTurn } from "./ask-in-turn.ts";
import { readTree } from "./inbound/pre-filter.ts";
import { documentLimits } from "./inbound/scan-json.ts";
import type { Node } from "./remote/read-node.ts";
import { signFor } from "./sign-for.ts";

const PROFILE = "https://www.w3.org/ns/activitystreams";
const ACCEPT = `application/activity+json, application/ld+json; profile="${PROFILE}"`;

/** A document of another server, and the address it came from in the end: its host alone may speak for what is in it. */
export type Loaded = { readonly document: Node; readonly url: string };

/** In whose name a document is asked for. */
export type Asking = { readonly id: string } | "server";

/**
 * Asks another server for a document in the name of this server, or of a member for what only they may read. Only ActivityPub's own kinds of content, at most 1 MiB, 10
 * seconds and three redirects; one question at a time for each server, and an address that gave nothing is left alone for
 * ten minutes. Undefined for all that did not work, for what is suspended, and for what is ours: that is in the database.
 */
export async function loadDocument(ctx: Context, url: string, by: Asking = "server"): Promise<Loaded | undefined> {
  const asked = URL.parse(url);
  if (!asked || isOurs(ctx, asked) || (asked.protocol !== "https:" && !allowsPlainHttp(ctx))) return undefined;
  asked.hash = "";
  if ((await findServerStanding(ctx, asked.host)).severity === "suspend") return undefined;
  return askInTurn(ctx, asked, () => load(ctx, asked.href, by));
}

async function load(ctx: Context, url: string, by: Asking): Promise<Loaded | undefined> {
  const sign = await signFor(ctx, by);
  for (const kind of ["cavage", "rfc9421"] as const) {
    const answer = await fetchOutside(ctx, {
      url,
      types: ["application/activity+json", "application/ld+json"],
      accept: ACCEPT,
      most: documentLimits.bytes,
      secure: true,
      sign: async (to) => sign({ method: "GET", url: to.href, kind, headers: { accept: ACCEPT } }),
    });
    if (answer.status === 401 && kind === "cavage") continue;
    if (answer.status !== 200 || !isActivityType(answer.type) || isOurs(ctx, new URL(answer.url))) return undefined;
    const read = readTree(answer.body);
    if ("complaint" in read) throw new Refused(read.complaint);
    return { document: read.tree, url: answer.url };
  }
  return undefined;
}

/** Whether a host is our own, however it is spelt: a trailing dot names the same server. */
export function isOurs({ config }: Context, { hostname, port }: URL): boolean {
  const plain = (name: string) => name.replace(/\.$/, "");
  return plain(hostname) === plain(config.baseUrl.hostname) && port === config.baseUrl.port;
}

/** JSON-LD counts only when it says that it is ActivityStreams (ActivityPub, 3.2). */
export function isActivityType(type: string): boolean {
  const [kind = "", ...parameters] = type.split(";").map((part) => part.trim());
  if (kind.toLowerCase() === "application/activity+json") return true;
  if (kind.toLowerCase() !== "application/ld+json") return false;
  const profile = parameters.find((each) => /^profile=/i.test(each)) ?? "";
  return profile.slice(8).replaceAll('"', "").split(/\s+/).includes(PROFILE);
}
