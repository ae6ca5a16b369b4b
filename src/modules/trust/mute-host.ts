import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";

type Person = { readonly id: string };
/** Servers one person may mute. */
const MOST_HOSTS = 200;

/** A server's name as it is kept: small letters, ASCII. @throws Invalid for what is none, and for this server */
export function readHost(ctx: Context, text: string): string {
  const host = URL.canParse(`https://${text}`) ? new URL(`https://${text}`) : undefined;
  const plain = host && host.href === `https://${host.host}/` ? host.host : "";
  if (!plain.includes(".") || plain.length > 255) throw new Invalid({ domain: "unknown" });
  if (plain === ctx.config.baseUrl.host) throw new Invalid({ domain: "unknownChoice" });
  return plain;
}

/** The viewer hears nothing more from people of another server: not in lists, and no news. Nobody there is told. */
export async function muteHost(ctx: Context, viewer: Person, host: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.updateTable("accounts").set({ mutes_hosts: true }).where("id", "=", viewer.id).execute();
    await ctx.db
      .insertInto("muted_hosts")
      .values({ account_id: viewer.id, host })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    if ((await listMutedHosts(ctx, viewer)).length > MOST_HOSTS) throw new Invalid({ domain: "tooManyWords" });
  });
}

/** The viewer hears from there again. */
export async function unmuteHost(ctx: Context, viewer: Person, host: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.deleteFrom("muted_hosts").where("account_id", "=", viewer.id).where("host", "=", host).execute();
    const left = await listMutedHosts(ctx, viewer);
    await ctx.db
      .updateTable("accounts")
      .set({ mutes_hosts: left.length > 0 })
      .where("id", "=", viewer.id)
      .execute();
  });
}

/** The servers the viewer mutes, by name. */
export async function listMutedHosts(ctx: Context, viewer: Person): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom("muted_hosts")
    .select("host")
    .where("account_id", "=", viewer.id)
    .orderBy("host")
    .execute();
  return rows.map(({ host }) => host);
}
