import type { Selectable } from "kysely";
import type { Context } from "#platform/context";
import type { AppsTable } from "#platform/schema";
import { fingerprintOf, newSecret } from "#platform/secrets";

export type App = Selectable<AppsTable>;
export type AppDraft = Pick<App, "name" | "website" | "redirect_uris" | "scopes">;

/** An app introduces itself. Nobody has checked what it says of itself, and it may do nothing yet. @returns it and its secret, told once */
export async function registerApp(ctx: Context, draft: AppDraft): Promise<App & { readonly secret: string }> {
  const secret = newSecret();
  const app = await ctx.db
    .insertInto("apps")
    .values({ ...draft, client_id: newSecret(), secret_hash: fingerprintOf(secret) })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { ...app, secret };
}

export async function findApp(ctx: Context, clientId: string | undefined): Promise<App | undefined> {
  if (!clientId || !/^[\w-]{43}$/.test(clientId)) return undefined;
  return ctx.db.selectFrom("apps").selectAll().where("client_id", "=", clientId).executeTakeFirst();
}

/** The app that proves itself with its secret. */
export async function findAppBySecret(ctx: Context, clientId: string, secret: string): Promise<App | undefined> {
  const app = await findApp(ctx, clientId);
  return app && app.secret_hash.equals(fingerprintOf(secret)) ? app : undefined;
}
