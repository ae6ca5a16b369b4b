import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { findAlike } from "./find-alike.ts";
import { type Addressee, addresseeLimits, type Proposal } from "./rules.ts";

/**
 * Anyone who is a member names somebody who can be asked. Those alike are shown first; only who says that none of them
 * is meant makes another. The address they give counts once an administrator has confirmed it.
 * @throws Invalid when there is one of this name and place, when others are alike, or after too many in a day
 */
export async function proposeAddressee(
  ctx: Context,
  viewer: { readonly id: string },
  { name, kind, place, about, email, sure }: Proposal & { readonly sure: boolean },
): Promise<Addressee> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("accounts").select("id").where("id", "=", viewer.id).forNoKeyUpdate().execute();
    const { rows } = await sql`select from addressees
      where made_by = ${viewer.id} and made_at > now() - interval '1 day'`.execute(ctx.db);
    if (rows.length >= addresseeLimits.perDay) throw new Invalid({ form: "tooManyAddressees" });
    if (!sure && (await findAlike(ctx, { name, place })).length > 0) throw new Invalid({ sure: "addresseesAlike" });
    const made = await ctx.db
      .insertInto("addressees")
      .values({ name, kind, place, about, email, made_by: viewer.id })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst();
    if (!made) throw new Invalid({ name: "addresseeThere" });
    return made;
  });
}
