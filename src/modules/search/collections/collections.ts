import { sql } from "kysely";
import { type Account, followAccount, getAccount } from "#modules/accounts";
import type { Looker } from "#modules/trust";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid, NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { mayFind } from "../may-find.ts";

export const collectionLimits = { collections: 20, people: 50, name: 60, description: 300 } as const;
export type Collection = {
  readonly id: string;
  readonly account_id: string;
  readonly name: string;
  readonly description: string;
  readonly owner_name: string;
  readonly owner_handle: string;
};

/** A collection of an active person; whoever is apart from its maker does not find it. @throws NotFound */
export async function getCollection(ctx: Context, looker: Looker, id: string): Promise<Collection> {
  const { rows } = await sql<Collection>`
    select collections.*, accounts.name as owner_name, accounts.handle as owner_handle
    from collections join accounts on accounts.id = collections.account_id
    where collections.id = ${id} and accounts.status = 'active' and not exists (select from blocks
      where (blocker_id, blocked_id) in ((accounts.id, ${looker?.id ?? "0"}), (${looker?.id ?? "0"}, accounts.id)))`.execute(
    ctx.db,
  );
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

/** The collections of one's own, or those one stands in, the latest first. */
export async function listCollections(
  ctx: Context,
  viewer: Viewer,
  which: "made" | "in",
): Promise<Pick<Collection, "id" | "name">[]> {
  const mine =
    which === "made"
      ? sql<boolean>`account_id = ${viewer.id}`
      : sql<boolean>`id in (select collection_id from collection_people where account_id = ${viewer.id} and left_at is null)`;
  const { rows } = await sql<Pick<Collection, "id" | "name">>`
    select id, name from collections where ${mine} order by id desc limit 100`.execute(ctx.db);
  return rows;
}

/** Those in a collection whom the viewer may find, by name. Its maker and whoever stands in it see all of their own. */
export async function listCollected(
  ctx: Context,
  looker: Looker,
  collection: Pick<Collection, "id">,
): Promise<Account[]> {
  const { rows } = await sql<Account>`
    select person.* from collection_people join accounts person on person.id = collection_people.account_id
    where collection_id = ${collection.id} and left_at is null and ${mayFind(looker, "person")} order by person.name`.execute(
    ctx.db,
  );
  return rows;
}

/** A member gathers people under a name. @returns its id */
export async function makeCollection(
  ctx: Context,
  viewer: Viewer,
  draft: { readonly name: string; readonly description: string },
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("accounts").select("id").where("id", "=", viewer.id).forNoKeyUpdate().execute();
    if ((await listCollections(ctx, viewer, "made")).length >= collectionLimits.collections)
      throw new Invalid({ name: "tooManyCollections" });
    const made = await ctx.db
      .insertInto("collections")
      .values({ account_id: viewer.id, ...draft })
      .returning("id")
      .executeTakeFirstOrThrow();
    return made.id;
  });
}

function ofMaker(viewer: Viewer, collection: Collection): void {
  if (collection.account_id !== viewer.id) throw new Forbidden();
}

export async function deleteCollection(ctx: Context, viewer: Viewer, collection: Collection): Promise<void> {
  ofMaker(viewer, collection);
  await ctx.db.deleteFrom("collections").where("id", "=", collection.id).execute();
}

/**
 * The maker puts somebody in: anyone they may find, who did not take themselves out before.
 * @throws Invalid for anybody else, there or not, alike
 */
export async function gather(ctx: Context, viewer: Viewer, collection: Collection, handle: string): Promise<void> {
  ofMaker(viewer, collection);
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("collections").select("id").where("id", "=", collection.id).forUpdate().execute();
    const account = await getAccount(ctx, handle, viewer).catch((error: unknown) => {
      if (error instanceof NotFound) throw new Invalid({ handle: "mayNotGather" });
      throw error;
    });
    const { rows } = await sql<{ allowed: boolean; count: number }>`
      select (${mayFind(viewer, "person")} and not exists (select from collection_people where collection_id = ${collection.id} and account_id = person.id and left_at is not null)) as allowed,
        (select count(*)::int from collection_people where collection_id = ${collection.id}) as count
      from accounts person where person.id = ${account.id}`.execute(ctx.db);
    if (!rows[0]?.allowed) throw new Invalid({ handle: "mayNotGather" });
    if (rows[0].count >= collectionLimits.people) throw new Invalid({ handle: "collectionFull" });
    await ctx.db
      .insertInto("collection_people")
      .values({ collection_id: collection.id, account_id: account.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}

/** The maker takes somebody out; whoever takes themselves out is not put in again. */
export async function takeOut(
  ctx: Context,
  viewer: Viewer,
  collection: Collection,
  account: { readonly id: string },
): Promise<void> {
  const isSelf = viewer.id === account.id;
  if (!isSelf) ofMaker(viewer, collection);
  const place = sql`collection_id = ${collection.id} and account_id = ${account.id} and left_at is null`;
  if (isSelf && collection.account_id !== viewer.id)
    await sql`update collection_people set left_at = now() where ${place}`.execute(ctx.db);
  else await sql`delete from collection_people where ${place}`.execute(ctx.db);
}

/**
 * Follows everyone in a collection in one press: at once, or as a request to those who approve their followers. Nobody
 * across a block, nobody twice; at most as many as a collection holds.
 */
export async function followAll(ctx: Context, viewer: Viewer, collection: Collection): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const people = await listCollected(ctx, viewer, collection);
    // All at once and in one order, so that two who do this at the same time do not wait for each other.
    const ids = [viewer.id, ...people.map(({ id }) => id)];
    await sql`select from accounts where id = any(${ids}::bigint[]) order by id for no key update`.execute(ctx.db);
    for (const person of people) if (person.id !== viewer.id) await followAccount(ctx, viewer, person);
  });
}
