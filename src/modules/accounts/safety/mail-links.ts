import { sql } from "kysely";
import type { Context } from "#platform/context";
import { fingerprintOf } from "#platform/secrets";
import type { Account } from "../rules.ts";

/** How long a link in a mail opens something, in minutes. */
export const linkMinutes = { confirm: 24 * 60, recover: 30 } as const;
type Purpose = keyof typeof linkMinutes;

export type MailLink = { readonly account: Account; readonly sealed_address: Buffer | null };

/** Keeps a link for one person, in place of the one before it for the same purpose. */
export async function keepMailLink(
  ctx: Context,
  account: { readonly id: string },
  link: { readonly secret: string; readonly purpose: Purpose; readonly sealed_address?: Buffer },
): Promise<void> {
  const { secret, purpose, sealed_address = null } = link;
  await dropMailLinks(ctx, account, purpose);
  await ctx.db
    .insertInto("email_links")
    .values({ token_hash: fingerprintOf(secret), account_id: account.id, purpose, sealed_address })
    .execute();
}

export async function dropMailLinks(ctx: Context, account: { readonly id: string }, purpose?: Purpose): Promise<void> {
  await ctx.db
    .deleteFrom("email_links")
    .where("account_id", "=", account.id)
    .$if(purpose !== undefined, (links) => links.where("purpose", "=", purpose ?? "confirm"))
    .execute();
}

/** Whom a link belongs to, while it holds. Looking does not use it up: mail programs open links before people do. */
export async function findMailLink(ctx: Context, secret: string, purpose: Purpose): Promise<MailLink | undefined> {
  const row = await ctx.db
    .selectFrom("email_links")
    .innerJoin("accounts", "accounts.id", "email_links.account_id")
    .selectAll("accounts")
    .select("sealed_address")
    .where("token_hash", "=", fingerprintOf(secret))
    .where("purpose", "=", purpose)
    .where("made_at", ">", sql<Date>`now() - make_interval(mins => ${linkMinutes[purpose]})`)
    .where("accounts.status", "<>", "refused")
    .executeTakeFirst();
  if (!row) return undefined;
  const { sealed_address, ...account } = row;
  return { account, sealed_address };
}

/** Uses a link up. Of two who press at once one gets it. */
export async function takeMailLink(ctx: Context, secret: string, purpose: Purpose): Promise<MailLink | undefined> {
  const link = await findMailLink(ctx, secret, purpose);
  if (!link) return undefined;
  const taken = await ctx.db
    .deleteFrom("email_links")
    .where("token_hash", "=", fingerprintOf(secret))
    .returning("account_id")
    .executeTakeFirst();
  return taken && link;
}
