import { cleanHtml } from "#platform/clean-html";
import type { Context } from "#platform/context";
import type { RemoteActorsTable } from "#platform/schema";
import { canonicalUri, isOurs } from "./canonical-uri.ts";
import type { Loaded } from "./load-object.ts";
import { keysOf, type PublicKey } from "./public-key.ts";
import { countOf, idOf, idsOf, isNode, lineOf, type Node, nodesOf, typeOf } from "./read-node.ts";

/** What another server says of one of its people, cut to what we keep. */
export type RemoteActor = {
  readonly uri: string;
  readonly host: string;
  readonly username: string;
  readonly profile: {
    readonly name: string;
    readonly bio: string;
    readonly bio_html: string;
    readonly fields: readonly { readonly name: string; readonly value: string; readonly html: string }[];
    readonly kind: "person" | "group" | "organization";
    readonly locked: boolean;
    readonly findable_by: "everyone" | "members" | "nobody";
  };
  readonly row: {
    readonly kind: RemoteActorsTable["kind"];
    readonly url: string;
    readonly inbox: string;
    readonly shared_inbox: string;
    readonly outbox: string;
    readonly followers: string;
    readonly featured: string;
    readonly moderators: string;
    readonly icon: string;
    readonly image: string;
    readonly also_known_as: readonly string[];
    readonly posts_total: number;
    readonly followers_total: number;
    readonly following_total: number;
  };
  readonly keys: readonly PublicKey[];
  /** Who reads it and who begins something in it, if it is a group. */
  readonly access: "public" | "announce" | "private" | "invite";
};

const kinds = ["Person", "Group", "Organization", "Application", "Service"] as const;
const limits = {
  name: 60,
  bio: 500,
  bioHtml: 10_000,
  fields: 6,
  fieldName: 60,
  fieldValue: 200,
  fieldHtml: 2000,
  alsoKnownAs: 20,
};

/** Reads the document of an actor. Undefined for what is none, and for one nobody could write to. */
export function toRemoteActor(ctx: Context, { uri, host, node }: Loaded): RemoteActor | undefined {
  const kind = kinds.find((name) => name === typeOf(node));
  const username = node["preferredUsername"];
  const inbox = addressOf(ctx, node["inbox"]);
  if (!kind || !inbox || typeof username !== "string" || username.length > 100) return undefined;
  const endpoints = isNode(node["endpoints"]) ? node["endpoints"] : {};
  const atHome = (value: unknown) => {
    const address = canonicalUri(ctx, idOf(value));
    return address?.host === host ? address.uri : "";
  };
  return {
    uri,
    host,
    username,
    profile: {
      ...profileOf(node, username),
      kind: kind === "Group" ? "group" : kind === "Organization" ? "organization" : "person",
    },
    access: accessOf(node),
    row: {
      kind,
      url: pageOf(ctx, node["url"], host),
      inbox,
      shared_inbox: addressOf(ctx, endpoints["sharedInbox"]) ?? "",
      outbox: atHome(node["outbox"]),
      followers: atHome(node["followers"]),
      featured: atHome(node["featured"]),
      moderators: kind === "Group" ? atHome(node["attributedTo"]) : "",
      icon: pictureOf(ctx, node["icon"]),
      image: pictureOf(ctx, node["image"]),
      also_known_as: idsOf(node["alsoKnownAs"])
        .flatMap((other) => canonicalUri(ctx, other)?.uri ?? [])
        .filter((other) => other.length <= 1000)
        .slice(0, limits.alsoKnownAs),
      posts_total: totalOf(node["outbox"]),
      followers_total: totalOf(node["followers"]),
      following_total: totalOf(node["following"]),
    },
    keys: keysOf(ctx, node, { uri, host }),
  };
}

/**
 * Who reads a group. One that lets each member in is taken to be private, as Lemmy's are, unless it says that it is open
 * (Smithereen's `accessType`): what was said in private by mistake can still be told to all.
 */
function accessOf(node: Node): RemoteActor["access"] {
  const { accessType, manuallyApprovesFollowers, postingRestrictedToMods } = node;
  if (accessType === "private") return "invite";
  const isOpen = accessType === "open" || (accessType === undefined && manuallyApprovesFollowers !== true);
  if (!isOpen) return "private";
  return postingRestrictedToMods === true ? "announce" : "public";
}

function profileOf(node: Node, username: string): Omit<RemoteActor["profile"], "kind"> {
  const bio = cleanHtml(typeof node["summary"] === "string" ? node["summary"].slice(0, 60_000) : "", limits.bio);
  const fits = bio.html.length <= limits.bioHtml;
  const fields = nodesOf(node["attachment"])
    .filter((field) => typeOf(field) === "PropertyValue")
    .slice(0, limits.fields)
    .flatMap((field) => {
      const name = lineOf(field["name"], limits.fieldName);
      const said = typeof field["value"] === "string" ? field["value"].slice(0, 10_000) : "";
      const { html, text } = cleanHtml(said, limits.fieldValue);
      const line = html.replace(/<\/?(?:p|ul|ol|li|pre|blockquote)>/g, "");
      const value = lineOf(text, limits.fieldValue);
      return name && value && Buffer.byteLength(line) <= limits.fieldHtml ? [{ name, value, html: line }] : [];
    });
  const { discoverable } = node;
  return {
    name: lineOf(node["name"], limits.name) || lineOf(username, limits.name) || "?",
    bio: fits ? [...bio.text].slice(0, limits.bio).join("") : "",
    bio_html: fits ? bio.html : "",
    fields,
    locked: node["manuallyApprovesFollowers"] === true,
    findable_by: discoverable === true ? "everyone" : discoverable === false ? "nobody" : "members",
  };
}

/** Somewhere else on the web; nothing that comes from elsewhere may lead back to ourselves. */
function addressOf(ctx: Context, value: unknown): string | undefined {
  const address = canonicalUri(ctx, idOf(value));
  return address && !isOurs(ctx, address.host) ? address.uri : undefined;
}

/** The page people read, when it is at the same host as what it shows: an address elsewhere says nothing of who this is. */
export function pageOf(ctx: Context, value: unknown, host: string): string {
  const links = Array.isArray(value) ? value : [value];
  const pages = links.flatMap((link) => {
    if (!isNode(link)) return [link];
    const { mediaType, href } = link;
    return mediaType === undefined || mediaType === "text/html" ? [href] : [];
  });
  return pages.flatMap((page) => canonicalUri(ctx, page) ?? []).find((page) => page.host === host)?.uri ?? "";
}

function pictureOf(ctx: Context, value: unknown): string {
  const [picture] = Array.isArray(value) ? value : [value];
  const url = isNode(picture) ? picture["url"] : picture;
  return addressOf(ctx, isNode(url) ? url["href"] : url) ?? "";
}

const totalOf = (collection: unknown): number => (isNode(collection) ? (countOf(collection["totalItems"]) ?? 0) : 0);
