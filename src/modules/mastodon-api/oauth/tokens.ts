import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { fingerprintOf, newSecret } from "#platform/secrets";
import type { App } from "./apps.ts";

/** A token as its app is told it, once. */
export type NewToken = {
  readonly access_token: string;
  readonly token_type: "Bearer";
  readonly scope: string;
  readonly created_at: number;
};

/** Lets an app in, as itself or for a person. */
export async function grantToken(
  ctx: Context,
  app: Pick<App, "id">,
  scopes: readonly string[],
  { accountId, codeHash }: { readonly accountId?: string; readonly codeHash?: Buffer } = {},
): Promise<NewToken> {
  const secret = newSecret();
  const { created_at } = await ctx.db
    .insertInto("app_tokens")
    .values({
      token_hash: fingerprintOf(secret),
      app_id: app.id,
      account_id: accountId ?? null,
      code_hash: codeHash ?? null,
      scopes: [...scopes],
    })
    .returning("created_at")
    .executeTakeFirstOrThrow();
  return {
    access_token: secret,
    token_type: "Bearer",
    scope: scopes.join(" "),
    created_at: Math.floor(created_at.getTime() / 1000),
  };
}

/** An app gives a token back. @returns whether it was there, and its own */
export async function revokeToken(ctx: Context, app: Pick<App, "id">, secret: string): Promise<boolean> {
  const gone = await ctx.db
    .deleteFrom("app_tokens")
    .where("token_hash", "=", fingerprintOf(secret))
    .where("app_id", "=", app.id)
    .returning("id")
    .executeTakeFirst();
  return gone !== undefined;
}

/** The apps that may speak for a person, the latest used first. */
export async function listAuthorised(ctx: Context, person: { readonly id: string }) {
  const rows = await ctx.db
    .selectFrom("app_tokens")
    .innerJoin("apps", "apps.id", "app_tokens.app_id")
    .select(["apps.id", "apps.name", "app_tokens.scopes", "app_tokens.created_at", "app_tokens.used_at"])
    .where("account_id", "=", person.id)
    .orderBy("app_tokens.used_at", "desc")
    .limit(500)
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, tokens]) => ({
    id,
    name: tokens[0]?.name ?? "",
    scopes: [...new Set(tokens.flatMap(({ scopes }) => scopes))],
    since: new Date(Math.min(...tokens.map(({ created_at }) => created_at.getTime()))),
    usedAt: new Date(Math.max(...tokens.map(({ used_at }) => used_at.getTime()))),
  }));
}

/** A person takes an app's leave to speak for them back, and what it was about to get. @throws NotFound when it has none */
export async function endAccess(ctx: Context, person: { readonly id: string }, appId: string): Promise<void> {
  await ctx.db.deleteFrom("app_codes").where("account_id", "=", person.id).where("app_id", "=", appId).execute();
  const ended = await ctx.db
    .deleteFrom("app_tokens")
    .where("account_id", "=", person.id)
    .where("app_id", "=", appId)
    .returning("id")
    .execute();
  if (ended.length === 0) throw new NotFound();
}
