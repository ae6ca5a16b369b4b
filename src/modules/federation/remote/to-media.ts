import type { ReceivedPost } from "#modules/posts";
import type { Context } from "#platform/context";
import { checkAddress } from "#platform/fetch/guard";
import { canonicalUri, isOurs } from "./canonical-uri.ts";
import { countOf, isNode, lineOf, listOf, type Node, nodesOf, typeOf, wordsOf } from "./read-node.ts";

type ReceivedMedia = ReceivedPost["media"][number];
/** Pictures, films and sounds of one post that are kept; and how long their descriptions are. */
const limits = { media: 16, alt: 1500, type: 100 } as const;

/** What hangs on a post of another server: only what lies openly on the web, and where it lies. */
export function toMedia(ctx: Context, object: Node): readonly ReceivedMedia[] {
  const attached = [...nodesOf(object["attachment"]), ...ownFiles(object)];
  const media = attached.flatMap((node) => {
    const address = addressOf(ctx, node);
    if (!address || typeOf(node) === "Link" || typeOf(node) === "PropertyValue") return [];
    const type = lineOf(address.mediaType ?? node["mediaType"], limits.type).toLowerCase();
    return [
      {
        url: address.url,
        kind: kindOf(type, typeOf(node)),
        media_type: /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : "",
        alt: wordsOf(node["name"] ?? node["summary"], limits.alt).trim(),
        width: sideOf(node["width"]),
        height: sideOf(node["height"]),
        blurhash:
          typeof node["blurhash"] === "string" && /^[\w#$%*+,.:;=?@[\]^{|}~-]{6,100}$/.test(node["blurhash"])
            ? node["blurhash"]
            : "",
      },
    ];
  });
  return [...new Map(media.map((one) => [one.url, one])).values()].slice(0, limits.media);
}

/** A film or a sound is its own attachment: its files stand among its links (PeerTube, Funkwhale, Castopod). */
function ownFiles(object: Node): readonly Node[] {
  const type = typeOf(object);
  if (!["Video", "Audio", "Image", "Document"].includes(type)) return [];
  const links = nodesOf(object["url"]);
  const nested = links.flatMap((link) => nodesOf(link["tag"]));
  const files = [...links, ...nested].filter(({ mediaType }) => /^(?:video|audio|image)\//.test(String(mediaType)));
  const [file] = files;
  return file ? [{ ...file, type, url: file["href"], name: object["name"] }] : [];
}

function addressOf(ctx: Context, node: Node): { readonly url: string; readonly mediaType?: unknown } | undefined {
  for (const link of listOf(node["url"] ?? node["href"])) {
    const address = canonicalUri(ctx, isNode(link) ? link["href"] : link);
    if (!address || isOurs(ctx, address.host) || !isOnTheWeb(ctx, address.uri)) continue;
    return { url: address.uri, ...(isNode(link) && { mediaType: link["mediaType"] }) };
  }
  return undefined;
}

function isOnTheWeb(ctx: Context, url: string): boolean {
  try {
    checkAddress(ctx, url);
    return true;
  } catch {
    return false;
  }
}

function kindOf(mediaType: string, type: string): ReceivedMedia["kind"] {
  const [family] = mediaType.split("/");
  if (family === "image" || family === "video" || family === "audio") return family;
  return ({ Image: "image", Video: "video", Audio: "audio" } as const)[type] ?? "unknown";
}

function sideOf(value: unknown): number | null {
  const side = countOf(value, 100_000);
  return side && side > 0 ? side : null;
}
