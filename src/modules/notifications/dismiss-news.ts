import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { NotFound } from "#platform/errors";
import { forgetEmpty } from "./forget-news.ts";

type Person = { readonly id: string };

/** The viewer puts one piece of news away for good. @throws NotFound */
export async function dismissEntry(ctx: Context, viewer: Person, id: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const gone = await ctx.db
      .deleteFrom("notification_entries")
      .where("account_id", "=", viewer.id)
      .where("id", "=", id)
      .returning("id")
      .executeTakeFirst();
    if (!gone) throw new NotFound();
    await forgetEmpty(ctx, [viewer.id]);
  });
}

/** The viewer puts away all that was told together. */
export async function dismissGroup(
  ctx: Context,
  viewer: Person,
  group: { readonly kind: string; readonly subject_id: string; readonly day: number },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db
      .deleteFrom("notification_entries")
      .where("account_id", "=", viewer.id)
      .where("kind", "=", group.kind)
      .where("subject_id", "=", group.subject_id)
      .where("day", "=", group.day)
      .where("filtered", "=", false)
      .execute();
    await forgetEmpty(ctx, [viewer.id]);
  });
}

/** The viewer puts all their news away, but for what waits apart. */
export async function clearNews(ctx: Context, viewer: Person): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await sql`delete from notification_entries where account_id = ${viewer.id} and not filtered`.execute(ctx.db);
    await forgetEmpty(ctx, [viewer.id]);
  });
}
