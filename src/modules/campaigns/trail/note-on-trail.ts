import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { GENESIS, hashLink, hashSaid } from "./chain.ts";
import type { Part, Said } from "./rules.ts";

/** The lock under which the log grows: one row after the other, whoever writes. */
const LOG_LOCK = 7_400_650_065;

/**
 * Writes one row on the trail of a demand, as the next of the one chain all trails share. `said` stands apart from its
 * hash and has salt, so that it can be taken away later and nobody can guess it from the hash. Who hides their name is
 * not kept here either. The chain is locked until the caller's transaction ends: call it late.
 */
export async function noteOnTrail(
  ctx: Context,
  entry: {
    readonly demand: { readonly id: string; readonly openness: string; readonly author_id: string | null };
    readonly kind: string;
    readonly actor?: { readonly id: string } | undefined;
    readonly part: Part;
    readonly said?: Said;
  },
): Promise<{ seq: string }> {
  const { demand, kind, actor, part } = entry;
  return inTransaction(ctx, async (ctx) => {
    await sql`select pg_advisory_xact_lock(${LOG_LOCK})`.execute(ctx.db);
    const last = await ctx.db
      .selectFrom("trail_entries")
      .select(["seq", "hash"])
      .orderBy("seq", "desc")
      .limit(1)
      .executeTakeFirst();
    const said = { ...entry.said, salt: randomBytes(16).toString("hex") };
    const link = {
      seq: String(BigInt(last?.seq ?? 0) + 1n),
      demand_id: demand.id,
      kind,
      actor_part: part,
      said_hash: hashSaid(said),
      at: ctx.now(),
      previous: last?.hash ?? GENESIS,
    };
    const isHidden = demand.openness === "anonymous" && actor?.id === demand.author_id;
    await ctx.db
      .insertInto("trail_entries")
      .values({
        ...link,
        actor_id: isHidden ? null : (actor?.id ?? null),
        said: JSON.stringify(said),
        hash: hashLink(link),
      })
      .execute();
    return { seq: link.seq };
  });
}
