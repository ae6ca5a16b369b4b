import { Hono } from "hono";
import { houseUseCases } from "#modules/trust";
import { Invalid } from "#platform/errors";
import { viewerOf } from "#platform/http/guards";
import { answer } from "../answer.ts";
import { toParagraphs } from "../entities/paragraphs.ts";
import type { ApiEnv } from "../env.ts";
import { scope } from "../guards.ts";
import { idOf } from "../statuses/post-of.ts";

type Row = Awaited<ReturnType<typeof houseUseCases.listAnnouncements>>[number];

/** An announcement as Mastodon tells it (https://docs.joinmastodon.org/entities/Announcement). */
export const toAnnouncement = ({ id, title, words, starts_at, ends_at, made_at }: Row, isRead: boolean) => ({
  id,
  content: toParagraphs(`${title}\n\n${words}`),
  starts_at: starts_at.toISOString(),
  ends_at: ends_at.toISOString(),
  all_day: false,
  published_at: starts_at.toISOString(),
  updated_at: made_at.toISOString(),
  read: isRead,
  mentions: [],
  statuses: [],
  tags: [],
  emojis: [],
  reactions: [],
});

/** Nobody reacts to what administrators announce. */
const noReactions = (): never => {
  throw new Invalid({ form: "notOffered" });
};

/** What administrators tell everyone. */
export const announcementGroup = new Hono<ApiEnv>()
  .get("/api/v1/announcements", scope("read"), async (c) => {
    const [current, dismissed] = await Promise.all([
      houseUseCases.listAnnouncements(c.var.ctx),
      houseUseCases.listDismissed(c.var.ctx, viewerOf(c)),
    ]);
    const told = current.map((row) => toAnnouncement(row, dismissed.includes(row.id)));
    const withDismissed = c.req.query("with_dismissed") === "true";
    return answer(
      c,
      told.filter(({ read }) => withDismissed || !read),
    );
  })
  .post("/api/v1/announcements/:id/dismiss", scope("write:accounts"), async (c) => {
    await houseUseCases.dismissAnnouncement(c.var.ctx, viewerOf(c), idOf(c));
    return answer(c, {});
  })
  .put("/api/v1/announcements/:id/reactions/:name", scope("write:favourites"), noReactions)
  .delete("/api/v1/announcements/:id/reactions/:name", scope("write:favourites"), noReactions);
