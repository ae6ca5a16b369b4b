import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";
import { TOKEN_DAYS } from "../enter.ts";

/** Whom a token still speaks for, and what it may. */
export type Pass = { readonly viewer: Viewer; readonly scopes: readonly string[] };

/** Which of these tokens still let in, by id: they were not taken back, and their person is an active member. */
export async function findPasses(ctx: Context, tokenIds: readonly string[]): Promise<ReadonlyMap<string, Pass>> {
  if (tokenIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("app_tokens")
    .innerJoin("accounts", "accounts.id", "app_tokens.account_id")
    .selectAll("accounts")
    .select(["app_tokens.id as token_id", "scopes"])
    .where("app_tokens.id", "in", [...new Set(tokenIds)])
    .where("accounts.status", "=", "active")
    .where("used_at", ">", sql<Date>`now() - make_interval(days => ${TOKEN_DAYS})`)
    .execute();
  return new Map(
    rows.map(({ token_id, scopes, ...account }) => [token_id, { scopes, viewer: { ...account, session_id: "0" } }]),
  );
}
