import { type Context, inTransaction } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { EventRow, Guest } from "../rules.ts";
import { mustTakeAnswers, type Wish } from "./rules.ts";
import { lockEvent, seatGuest } from "./seat-guest.ts";

/** Whoever helps writes down somebody who stands before them and has neither account nor mail. */
export async function addGuest(
  ctx: Context,
  helper: { readonly id: string },
  event: Pick<EventRow, "id">,
  { name, companions, children }: { readonly name: string } & Pick<Wish, "companions" | "children">,
): Promise<Guest> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockEvent(ctx, event);
    mustTakeAnswers(locked, ctx.now());
    const wish = { answer: "yes", companions, children, shown: false } as const;
    return seatGuest(ctx, locked, undefined, wish, { name, added_by: helper.id });
  });
}

/** Takes somebody off the list who said that they do not come; their seats go to those who wait. @throws NotFound */
export async function removeGuest(ctx: Context, event: Pick<EventRow, "id">, id: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const locked = await lockEvent(ctx, event);
    const guest = await findGuest(ctx, event, id);
    await seatGuest(ctx, locked, guest, { answer: "no", companions: 0, children: 0, shown: false }, {});
  });
}

/** Somebody was there, or was not after all. @throws NotFound */
export async function markAttendance(
  ctx: Context,
  event: Pick<EventRow, "id">,
  id: string,
  was: boolean,
): Promise<void> {
  const guest = await findGuest(ctx, event, id);
  await ctx.db
    .updateTable("event_guests")
    .set(was ? { attended: "organiser", attended_at: ctx.now() } : { attended: null, attended_at: null })
    .where("id", "=", guest.id)
    .execute();
}

async function findGuest(ctx: Context, event: { readonly id: string }, id: string): Promise<Guest> {
  const guest = await ctx.db
    .selectFrom("event_guests")
    .selectAll()
    .where("id", "=", id)
    .where("event_id", "=", event.id)
    .executeTakeFirst();
  if (!guest) throw new NotFound();
  return guest;
}
