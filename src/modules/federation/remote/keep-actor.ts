import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { ServerStanding } from "#modules/trust";
import { type Context, inTransaction } from "#platform/context";
import type { RemoteActor } from "./to-remote-actor.ts";

/**
 * Writes down what an actor's own server said of them: anew, or over what we had. Their keys are those of this document and
 * no others. A name that somebody there bore before goes to whom the server gives it to now.
 */
export async function keepActor(
  ctx: Context,
  actor: RemoteActor,
  name: { readonly handle: string; readonly isSure: boolean },
  standing: ServerStanding,
): Promise<Account | undefined> {
  return inTransaction(ctx, async (ctx) => {
    const handle = await freeHandle(ctx, actor, name);
    if (!handle) return undefined;
    const values = { ...actor.profile, fields: JSON.stringify(actor.profile.fields), handle };
    const known = await ctx.db
      .selectFrom("remote_actors")
      .select("account_id")
      .where("uri", "=", actor.uri)
      .executeTakeFirst();
    const limited = standing.severity === "silence";
    const account = known
      ? await ctx.db
          .updateTable("accounts")
          .set({
            ...values,
            ...(limited && { restriction: sql`case restriction when 'none' then 'limited' else restriction end` }),
          })
          .where("id", "=", known.account_id)
          .returningAll()
          .executeTakeFirstOrThrow()
      : await ctx.db
          .insertInto("accounts")
          .values({ ...values, status: "remote", restriction: limited ? "limited" : "none" })
          .onConflict((conflict) => conflict.column("handle").doNothing())
          .returningAll()
          .executeTakeFirst();
    if (!account) return undefined;
    const row = {
      ...actor.row,
      also_known_as: [...actor.row.also_known_as],
      fetched_at: sql<Date>`now()`,
      gone_at: null,
    };
    await ctx.db
      .insertInto("remote_actors")
      .values({ ...row, account_id: account.id, uri: actor.uri })
      .onConflict((conflict) => conflict.column("account_id").doUpdateSet(row))
      .execute();
    if (account.kind === "group") await keepGroup(ctx, account, actor);
    await keepKeys(ctx, account, actor);
    return account;
  });
}

/** What is known of a group elsewhere: who reads it, and how many belong to it, as it says itself. */
async function keepGroup(ctx: Context, { id }: { readonly id: string }, actor: RemoteActor): Promise<void> {
  const group = {
    access: actor.access,
    approves: actor.profile.locked,
    members_count: actor.row.followers_total,
  };
  await ctx.db
    .insertInto("groups")
    .values({ id, ...group })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(group))
    .execute();
}

/** The handle, if nobody else bears it, or if their server says that it is this person's now. */
async function freeHandle(
  ctx: Context,
  actor: RemoteActor,
  { handle, isSure }: { readonly handle: string; readonly isSure: boolean },
): Promise<string | undefined> {
  const holder = await ctx.db
    .selectFrom("accounts")
    .innerJoin("remote_actors", "remote_actors.account_id", "accounts.id")
    .select(["accounts.id", "uri"])
    .where("handle", "=", handle)
    .executeTakeFirst();
  if (!holder || holder.uri === actor.uri) return handle;
  if (!isSure) return undefined;
  const [name = "", host = ""] = handle.split("@");
  await ctx.db
    .updateTable("accounts")
    .set({ handle: `${name.slice(0, 60)}.old${holder.id}@${host}` })
    .where("id", "=", holder.id)
    .execute();
  return handle;
}

async function keepKeys(ctx: Context, account: { readonly id: string }, { uri, keys }: RemoteActor): Promise<void> {
  const before = await ctx.db.selectFrom("remote_keys").selectAll().where("account_id", "=", account.id).execute();
  const isSame =
    before.length === keys.length &&
    before.every((old) => keys.some((key) => key.uri === old.uri && key.der.equals(old.public_key)));
  if (isSame) return;
  if (before.length > 0) ctx.log.info("Somebody at another server changed their keys", { actor: uri });
  await ctx.db.deleteFrom("remote_keys").where("account_id", "=", account.id).execute();
  if (keys.length === 0) return;
  await ctx.db
    .insertInto("remote_keys")
    .values(keys.map((key) => ({ uri: key.uri, account_id: account.id, kind: key.kind, public_key: key.der })))
    .onConflict((conflict) => conflict.column("uri").doNothing())
    .execute();
}
