import { createHash } from "node:crypto";
import { actorUri } from "#modules/accounts";
import { type Post, postUri } from "#modules/posts";
import type { Context } from "#platform/context";
import { followersUri } from "../addresses.ts";
import { type JsonObject, PUBLIC } from "../documents/context.ts";

type Settings = Pick<Context, "config">;
type Person = { readonly id: string };

/** What an activity of ours is called: the same whenever it is made again, so that it has one effect wherever it arrives. */
export const activityUri = ({ config }: Settings, kind: string, name: string): string =>
  `${config.baseUrl.origin}/ap/activities/${kind}/${name}`;

/** A short name for something with a long one: the answer to an activity is named by what it answers. */
export const shortName = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 22);

/** An activity without `@context`. */
export function activity(
  ctx: Settings,
  type: string,
  id: string,
  actor: Person,
  object: string | JsonObject,
  more: JsonObject = {},
): JsonObject {
  return { id, type, actor: actorUri(ctx, actor), object, ...more };
}

/** The taking back of an activity. What is taken back stands in it whole, for whoever does not know its name. */
export const undo = (ctx: Settings, actor: Person, undone: JsonObject): JsonObject =>
  activity(ctx, "Undo", `${String(undone["id"])}#undo`, actor, withoutAudience(undone), audiencePartsOf(undone));

const audiencePartsOf = ({ to, cc }: JsonObject): JsonObject => ({
  ...(to !== undefined && { to }),
  ...(cc !== undefined && { cc }),
});
const withoutAudience = ({ to: _to, cc: _cc, ...rest }: JsonObject): JsonObject => rest;

/** To everyone and one's followers, as what is shared is. */
export const toEveryone = (ctx: Settings, person: Person, ...others: readonly string[]): JsonObject => ({
  to: [PUBLIC],
  cc: [followersUri(ctx, person), ...others],
});

/** The publication of a post of ours around the post itself. */
export const createOf = (
  ctx: Settings,
  post: Pick<Post, "id" | "author_id" | "created_at">,
  note: JsonObject,
): JsonObject =>
  activity(ctx, "Create", activityUri(ctx, "creates", post.id), { id: post.author_id }, note, {
    published: post.created_at.toISOString(),
    ...addressesOf(note),
  });

/** Whom a post is for, and where it was said, as what is done with it says it again. */
export const addressesOf = ({ to, cc, audience }: JsonObject): JsonObject => ({
  to,
  cc,
  ...(audience !== undefined && { audience }),
});

/** A post passed on. */
export const announceOf = (
  ctx: Settings,
  share: { readonly id: string; readonly account_id: string; readonly created_at: Date },
  post: Pick<Post, "id" | "uri">,
  authorUri: string,
): JsonObject =>
  activity(ctx, "Announce", activityUri(ctx, "shares", share.id), { id: share.account_id }, postUri(ctx, post), {
    published: share.created_at.toISOString(),
    ...toEveryone(ctx, { id: share.account_id }, authorUri),
  });
