import { type Post, postUri } from "#modules/posts";
import type { Context } from "#platform/context";
import { canonicalHost, canonicalUri } from "./canonical-uri.ts";
import { loadObject } from "./load-object.ts";
import { idOf, typeOf } from "./read-node.ts";

/**
 * Whether the server of who is quoted says that this very post may show that very one (FEP-044f). It is asked there each
 * time, so one that is for another post, was deleted or is not there yet says no, and spoils nothing for later.
 */
export async function isStamp(
  ctx: Context,
  stamp: string,
  authorUri: string,
  quote: Pick<Post, "id" | "uri">,
  quoted: Pick<Post, "id" | "uri">,
): Promise<boolean> {
  if (canonicalHost(ctx, stamp) !== canonicalHost(ctx, authorUri)) return false;
  const loaded = await loadObject(ctx, stamp);
  if (!loaded || loaded.uri !== stamp || typeOf(loaded.node) !== "QuoteAuthorization") return false;
  const names = (name: string) => canonicalUri(ctx, idOf(loaded.node[name]))?.uri;
  const ends = loaded.node["endTime"] ?? loaded.node["expires"];
  const isOver = typeof ends === "string" && Date.parse(ends) < ctx.now().getTime();
  return (
    !isOver &&
    names("attributedTo") === authorUri &&
    names("interactingObject") === postUri(ctx, quote) &&
    names("interactionTarget") === postUri(ctx, quoted)
  );
}
