import { sql } from "kysely";
import { hangPictures } from "#modules/media";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import type { SheetEntry } from "./desk-rules.ts";
import { mustTakeSignatures, type Signable } from "./rules.ts";
import { todayOf } from "./today.ts";

/**
 * A helper brings in a sheet that was counted before a witness. What stands on the sheet itself names it, so none comes
 * twice. Its picture is for organisers and moderators; number, day and witness are for everyone.
 * @returns its id. @throws Invalid "sheetTwice", "sheetDay"
 */
export async function enterSheet(
  ctx: Context,
  helper: { readonly id: string },
  demand: Signable,
  entry: SheetEntry,
  pictures: readonly string[] = [],
): Promise<string> {
  mustTakeSignatures(demand, todayOf(ctx));
  if (entry.collected_on > todayOf(ctx)) throw new Invalid({ collected_on: "sheetDay" });
  return inTransaction(ctx, async (ctx) => {
    const { rows } = await sql<{ id: string }>`
    insert into signature_sheets (demand_id, version, label, counted, witness, collected_on, entered_by)
    values (${demand.id}, ${demand.version}, ${entry.label}, ${entry.counted}, ${entry.witness}, ${entry.collected_on}, ${helper.id})
    on conflict (demand_id, lower(label)) do nothing returning id`.execute(ctx.db);
    if (!rows[0]) throw new Invalid({ label: "sheetTwice" });
    await hangPictures(ctx, helper, pictures, { sheet_id: rows[0].id });
    return rows[0].id;
  });
}

/** The sheets of a demand that count, for everyone: what is public of them. */
export function listSheets(ctx: Context, demand: { readonly id: string }, most = 200) {
  return ctx.db
    .selectFrom("signature_sheets")
    .select(["id", "label", "counted", "witness", "collected_on", "version", "entered_by"])
    .where("demand_id", "=", demand.id)
    .where("invalidation_id", "is", null)
    .orderBy("id", "desc")
    .limit(most)
    .execute();
}
export type Sheet = Awaited<ReturnType<typeof listSheets>>[number];

/** A sheet that was entered by mistake, by this helper or by anyone, goes with its picture. False when it is not there. */
export async function removeSheet(
  ctx: Context,
  demand: { readonly id: string },
  sheetId: string,
  helper?: { readonly id: string },
): Promise<boolean> {
  const gone = await ctx.db
    .deleteFrom("signature_sheets")
    .where("demand_id", "=", demand.id)
    .where("id", "=", sheetId)
    .where("invalidation_id", "is", null)
    .$if(helper !== undefined, (sheet) => sheet.where("entered_by", "=", helper?.id ?? "0"))
    .returning("id")
    .executeTakeFirst();
  return gone !== undefined;
}
