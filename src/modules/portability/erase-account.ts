import { rm } from "node:fs/promises";
import { sql } from "kysely";
import { unfollowAccount } from "#modules/accounts";
import { leaveQuestions } from "#modules/deliberation";
import { leaveAllGroups } from "#modules/groups";
import { deletePost, takeReactionBack, takeShareBack } from "#modules/posts";
import type { Context } from "#platform/context";
import { publish } from "#platform/events";
import { archivePath } from "./archives.ts";

/** Rows taken away before the worker looks again. */
const BATCH = 200;

/**
 * Deletes all of an account whose week of thinking is over: posts, shares, reactions and follows one by one through what
 * their rooms offer, so that every count is right afterwards; then the row, and all that hangs on it. Run again after a
 * crash it goes on where it stopped.
 */
export async function eraseAccount(ctx: Context, accountId: string): Promise<void> {
  if (!(await isDue(ctx, accountId))) return;
  const person = { id: accountId };
  await leaveAllGroups(ctx, person);
  await drain(
    () => ctx.db.selectFrom("posts").selectAll().where("author_id", "=", accountId).limit(BATCH).execute(),
    (post) => deletePost(ctx, person, post),
  );
  await drain(
    () =>
      ctx.db.selectFrom("shares").select("post_id as id").where("account_id", "=", accountId).limit(BATCH).execute(),
    (post) => takeShareBack(ctx, person, post),
  );
  await drain(
    () =>
      ctx.db.selectFrom("reactions").select("post_id as id").where("account_id", "=", accountId).limit(BATCH).execute(),
    (post) => takeReactionBack(ctx, person, post),
  );
  await drain(
    () =>
      ctx.db
        .selectFrom("follows")
        .select(["follower_id", "followee_id"])
        .where((when) => when.or([when("follower_id", "=", accountId), when("followee_id", "=", accountId)]))
        .limit(BATCH)
        .execute(),
    (follow) => unfollowAccount(ctx, { id: follow.follower_id }, { id: follow.followee_id }),
  );
  const { rows } = await sql<{ file: string | null }>`select file from exports where account_id = ${accountId}
    union all select file from imports where account_id = ${accountId}`.execute(ctx.db);
  for (const { file } of rows) if (file) await rm(archivePath(ctx, file), { force: true });
  await ctx.db.transaction().execute(async (db) => {
    const inside = { ...ctx, db };
    await leaveQuestions(inside, person);
    await publish(inside, { name: "accounts.erased", payload: { accountId } });
    await db.deleteFrom("accounts").where("id", "=", accountId).where("status", "=", "leaving").execute();
  });
}

async function isDue(ctx: Context, accountId: string): Promise<boolean> {
  const row = await dueAccounts(ctx).where("accounts.id", "=", accountId).executeTakeFirst();
  return row !== undefined;
}

/** Accounts whose owners asked for it a week ago and did not come back. */
export function dueAccounts(ctx: Context) {
  return ctx.db
    .selectFrom("departures")
    .innerJoin("accounts", "accounts.id", "departures.account_id")
    .select("accounts.id")
    .where("accounts.status", "=", "leaving")
    .where("departures.asked_at", "<", sql<Date>`now() - interval '7 days'`);
}

async function drain<Row>(next: () => Promise<Row[]>, takeAway: (row: Row) => Promise<unknown>): Promise<void> {
  for (let rows = await next(); rows.length > 0; rows = await next()) for (const row of rows) await takeAway(row);
}
