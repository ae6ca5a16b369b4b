import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "#platform/context";
import { fingerprintOf, newSecret } from "#platform/secrets";
import type { App } from "./apps.ts";
import { grantToken, type NewToken } from "./tokens.ts";

/** A code is good for so long, and once. */
const CODE_MINUTES = 10;

/** What a person agreed to. */
export type Grant = {
  readonly app: Pick<App, "id">;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** S256 (RFC 7636), or empty when the app sent none. */
  readonly challenge: string;
};

/** A person lets an app speak for them: a code to be exchanged for a token by that app alone. */
export async function grantCode(ctx: Context, person: { readonly id: string }, grant: Grant): Promise<string> {
  const code = newSecret();
  await ctx.db
    .insertInto("app_codes")
    .values({
      code_hash: fingerprintOf(code),
      app_id: grant.app.id,
      account_id: person.id,
      redirect_uri: grant.redirectUri,
      scopes: [...grant.scopes],
      challenge: grant.challenge,
    })
    .execute();
  return code;
}

/**
 * An app exchanges a code for a token: once, in time, from where it was sent to, and by whoever holds the verifier of
 * the challenge; a verifier without a challenge fails too (RFC 9700, 2.1.1). A code that comes again was stolen from
 * somebody: what it brought ends.
 */
export async function exchangeCode(
  ctx: Context,
  app: App,
  { code, redirectUri, verifier }: { readonly code: string; readonly redirectUri: string; readonly verifier: string },
): Promise<NewToken | undefined> {
  const hash = fingerprintOf(code);
  const challenge = verifier ? createHash("sha256").update(verifier).digest("base64url") : "";
  const token = await ctx.db.transaction().execute(async (db) => {
    const used = await db
      .updateTable("app_codes")
      .set({ used_at: sql`now()` })
      .where("code_hash", "=", hash)
      .where("used_at", "is", null)
      .where("app_id", "=", app.id)
      .where("redirect_uri", "=", redirectUri)
      .where("challenge", "=", challenge)
      .where("made_at", ">", sql<Date>`now() - make_interval(mins => ${CODE_MINUTES})`)
      .returning(["account_id", "scopes"])
      .executeTakeFirst();
    if (!used) return undefined;
    return grantToken({ ...ctx, db }, app, used.scopes, { accountId: used.account_id, codeHash: hash });
  });
  if (!token) {
    await sql`delete from app_tokens where code_hash = ${hash}
      and exists (select from app_codes where code_hash = ${hash} and used_at is not null)`.execute(ctx.db);
  }
  return token;
}
