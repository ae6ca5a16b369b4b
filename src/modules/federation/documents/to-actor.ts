import { type Account, fieldsOf } from "#modules/accounts";
import type { Context } from "#platform/context";
import {
  ed25519KeyUri,
  featuredUri,
  followersUri,
  followingUri,
  inboxUri,
  outboxUri,
  rsaKeyUri,
  sharedInboxUri,
  uriOf,
} from "../addresses.ts";
import { findKeys, type PublicKeys } from "../keys.ts";
import type { JsonObject } from "./context.ts";
import { findFaces } from "./find-faces.ts";
import { findHomes } from "./find-homes.ts";
import { groupParts } from "./group-parts.ts";
import { toMultikey, toPem } from "./to-key.ts";
import { wholeLinks } from "./whole-links.ts";

const kinds = { person: "Person", group: "Group", organization: "Organization" } as const;

/** A member, a group or an organisation as other servers read them, without `@context`: what everyone may see of a profile, and no more. */
export async function toActor(ctx: Context, account: Account): Promise<JsonObject> {
  const { origin, host } = ctx.config.baseUrl;
  const [keys, { avatar, cover }, homes, group] = await Promise.all([
    findKeys(ctx, account),
    findFaces(ctx, account),
    findHomes(ctx, account),
    groupParts(ctx, account),
  ]);
  return {
    id: uriOf(ctx, account),
    type: kinds[account.kind],
    preferredUsername: account.handle,
    webfinger: `${account.handle}@${host}`,
    name: account.name,
    summary: wholeLinks(account.bio_html, origin),
    url: `${origin}/@${account.handle}`,
    published: account.created_at.toISOString(),
    manuallyApprovesFollowers: account.locked,
    discoverable: account.findable_by === "everyone" && account.restriction === "none",
    indexable: account.findable_by === "everyone" && account.restriction === "none",
    ...group,
    ...boxesOf(ctx, account),
    following: followingUri(ctx, account),
    followers: followersUri(ctx, account),
    featured: featuredUri(ctx, account),
    ...keyParts(ctx, account, keys),
    ...(avatar && { icon: { type: "Image", mediaType: "image/webp", url: `${origin}${avatar}` } }),
    ...(cover && { image: { type: "Image", mediaType: "image/webp", url: `${origin}${cover}` } }),
    attachment: fieldsOf(account).map(({ name, html }) => ({
      type: "PropertyValue",
      name,
      value: wholeLinks(html, origin),
    })),
    tag: [],
    ...(homes.alsoKnownAs.length > 0 && { alsoKnownAs: homes.alsoKnownAs }),
    ...(homes.movedTo && { movedTo: homes.movedTo }),
  };
}

/** The server itself, where it speaks for nobody in particular: fetches, reports. It can be asked for by everyone. */
export async function toServerActor(ctx: Context, name: string): Promise<JsonObject> {
  const { origin, host, hostname } = ctx.config.baseUrl;
  return {
    id: uriOf(ctx, "server"),
    type: "Application",
    preferredUsername: hostname,
    webfinger: `${hostname}@${host}`,
    name,
    url: `${origin}/about`,
    manuallyApprovesFollowers: true,
    discoverable: false,
    indexable: false,
    ...boxesOf(ctx, "server"),
    ...keyParts(ctx, "server", await findKeys(ctx, "server")),
  };
}

/** What stays of somebody who is gone. */
export const toGone = (uri: string): JsonObject => ({ id: uri, type: "Tombstone" });

function boxesOf(ctx: Context, owner: Account | "server"): JsonObject {
  return {
    inbox: inboxUri(ctx, owner),
    outbox: outboxUri(ctx, owner),
    endpoints: { sharedInbox: sharedInboxUri(ctx) },
  };
}

/** The keys that sign requests and proofs (FEP-521a). */
function keyParts(ctx: Context, owner: Account | "server", keys: PublicKeys): JsonObject {
  const controller = uriOf(ctx, owner);
  return {
    publicKey: { id: rsaKeyUri(ctx, owner), owner: controller, publicKeyPem: toPem(keys.rsa) },
    assertionMethod: [
      {
        id: ed25519KeyUri(ctx, owner),
        type: "Multikey",
        controller,
        publicKeyMultibase: toMultikey(keys.ed25519),
      },
    ],
  };
}
