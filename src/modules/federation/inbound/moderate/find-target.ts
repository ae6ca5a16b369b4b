import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { canonicalUri, isOurs } from "../../remote/canonical-uri.ts";

/** A group, and what of it a decision is about: itself, what is on top of it, who looks after it. */
export type Target = {
  readonly group: Account & { readonly isOurs: boolean };
  readonly part: "group" | "featured" | "moderators";
};

/** The group that the target of an activity names; undefined for what is no group's. */
export async function findTarget(ctx: Context, address: string): Promise<Target | undefined> {
  const uri = canonicalUri(ctx, address);
  if (!uri) return undefined;
  return isOurs(ctx, uri.host) ? ofOurs(ctx, uri.uri) : ofTheirs(ctx, uri.uri);
}

async function ofOurs(ctx: Context, uri: string): Promise<Target | undefined> {
  const start = `${ctx.config.baseUrl.origin}/ap/users/`;
  const [, id, part] =
    /^([1-9]\d{0,18})(?:\/(featured|moderators|followers|outbox))?$/.exec(uri.slice(start.length)) ?? [];
  if (!uri.startsWith(start) || !id) return undefined;
  const group = await findGroup(ctx, id);
  return group?.status === "active" && group.host === ""
    ? { group: { ...group, isOurs: true }, part: partOf(part) }
    : undefined;
}

async function ofTheirs(ctx: Context, uri: string): Promise<Target | undefined> {
  const { rows } = await sql<{ id: string; part: string }>`
    select account_id as id, case ${uri}::text when featured then 'featured' when moderators then 'moderators' else 'group' end as part
    from remote_actors where kind = 'Group' and ${uri} in (uri, featured, moderators, followers, outbox) limit 1`.execute(
    ctx.db,
  );
  const group = rows[0] && (await findGroup(ctx, rows[0].id));
  return rows[0] && group?.status === "remote"
    ? { group: { ...group, isOurs: false }, part: partOf(rows[0].part) }
    : undefined;
}

const partOf = (part: string | undefined): Target["part"] =>
  part === "featured" || part === "moderators" ? part : "group";

/** A group by its number. */
export async function findGroup(ctx: Context, id: string): Promise<Account | undefined> {
  return ctx.db.selectFrom("accounts").selectAll().where("id", "=", id).where("kind", "=", "group").executeTakeFirst();
}
