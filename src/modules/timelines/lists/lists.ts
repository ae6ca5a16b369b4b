import { sql } from "kysely";
import { type Account, getAccount } from "#modules/accounts";
import type { Source } from "#modules/posts";
import { type Looker, notMutedBy } from "#modules/trust";
import { type Context, inTransaction } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";

export const listLimits = { lists: 50, people: 200, name: 60 } as const;
export type List = { readonly id: string; readonly name: string };

/** The viewer's lists by name. */
export async function listLists(ctx: Context, viewer: Viewer): Promise<(List & { people: number })[]> {
  const { rows } = await sql<List & { people: number }>`
    select id, name, (select count(*)::int from list_members where list_id = lists.id) as people
    from lists where account_id = ${viewer.id} order by name`.execute(ctx.db);
  return rows;
}

/** The viewer's lists in which somebody stands. */
export async function listListsWith(ctx: Context, viewer: Viewer, account: { readonly id: string }): Promise<List[]> {
  const { rows } = await sql<List>`select id, name from lists join list_members on list_id = lists.id
    where lists.account_id = ${viewer.id} and list_members.account_id = ${account.id} order by name`.execute(ctx.db);
  return rows;
}

/** @throws NotFound, also for a list of somebody else */
export async function getList(ctx: Context, viewer: Viewer, id: string): Promise<List> {
  const list = await ctx.db
    .selectFrom("lists")
    .select(["id", "name"])
    .where("id", "=", id)
    .where("account_id", "=", viewer.id)
    .executeTakeFirst();
  if (!list) throw new NotFound();
  return list;
}

/** A member begins a list; only they know of it. @returns its id */
export async function makeList(ctx: Context, viewer: Viewer, name: string): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("accounts").select("id").where("id", "=", viewer.id).forNoKeyUpdate().execute();
    const lists = await listLists(ctx, viewer);
    if (lists.length >= listLimits.lists) throw new Invalid({ name: "tooManyLists" });
    if (lists.some((list) => list.name === name)) throw new Invalid({ name: "listThere" });
    const made = await ctx.db
      .insertInto("lists")
      .values({ account_id: viewer.id, name })
      .returning("id")
      .executeTakeFirstOrThrow();
    return made.id;
  });
}

/** Its owner calls it something else. @throws Invalid when another of theirs is called so */
export async function renameList(ctx: Context, viewer: Viewer, list: List, name: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("accounts").select("id").where("id", "=", viewer.id).forNoKeyUpdate().execute();
    const lists = await listLists(ctx, viewer);
    if (lists.some((other) => other.id !== list.id && other.name === name)) throw new Invalid({ name: "listThere" });
    await ctx.db.updateTable("lists").set({ name }).where("id", "=", list.id).execute();
  });
}

export async function deleteList(ctx: Context, list: List): Promise<void> {
  await ctx.db.deleteFrom("lists").where("id", "=", list.id).execute();
}

/** Those in a list whom its owner still follows, by name. */
export async function listMembers(ctx: Context, viewer: Viewer, list: List): Promise<Account[]> {
  const { rows } = await sql<Account>`
    select accounts.* from list_members join accounts on accounts.id = list_members.account_id
      join follows on follower_id = ${viewer.id} and followee_id = accounts.id and state = 'accepted'
    where list_id = ${list.id} and accounts.status in ('active', 'remote') order by accounts.name`.execute(ctx.db);
  return rows;
}

/** The owner puts somebody they follow into a list. @throws Invalid for anybody else, there or not */
export async function addToList(ctx: Context, viewer: Viewer, list: List, handle: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("lists").select("id").where("id", "=", list.id).forUpdate().execute();
    const account = await getAccount(ctx, handle, viewer).catch((error: unknown) => {
      if (error instanceof NotFound) throw new Invalid({ handle: "notFollowed" });
      throw error;
    });
    const follows = await ctx.db
      .selectFrom("follows")
      .select("followee_id")
      .where("follower_id", "=", viewer.id)
      .where("followee_id", "=", account.id)
      .where("state", "=", "accepted")
      .executeTakeFirst();
    if (!follows) throw new Invalid({ handle: "notFollowed" });
    const { count } = await ctx.db
      .selectFrom("list_members")
      .select((of) => of.fn.countAll<string>().as("count"))
      .where("list_id", "=", list.id)
      .executeTakeFirstOrThrow();
    if (Number(count) >= listLimits.people) throw new Invalid({ handle: "listFull" });
    await ctx.db
      .insertInto("list_members")
      .values({ list_id: list.id, account_id: account.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}

export async function removeFromList(ctx: Context, list: List, handle: string): Promise<void> {
  await sql`delete from list_members using accounts where list_id = ${list.id} and accounts.id = account_id and accounts.handle = ${handle.toLowerCase()}`.execute(
    ctx.db,
  );
}

/** What those in a list wrote, but for answers and messages. Of each only the newest are read. */
export function listSource(looker: Looker, list: List): Source {
  return {
    each: sql`(select list_members.account_id as id from list_members join follows on follower_id = ${looker?.id ?? null} and followee_id = list_members.account_id and state = 'accepted'
      where list_id = ${list.id}) as listed`,
    from: sql`posts`,
    where: sql<boolean>`posts.author_id = listed.id and posts.in_reply_to_id is null and posts.audience <> 'direct' and ${notMutedBy(looker, "posts.author_id")}`,
    entry: sql`posts.id`,
  };
}
