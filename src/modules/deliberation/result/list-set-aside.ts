import { sql } from "kysely";
import type { Context } from "#platform/context";

/** Days of the log that are shown. */
const DAYS = 20;

/** What was set aside of a question's voices, or came back, on one day. `people` is not for everyone to know below five. */
export type SetAside = { readonly day: string; readonly deed: "aside" | "back"; readonly people: number };

/** The latest first. */
export async function listSetAside(ctx: Context, question: { readonly id: string }): Promise<SetAside[]> {
  const { rows } = await sql<Omit<SetAside, "day"> & { day: Date }>`select day, deed, people from voices_set_aside
    where question_id = ${question.id} order by day desc, deed limit ${DAYS}`.execute(ctx.db);
  return rows.map((row) => ({ ...row, day: row.day.toISOString() }));
}
