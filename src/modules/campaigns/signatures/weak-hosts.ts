import { domainsAbove } from "#modules/trust";
import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";

/** Whether this mail host, or one it stands under, hands out mailboxes for a moment. */
export async function isWeak(ctx: Context, host: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom("weak_mail_hosts")
    .select("host")
    .where("host", "in", [...domainsAbove(host)])
    .executeTakeFirst();
  return found !== undefined;
}

/** All of them, by name. */
export async function listWeakHosts(ctx: Context): Promise<string[]> {
  const rows = await ctx.db.selectFrom("weak_mail_hosts").select("host").orderBy("host").limit(2000).execute();
  return rows.map(({ host }) => host);
}

/** An administrator adds a host. What was signed from it before stays as it is. @throws Invalid "hostShape" */
export async function addWeakHost(ctx: Context, viewer: { readonly id: string }, typed: string): Promise<void> {
  const host = typed.trim().toLowerCase().replace(/^.*@/, "");
  if (!/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(host) || host.length > 253)
    throw new Invalid({ host: "hostShape" });
  await ctx.db
    .insertInto("weak_mail_hosts")
    .values({ host, added_by: viewer.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function removeWeakHost(ctx: Context, host: string): Promise<void> {
  await ctx.db.deleteFrom("weak_mail_hosts").where("host", "=", host).execute();
}
