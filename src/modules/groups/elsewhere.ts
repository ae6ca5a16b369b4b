import { sql } from "kysely";
import { type Account, followAccount, unfollowAccount } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden } from "#platform/errors";

/**
 * A member asks a group of another server to let them in, by following it. Its server answers; until then they have asked. Who was
 * let in before stays in. @throws Forbidden for whom it keeps out
 */
export async function askElsewhere(
  ctx: Context,
  viewer: { readonly id: string },
  group: Account,
): Promise<"member" | "asked"> {
  return inTransaction(ctx, async (ctx) => {
    const { rows } = await sql`select from group_members
      where group_id = ${group.id} and account_id = ${viewer.id} and state = 'banned'`.execute(ctx.db);
    if (rows.length > 0) throw new Forbidden({ form: "groupBanned" });
    if ((await followAccount(ctx, viewer, group)) === "accepted") {
      await belongElsewhere(ctx, group, viewer);
      return "member";
    }
    await ctx.db
      .insertInto("group_members")
      .values({ group_id: group.id, account_id: viewer.id, state: "asked" })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return "asked";
  });
}

/** A group of another server let one of us in: what is said in it is for them, from now on. */
export async function belongElsewhere(
  ctx: Context,
  group: { readonly id: string },
  person: { readonly id: string },
): Promise<void> {
  await sql`insert into group_members (group_id, account_id, state) values (${group.id}, ${person.id}, 'member')
    on conflict (group_id, account_id) do update set state = 'member', since = now() where group_members.state in ('asked', 'invited')`.execute(
    ctx.db,
  );
}

/** One of us leaves a group of another server, or it took them out: its server is told by the end of the follow. */
export async function leaveElsewhere(
  ctx: Context,
  group: { readonly id: string },
  person: { readonly id: string },
  by: "follower" | "followee" = "follower",
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await forgetElsewhere(ctx, group, person);
    await unfollowAccount(ctx, person, group, by);
  });
}

/** Whoever follows a group of another server no more belongs to it no more. */
export async function forgetElsewhere(
  ctx: Context,
  group: { readonly id: string },
  person: { readonly id: string },
): Promise<void> {
  await sql`delete from group_members where group_id = ${group.id} and account_id = ${person.id} and state <> 'banned'
    and exists (select from accounts where id = ${group.id} and host <> '')`.execute(ctx.db);
}
