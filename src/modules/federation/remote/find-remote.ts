import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Post } from "#modules/posts";
import type { Context } from "#platform/context";
import { readId } from "#platform/paging";
import { canonicalUri, isOurs } from "./canonical-uri.ts";

/** Somebody of another server whom we know, by who they are there. Asks only the database. */
export async function findRemote(ctx: Context, uri: string): Promise<Account | undefined> {
  const canonical = canonicalUri(ctx, uri);
  if (!canonical) return undefined;
  return ctx.db
    .selectFrom("remote_actors")
    .innerJoin("accounts", "accounts.id", "remote_actors.account_id")
    .selectAll("accounts")
    .where("remote_actors.uri", "=", canonical.uri)
    .executeTakeFirst();
}

/** One of our members, by the address they have among servers. */
export async function findMember(ctx: Context, uri: string): Promise<Account | undefined> {
  const id = numberIn(ctx, uri, "users");
  if (!id) return undefined;
  return ctx.db
    .selectFrom("accounts")
    .selectAll()
    .where("id", "=", id)
    .where("status", "=", "active")
    .executeTakeFirst();
}

/** A post we have, ours or of another server, by its address among servers; whoever it is for. */
export async function findPostBy(ctx: Context, uri: string): Promise<Post | undefined> {
  const canonical = canonicalUri(ctx, uri);
  if (!canonical) return undefined;
  const posts = ctx.db.selectFrom("posts").selectAll().where("removed_at", "is", null);
  if (!isOurs(ctx, canonical.host)) return posts.where("uri", "=", canonical.uri).executeTakeFirst();
  const id = numberIn(ctx, uri, "posts");
  return id ? posts.where("id", "=", id).where("uri", "is", null).executeTakeFirst() : undefined;
}

/** Someone a document names whom we know. `url` is the page others know them by. */
export type Known = {
  readonly id: string;
  readonly handle: string;
  readonly uri: string;
  readonly url: string;
  readonly isMember: boolean;
};

/** Whom we know of these addresses, members and others alike, by their address in its one spelling. */
export async function findPeople(ctx: Context, uris: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  const canonical = uris.flatMap((uri) => canonicalUri(ctx, uri) ?? []);
  const others = canonical.filter(({ host }) => !isOurs(ctx, host)).map(({ uri }) => uri);
  const ours = canonical.flatMap(({ uri, host }) => (isOurs(ctx, host) ? (numberIn(ctx, uri, "users") ?? []) : []));
  if (others.length + ours.length === 0) return new Map();
  const base = ctx.config.baseUrl.origin;
  const { rows } = await sql<Known>`
    select account_id as id, handle, uri, url, false as "isMember" from remote_actors join accounts on accounts.id = account_id
      where uri = any(${others}::text[])
    union all select id, handle, ${`${base}/ap/users/`} || id, ${`${base}/@`} || handle, true from accounts
      where id = any(${ours}::bigint[]) and status = 'active'`.execute(ctx.db);
  return new Map(rows.map((row) => [row.uri, row]));
}

/** The number in an address of ours such as https://…/ap/users/17. */
function numberIn(ctx: Context, uri: string, kind: "users" | "posts"): string | undefined {
  const url = canonicalUri(ctx, uri);
  if (!url || !isOurs(ctx, url.host)) return undefined;
  const path = url.uri.slice(new URL(url.uri).origin.length);
  return path.startsWith(`/ap/${kind}/`) ? readId(path.slice(`/ap/${kind}/`.length)) : undefined;
}
