import { countSignatures, demandUri, findToldDemand, type ToldDemand } from "#modules/campaigns";
import type { Post } from "#modules/posts";
import type { Context } from "#platform/context";
import { words } from "../words.ts";
import type { JsonObject } from "./context.ts";

/** What stands in the post besides, and what its readers are told below its words. */
type DemandParts = { readonly parts: JsonObject; readonly line: string };
const nothing: DemandParts = { parts: {}, line: "" };

const types = { petition: "Petition", report: "Report" } as const;

/**
 * What a post that tells of a demand says of it, for servers that know demands: what it is, how it stands, and the fingerprint of
 * the very text that one signs. For all others it is a post like any, with a line that says how one signs by an answer. Nothing for a post that tells of none.
 */
export async function demandParts(ctx: Context, post: Pick<Post, "id" | "audience">): Promise<DemandParts> {
  if (post.audience !== "public" && post.audience !== "quiet") return nothing;
  const demand = await findToldDemand(ctx, post);
  if (!demand) return nothing;
  const isOpen = demand.status !== "withdrawn";
  return {
    line: isOpen ? `<p>${words(demand.language === "id" ? "id" : "en")("voice.how")}</p>` : "",
    parts: { demand: { ...(await standingOf(ctx, demand)), updated: ctx.now().toISOString() } },
  };
}

/** The same without the moment it was said. */
export async function standingOf(ctx: Context, demand: ToldDemand): Promise<JsonObject> {
  const { kind, title, addressee_name, goal, status, text_hash, deadline } = demand;
  return {
    id: demandUri(ctx, demand),
    type: types[kind],
    name: title,
    ...(addressee_name && { addressee: addressee_name }),
    ...(goal && { goal }),
    demandStatus: status,
    textHash: text_hash.toString("hex"),
    signatures: await countSignatures(ctx, demand),
    ...(deadline && { endTime: `${deadline}T23:59:59+07:00` }),
  };
}
