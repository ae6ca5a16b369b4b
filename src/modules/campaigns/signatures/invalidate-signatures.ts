import { sql } from "kysely";
import { z } from "zod";
import { type Context, inTransaction } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import { queueTask } from "#platform/events";
import { noteOnTrail } from "../trail/note-on-trail.ts";
import { type Chosen, chosenShape, isChosen } from "./chosen.ts";
import { listWindows } from "./windows.ts";

type Of = { readonly id: string };

/** How many a choice would take out of the count, before anything is done. */
export async function countChosen(ctx: Context, demand: Of, chosen: Chosen): Promise<number> {
  const { rows } = await sql<{ counted: string }>`
    select (select count(*) from signatures where demand_id = ${demand.id} and ${isChosen(chosen)})
      + (select coalesce(sum(counted), 0) from signature_sheets
        where demand_id = ${demand.id} and id = ${chosen.sheet ?? "0"} and invalidation_id is null) as counted`.execute(
    ctx.db,
  );
  return Number(rows[0]?.counted);
}

/** A moderator takes all that a choice meets out of the count, with a reason everyone reads. A worker does it in parts. */
export async function invalidateSignatures(
  ctx: Context,
  viewer: Of,
  demand: Of,
  chosen: Chosen,
  reason: string,
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { id } = await ctx.db
      .insertInto("signature_invalidations")
      .values({ demand_id: demand.id, reason, chosen: JSON.stringify(chosen), made_by: viewer.id })
      .returning("id")
      .executeTakeFirstOrThrow();
    await queueTask(ctx, "campaigns.invalidate-signatures", { invalidationId: id });
    return id;
  });
}

/** The task of it: window after window, each a short transaction, so that signing goes on meanwhile. Run again it goes on. */
export async function carryOutInvalidation(ctx: Context, payload: unknown): Promise<void> {
  const { invalidationId } = z.object({ invalidationId: z.string() }).parse(payload);
  const row = await ctx.db
    .selectFrom("signature_invalidations")
    .selectAll()
    .where("id", "=", invalidationId)
    .where("done_at", "is", null)
    .executeTakeFirst();
  if (!row) return;
  const chosen = chosenShape.parse(row.chosen);
  const demand = { id: row.demand_id };
  if (chosen.sheet)
    await sql`with struck as (update signature_sheets set invalidation_id = ${row.id}
        where demand_id = ${demand.id} and id = ${chosen.sheet} and invalidation_id is null returning counted)
      update signature_invalidations set counted = counted + coalesce((select sum(counted) from struck), 0) where id = ${row.id}`.execute(
      ctx.db,
    );
  else
    for await (const isInWindow of listWindows(ctx, demand))
      await sql`with struck as (update signatures set state = 'invalid', invalidation_id = ${row.id}
          where id in (select id from signatures where ${isInWindow} and ${isChosen(chosen)} and signed_at <= ${row.made_at} order by id for update)
          returning 1)
        update signature_invalidations set counted = counted + (select count(*) from struck) where id = ${row.id}`.execute(
        ctx.db,
      );
  await close(ctx, row.id, "done_at");
}

/** A moderator takes an invalidation back: what it took out counts again. @throws NotFound; Invalid while it is being done */
export async function reverseInvalidation(ctx: Context, viewer: Of, demand: Of, id: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const row = await ctx.db
      .selectFrom("signature_invalidations")
      .select(["done_at", "reversed_at"])
      .where("id", "=", id)
      .where("demand_id", "=", demand.id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new NotFound();
    if (!row.done_at || row.reversed_at) throw new Invalid({ form: "stillRunning" });
    await ctx.db
      .updateTable("signature_invalidations")
      .set({ reversed_by: viewer.id, reversed_at: sql<Date>`now()` })
      .where("id", "=", id)
      .execute();
    await queueTask(ctx, "campaigns.restore-signatures", { invalidationId: id });
  });
}

const PART = 2000;

export async function carryOutReversal(ctx: Context, payload: unknown): Promise<void> {
  const { invalidationId } = z.object({ invalidationId: z.string() }).parse(payload);
  const row = await ctx.db
    .selectFrom("signature_invalidations")
    .selectAll()
    .where("id", "=", invalidationId)
    .where("reversed_at", "is not", null)
    .where("restored_at", "is", null)
    .executeTakeFirst();
  if (!row) return;
  const { waiting } = chosenShape.parse(row.chosen);
  await sql`update signature_sheets set invalidation_id = null where invalidation_id = ${row.id}`.execute(ctx.db);
  for (let moved = PART; moved === PART; ) {
    const { numAffectedRows } = await sql`
      update signatures set state = ${waiting ? "waiting" : "valid"}, invalidation_id = null
      where id in (select id from signatures where invalidation_id = ${row.id} order by id limit ${PART} for update)`.execute(
      ctx.db,
    );
    moved = Number(numAffectedRows);
  }
  await close(ctx, row.id, "restored_at");
}

/** The last step of both: it is done, and stands on the trail with its number and its reason. */
async function close(ctx: Context, id: string, column: "done_at" | "restored_at"): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const row = await ctx.db
      .updateTable("signature_invalidations")
      .set({ [column]: sql<Date>`now()` })
      .where("id", "=", id)
      .where(column, "is", null)
      .returningAll()
      .executeTakeFirst();
    if (!row) return;
    const demand = await ctx.db
      .selectFrom("demands")
      .select(["id", "openness", "author_id"])
      .where("id", "=", row.demand_id)
      .executeTakeFirstOrThrow();
    const isBack = column === "restored_at";
    await noteOnTrail(ctx, {
      demand,
      kind: isBack ? "signatures-restored" : "signatures-invalidated",
      actor: undefined,
      part: "moderator",
      said: { counted: row.counted, words: row.reason },
    });
  });
}
