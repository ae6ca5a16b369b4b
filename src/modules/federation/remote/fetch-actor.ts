import type { Account } from "#modules/accounts";
import { findServerStanding } from "#modules/trust";
import type { Context } from "#platform/context";
import { canonicalUri, isOurs } from "./canonical-uri.ts";
import { confirmHandle } from "./confirm-handle.ts";
import { findRemote } from "./find-remote.ts";
import { keepActor } from "./keep-actor.ts";
import { type Loaded, loadObject } from "./load-object.ts";
import { toRemoteActor } from "./to-remote-actor.ts";

/** What we know of somebody is asked anew after so long. */
const FRESH_MS = 86_400_000;

/**
 * Somebody of another server, by who they are there: as we know them while that is fresh, else asked at their own server. When
 * that does not answer, as we last knew them. Undefined for members of ours, for what is no actor, and for people of a
 * server that is blocked.
 */
export async function fetchActor(ctx: Context, uri: string): Promise<Account | undefined> {
  const canonical = canonicalUri(ctx, uri);
  if (!canonical || isOurs(ctx, canonical.host)) return undefined;
  const known = await findRemote(ctx, canonical.uri);
  if (known && !(await isStale(ctx, known))) return known;
  return (await refetchActor(ctx, canonical.uri)) ?? known;
}

/** The same, asked at their own server whatever we know. */
export async function refetchActor(ctx: Context, uri: string): Promise<Account | undefined> {
  const canonical = canonicalUri(ctx, uri);
  if (!canonical || isOurs(ctx, canonical.host)) return undefined;
  if ((await findServerStanding(ctx, canonical.host)).severity === "suspend") return undefined;
  const loaded = await loadObject(ctx, canonical.uri);
  return loaded ? takeActor(ctx, loaded) : undefined;
}

/** Keeps an actor whose own server just gave us their document, after asking it for their name. */
export async function takeActor(ctx: Context, loaded: Loaded): Promise<Account | undefined> {
  const standing = await findServerStanding(ctx, loaded.host);
  const actor = toRemoteActor(ctx, loaded);
  if (!actor || standing.severity === "suspend") return undefined;
  const name = await confirmHandle(ctx, actor, actor.username);
  return name && keepActor(ctx, actor, name, standing);
}

async function isStale(ctx: Context, account: Account): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("remote_actors")
    .select("fetched_at")
    .where("account_id", "=", account.id)
    .executeTakeFirst();
  return !row || ctx.now().getTime() - row.fetched_at.getTime() > FRESH_MS;
}
