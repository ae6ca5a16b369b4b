import type { Account } from "#modules/accounts";
import type { GroupsTable } from "#platform/schema";
import type { Person, World } from "../world.ts";

export type Planted = { readonly id: string; readonly handle: string; readonly account: Account };

/** A group with its owner, as `createGroup` leaves it. */
export async function plantGroup(
  { ctx }: Pick<World, "ctx">,
  owner: Person,
  handle: string,
  access: GroupsTable["access"] = "public",
  approves = access === "private" || access === "invite",
): Promise<Planted> {
  const account = await ctx.db
    .insertInto("accounts")
    .values({
      kind: "group",
      handle,
      name: handle,
      locked: approves,
      follows_seen_by: "nobody",
      messages_from: "nobody",
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await ctx.db.insertInto("groups").values({ id: account.id, access, approves, members_count: 1 }).execute();
  await ctx.db
    .insertInto("group_members")
    .values({ group_id: account.id, account_id: owner.account.id, state: "member", role: "owner" })
    .execute();
  return { id: account.id, handle, account };
}
