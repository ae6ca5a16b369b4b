import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { publish } from "#platform/events";
import { fingerprintOf } from "#platform/secrets";

export type OwnComment = {
  readonly id: string;
  readonly demand_id: string;
  readonly text: string;
  readonly state: "held" | "shown" | "refused";
  readonly confirmed_at: Date | null;
};

/** The comment a link in a mail belongs to. Looking changes nothing: mail programs open links before people do. */
export function findOwnComment(ctx: Context, secret: string): Promise<OwnComment | undefined> {
  return ctx.db
    .selectFrom("guest_comments")
    .select(["id", "demand_id", "text", "state", "confirmed_at"])
    .where("token_hash", "=", fingerprintOf(secret))
    .executeTakeFirst();
}

/** Its writer says that the mailbox is theirs: now it can be read by those who decide. */
export async function confirmComment(ctx: Context, comment: OwnComment): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const fresh = await ctx.db
      .updateTable("guest_comments")
      .set({ confirmed_at: sql<Date>`now()` })
      .where("id", "=", comment.id)
      .where("confirmed_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (fresh) await publish(ctx, { name: "campaigns.commented", payload: { commentId: comment.id } });
  });
}

/** Its writer takes it away for good. */
export async function deleteOwnComment(ctx: Context, comment: OwnComment): Promise<void> {
  await ctx.db.deleteFrom("guest_comments").where("id", "=", comment.id).execute();
}
