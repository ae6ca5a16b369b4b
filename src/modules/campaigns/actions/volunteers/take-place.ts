import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import type { Slot } from "./queries.ts";

/**
 * A member takes one place of a slot, once. Whoever comes at the same moment waits their turn at the slot's row, so there
 * are never more people than places. @throws Invalid when it is full
 */
export async function takePlace(ctx: Context, viewer: { readonly id: string }, slot: Slot): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const now = await ctx.db
      .selectFrom("volunteer_slots")
      .select(["taken", "places"])
      .where("id", "=", slot.id)
      .forNoKeyUpdate()
      .executeTakeFirst();
    const has = await ctx.db
      .selectFrom("volunteers")
      .select("slot_id")
      .where("slot_id", "=", slot.id)
      .where("account_id", "=", viewer.id)
      .executeTakeFirst();
    if (!now || has) return;
    if (now.taken >= now.places) throw new Invalid({ form: "slotFull" });
    await ctx.db.insertInto("volunteers").values({ slot_id: slot.id, account_id: viewer.id }).execute();
  });
}

/** A member gives their place back. Pressed again it has no effect. */
export async function giveBackPlace(ctx: Context, viewer: { readonly id: string }, slot: Slot): Promise<void> {
  await ctx.db.deleteFrom("volunteers").where("slot_id", "=", slot.id).where("account_id", "=", viewer.id).execute();
}
