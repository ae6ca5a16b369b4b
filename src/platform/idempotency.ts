import { createHmac } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import { type Context, inTransaction } from "./context.ts";
import { KeyReused } from "./errors.ts";

/** A write as it came in: who sent it, the key it carries, and everything that makes it this write. */
export type WriteRequest = { readonly owner: string; readonly key: string; readonly body: string };

const fingerprintOf = (ctx: Context, { body }: WriteRequest): Buffer =>
  createHmac("sha256", ctx.config.secretKey).update(body).digest();

/**
 * Keeps a key together with its answer as the first part of a statement that does all of a write, where `condition` is true:
 * `with mine as (…) insert … from mine`. It gives no row when the key came before.
 */
export type WithKey = (condition: RawBuilder<boolean>) => RawBuilder<unknown>;
export const withKey =
  (ctx: Context, request: WriteRequest, answer: string): WithKey =>
  (condition) =>
    sql`insert into idempotency_keys (owner, key, fingerprint, answer)
      select ${request.owner}, ${request.key}, ${fingerprintOf(ctx, request)}::bytea, ${answer} where ${condition}
      on conflict do nothing returning key`;

/**
 * Does `work` once for one key, and gives every repetition the first answer. The key's row is written in the
 * transaction of the effect, so one never exists without the other; a repetition that arrives while the first
 * still runs waits for it. The body is kept as a keyed hash, since it may hold a passphrase. After draft-ietf-httpapi-idempotency-key-header-07.
 *
 * @throws KeyReused when the key came before with another body.
 */
export async function once(
  ctx: Context,
  request: WriteRequest,
  work: (ctx: Context) => Promise<string>,
): Promise<string> {
  const fingerprint = fingerprintOf(ctx, request);
  return inTransaction(ctx, async (ctx) => {
    const mine = await ctx.db
      .insertInto("idempotency_keys")
      .values({ owner: request.owner, key: request.key, fingerprint })
      .onConflict((conflict) => conflict.doNothing())
      .returning("key")
      .executeTakeFirst();
    const row = ctx.db.selectFrom("idempotency_keys").where("owner", "=", request.owner).where("key", "=", request.key);
    if (!mine) {
      const first = await row.select(["fingerprint", "answer"]).executeTakeFirstOrThrow();
      if (!first.fingerprint.equals(fingerprint)) throw new KeyReused();
      return first.answer ?? "/";
    }
    const answer = await work(ctx);
    await ctx.db
      .updateTable("idempotency_keys")
      .set({ answer })
      .where("owner", "=", request.owner)
      .where("key", "=", request.key)
      .execute();
    return answer;
  });
}
