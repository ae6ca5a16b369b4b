import { sql } from "kysely";
import { type Context } from "#platform/context";
import { countAgainst } from "#platform/rate-limit";
import { canonicalUri, isOurs } from "../remote/canonical-uri.ts";
import { takeActor } from "../remote/fetch-actor.ts";
import { type Loaded, loadObject, loadOnce } from "../remote/load-object.ts";
import { keysOf, type PublicKey } from "../remote/public-key.ts";
import { idOf, isNode } from "../remote/read-node.ts";
import type { Signer } from "./find-signer.ts";

/**
 * Asks for a key we do not know, or know to be another by now, at the server it names: its document must be one of an actor there who owns that
 * very key. Kept is what was asked only once `isRight` says that the key made the signature, so that nobody fills our
 * memory with strangers; and one server is asked in vain at most five times a minute, whoever makes us ask.
 *
 * @throws TooMany
 */
export async function meetSigner(
  ctx: Context,
  keyUri: string,
  isRight: (key: PublicKey) => boolean,
): Promise<Signer | undefined> {
  const wanted = canonicalUri(ctx, keyUri);
  if (!wanted || isOurs(ctx, wanted.host)) return undefined;
  await countAgainst(ctx, "keyFetch", wanted.host);
  const actor = await loadOwner(ctx, wanted);
  const key = actor && keysOf(ctx, actor.node, actor).find(({ uri }) => uri === wanted.uri);
  if (!actor || !key || !isRight(key)) return undefined;
  const account = await takeActor(ctx, actor);
  if (!account) return undefined;
  await giveBack(ctx, wanted.host);
  return { key, fetchedAt: ctx.now(), accountId: account.id, status: account.status, uri: actor.uri };
}

/** The actor whose key it says it is. The key's document may be the actor's, a part of it, or one of its own. */
async function loadOwner(
  ctx: Context,
  wanted: { readonly uri: string; readonly host: string },
): Promise<Loaded | undefined> {
  const loaded = await loadOnce(ctx, wanted.uri);
  if (!loaded || loaded.host !== wanted.host) return undefined;
  const { node } = loaded;
  const isKey = node["publicKeyPem"] !== undefined || node["publicKeyMultibase"] !== undefined;
  if (isKey && canonicalUri(ctx, node["id"])?.uri !== wanted.uri) return undefined;
  const owner = canonicalUri(ctx, isKey ? idOf(node["owner"] ?? node["controller"]) : node["id"]);
  if (owner?.host !== wanted.host) return undefined;
  const isWhole = !isKey && owner.uri === loaded.uri && (typeof node["inbox"] === "string" || isNode(node["inbox"]));
  return isWhole ? { ...owner, node } : loadObject(ctx, owner.uri);
}

/** What was asked was worth it, and does not count. */
async function giveBack(ctx: Context, host: string): Promise<void> {
  await sql`update rate_limits set hits = greatest(0, hits - 1) where bucket = ${`keyFetch:${host}`.slice(0, 200)}
    and window_start > now() - interval '1 minute'`.execute(ctx.db);
}
