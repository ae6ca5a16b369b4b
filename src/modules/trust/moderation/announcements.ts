import { type Selectable, sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { NotFound } from "#platform/errors";
import { publish } from "#platform/events";
import type { Viewer } from "#platform/http/env";
import type { AnnouncementsTable } from "#platform/schema";
import { noteDeed } from "./log.ts";

export type Announcement = Selectable<AnnouncementsTable>;

const now = sql<Date>`now()`;

/** What holds now, or, for those who write them, also what is to come and what is over; the latest first, at most 50. */
export async function listAnnouncements(ctx: Context, all = false): Promise<Announcement[]> {
  const rows = ctx.db.selectFrom("announcements").selectAll().orderBy("starts_at", "desc").limit(50);
  return (all ? rows : rows.where("starts_at", "<=", now).where("ends_at", ">", now)).execute();
}

/** Tells everyone something, from a moment on and for some days. Members see it on their home until they put it away. */
export async function announce(
  ctx: Context,
  viewer: Viewer,
  draft: { readonly title: string; readonly words: string; readonly startsAt: Date | undefined; readonly days: number },
): Promise<Announcement> {
  return inTransaction(ctx, async (ctx) => {
    const starts_at = draft.startsAt ?? ctx.now();
    const announcement = await ctx.db
      .insertInto("announcements")
      .values({
        title: draft.title,
        words: draft.words,
        starts_at,
        ends_at: new Date(starts_at.getTime() + draft.days * 86_400_000),
        made_by: viewer.id,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await noteDeed(ctx, viewer, { deed: "announced", detail: announcement.id });
    await publish(ctx, { name: "trust.announced", payload: { announcementId: announcement.id } });
    return announcement;
  });
}

/** Takes an announcement back before its time is over. */
export async function endAnnouncement(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const ended = await ctx.db.deleteFrom("announcements").where("id", "=", id).returning("id").executeTakeFirst();
    if (!ended) throw new NotFound();
    await noteDeed(ctx, viewer, { deed: "announcement-ended", detail: id });
  });
}

/** The viewer has read it; their home shows it no more. */
export async function dismissAnnouncement(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  const announcement = await ctx.db.selectFrom("announcements").select("id").where("id", "=", id).executeTakeFirst();
  if (!announcement) throw new NotFound();
  await ctx.db
    .insertInto("announcement_dismissals")
    .values({ announcement_id: id, account_id: viewer.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The announcements the viewer has put away. */
export async function listDismissed(ctx: Context, viewer: Pick<Viewer, "id">): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom("announcement_dismissals")
    .select("announcement_id")
    .where("account_id", "=", viewer.id)
    .execute();
  return rows.map(({ announcement_id }) => announcement_id);
}
