import { sql } from "kysely";
import { type Account, actorUri } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid, NotFound } from "#platform/errors";
import { publish, queueTask } from "#platform/events";
import { lookUpHandle } from "../look-up-handle.ts";
import { refetchActor } from "../remote/fetch-actor.ts";
import { moveLimits, wishFields } from "./rules.ts";

type Purpose = "alias" | "move";

/**
 * A member names an account elsewhere: one that was theirs, or the one they move to. Its server is asked by a worker, since
 * nobody waits for another server. The last wish of its kind counts.
 * @throws Invalid for an address of this server, and for more old accounts than one may have
 */
export async function wish(ctx: Context, viewer: Account, purpose: Purpose, handle: string): Promise<void> {
  if (handle.endsWith(`@${ctx.config.baseUrl.host}`)) throw new Invalid({ [wishFields[purpose]]: "notElsewhere" });
  await inTransaction(ctx, async (ctx) => {
    const { rows } = await sql<{
      count: number;
    }>`select count(*)::int as count from account_aliases where account_id = ${viewer.id}`.execute(ctx.db);
    if (purpose === "alias" && (rows[0]?.count ?? 0) >= moveLimits.aliases)
      throw new Invalid({ [wishFields[purpose]]: "tooManyAliases" });
    await sql`insert into move_wishes (account_id, purpose, handle) values (${viewer.id}, ${purpose}, ${handle})
      on conflict (account_id, purpose) do update set handle = excluded.handle, state = 'asked', target_id = null, asked_at = now()`.execute(
      ctx.db,
    );
    await queueTask(ctx, "federation.check-wish", { accountId: viewer.id, purpose });
  });
}

/**
 * Asks the other server who that is, anew. An old account counts as soon as it is there. The new one must name this one
 * among those it was known as before: else anybody could be sent anybody's followers.
 */
export async function checkWish(ctx: Context, accountId: string, purpose: Purpose): Promise<void> {
  const asked = await ctx.db
    .selectFrom("move_wishes")
    .selectAll()
    .where("account_id", "=", accountId)
    .where("purpose", "=", purpose)
    .where("state", "=", "asked")
    .executeTakeFirst();
  if (!asked) return;
  const found = await lookUpHandle(ctx, asked.handle);
  const other = found && (await refetchActor(ctx, found.uri));
  await inTransaction(ctx, async (ctx) => {
    const state = !other
      ? "missing"
      : purpose === "alias" || (await lists(ctx, other, { id: accountId }))
        ? "ready"
        : "unlisted";
    const { rows } =
      await sql`update move_wishes set state = ${state}, target_id = ${other?.id ?? null}, asked_at = now()
      where account_id = ${accountId} and purpose = ${purpose} and state = 'asked' and handle = ${asked.handle} returning account_id`.execute(
        ctx.db,
      );
    if (rows.length > 0 && other && purpose === "alias") await keepAlias(ctx, accountId, other.id);
  });
}

async function keepAlias(ctx: Context, accountId: string, aliasId: string): Promise<void> {
  await ctx.db
    .insertInto("account_aliases")
    .values({ account_id: accountId, alias_id: aliasId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await ctx.db.deleteFrom("move_wishes").where("account_id", "=", accountId).where("purpose", "=", "alias").execute();
  await publish(ctx, { name: "accounts.profile-edited", payload: { accountId } });
}

/** An account elsewhere is no longer called one's own. @throws NotFound for one that is not */
export async function removeAlias(ctx: Context, viewer: { readonly id: string }, aliasId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const removed = await ctx.db
      .deleteFrom("account_aliases")
      .where("account_id", "=", viewer.id)
      .where("alias_id", "=", aliasId)
      .returning("alias_id")
      .executeTakeFirst();
    if (!removed) throw new NotFound();
    await publish(ctx, { name: "accounts.profile-edited", payload: { accountId: viewer.id } });
  });
}

/** Whether an account elsewhere says that it was known as this member before. */
async function lists(ctx: Context, other: { readonly id: string }, member: { readonly id: string }): Promise<boolean> {
  const { rows } = await sql`select from remote_actors where account_id = ${other.id}
    and ${actorUri(ctx, member)} = any(also_known_as)`.execute(ctx.db);
  return rows.length > 0;
}

/**
 * A member moves to the account elsewhere whose server agreed within the day. Followers here and elsewhere are told and go
 * along; posts stay. At most once in thirty days.
 * @throws Invalid when nothing was agreed, or too soon after the last time; Forbidden for who is frozen
 */
export async function moveAway(ctx: Context, viewer: Account): Promise<void> {
  if (viewer.restriction === "frozen") throw new Forbidden({ form: "frozen" });
  await inTransaction(ctx, async (ctx) => {
    await sql`select from accounts where id = ${viewer.id} for update`.execute(ctx.db);
    const { rows } = await sql<{ target_id: string; soon: boolean }>`select target_id,
        exists (select from moves where account_id = ${viewer.id} and moved_at > now() - make_interval(days => ${moveLimits.days})) as soon
      from move_wishes where account_id = ${viewer.id} and purpose = 'move' and state = 'ready'
        and asked_at > now() - make_interval(hours => ${moveLimits.readyHours})`.execute(ctx.db);
    const [ready] = rows;
    if (!ready || !(await lists(ctx, { id: ready.target_id }, viewer))) throw new Invalid({ form: "moveNotReady" });
    if (ready.soon) throw new Invalid({ form: "moveTooSoon" });
    await sql`update moves set ended_at = now() where account_id = ${viewer.id} and ended_at is null`.execute(ctx.db);
    await ctx.db.insertInto("moves").values({ account_id: viewer.id, target_id: ready.target_id }).execute();
    await ctx.db.deleteFrom("move_wishes").where("account_id", "=", viewer.id).execute();
    await noteChange(ctx, viewer);
    await publish(ctx, { name: "accounts.moved", payload: { accountId: viewer.id } });
  });
}

/** The sign that points to the other account is taken down. Followers who went along do not come back by themselves. */
export async function stayHere(ctx: Context, viewer: { readonly id: string }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await sql`update moves set ended_at = now() where account_id = ${viewer.id} and ended_at is null`.execute(ctx.db);
    await noteChange(ctx, viewer);
    await publish(ctx, { name: "accounts.profile-edited", payload: { accountId: viewer.id } });
  });
}

/** Pages drawn of the profile are drawn anew. */
const noteChange = (ctx: Context, { id }: { readonly id: string }) =>
  sql`update accounts set feed_revision = feed_revision + 1 where id = ${id}`.execute(ctx.db);
