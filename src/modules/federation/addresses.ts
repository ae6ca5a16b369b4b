import { actorUri, serverActorUri } from "#modules/accounts";
import type { Context } from "#platform/context";

type Owner = { readonly id: string } | "server";
type Settings = Pick<Context, "config">;

/** Whose word it is: a member's, or that of the server itself. */
export const uriOf = (ctx: Settings, owner: Owner): string =>
  owner === "server" ? serverActorUri(ctx) : actorUri(ctx, owner);
/** Where one actor is written to, and where all of this server are. */
export const inboxUri = (ctx: Settings, owner: Owner): string => `${uriOf(ctx, owner)}/inbox`;
export const sharedInboxUri = ({ config }: Settings): string => `${config.baseUrl.origin}/ap/inbox`;
export const outboxUri = (ctx: Settings, owner: Owner): string => `${uriOf(ctx, owner)}/outbox`;
export const followersUri = (ctx: Settings, owner: Owner): string => `${uriOf(ctx, owner)}/followers`;
export const followingUri = (ctx: Settings, owner: Owner): string => `${uriOf(ctx, owner)}/following`;
export const featuredUri = (ctx: Settings, owner: Owner): string => `${uriOf(ctx, owner)}/featured`;
/** Who looks after a group. */
export const moderatorsUri = (ctx: Settings, group: { readonly id: string }): string =>
  `${uriOf(ctx, group)}/moderators`;
/** What the two keys of an actor are called: RSA for requests, Ed25519 for proofs. */
export const rsaKeyUri = (ctx: Settings, owner: Owner): string => `${uriOf(ctx, owner)}#main-key`;
export const ed25519KeyUri = (ctx: Settings, owner: Owner): string => `${uriOf(ctx, owner)}#ed25519-key`;
/** A conversation, named by its first post, and the leave to quote that a quoting post was given. */
export const contextUri = ({ config }: Settings, threadId: string): string =>
  `${config.baseUrl.origin}/ap/contexts/${threadId}`;
export const quoteStampUri = ({ config }: Settings, quotingId: string): string =>
  `${config.baseUrl.origin}/ap/quotes/${quotingId}`;

/** What a statement is called that a member proposes at another server. Nobody reads it there. */
export const proposedUri = ({ config }: Settings, id: string): string => `${config.baseUrl.origin}/ap/statements/${id}`;
export const proposedIn = (ctx: Settings, uri: string): string | undefined => ownIdIn(ctx, uri, "statements");

/** The number in an address of ours such as /ap/users/7; undefined for any other. */
export function ownIdIn({ config }: Settings, uri: string, kind: "users" | "posts" | "statements"): string | undefined {
  const start = `${config.baseUrl.origin}/ap/${kind}/`;
  const id = uri.startsWith(start) ? uri.slice(start.length) : "";
  return /^[1-9]\d{0,18}$/.test(id) ? id : undefined;
}
