import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { publish } from "#platform/events";

/** The two pictures of a profile. */
export const parts = ["avatar", "cover"] as const;
export type Part = (typeof parts)[number];

/** A member chooses one of the pictures of their profile; the one before goes. @throws Invalid when it is gone */
export async function chooseFace(
  ctx: Context,
  owner: { readonly id: string },
  part: Part,
  pictureId: string | undefined,
) {
  if (!pictureId) throw new Invalid({ pictures: "required" });
  await inTransaction(ctx, async (ctx) => {
    await removeFace(ctx, owner, part);
    const { rows } = await sql<{
      stem: string;
    }>`update pictures set part = ${part} where id = ${pictureId} and account_id = ${owner.id}
      and ready_at is not null and num_nonnulls(post_id, draft_id, story_id, part, demand_id, demand_draft_id, sheet_id) = 0 returning stem`.execute(
      ctx.db,
    );
    const [chosen] = rows;
    if (!chosen) throw new Invalid({ pictures: "pictureGone" });
    await ctx.db
      .updateTable("accounts")
      .set({ [part]: chosen.stem })
      .where("id", "=", owner.id)
      .execute();
  });
}

/** A member takes one of the pictures of their profile away. */
export async function removeFace(ctx: Context, owner: { readonly id: string }, part: Part): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db
      .updateTable("accounts")
      .set({ [part]: "" })
      .where("id", "=", owner.id)
      .execute();
    await ctx.db.deleteFrom("pictures").where("account_id", "=", owner.id).where("part", "=", part).execute();
    await publish(ctx, { name: "accounts.profile-edited", payload: { accountId: owner.id } });
  });
}
