import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";
import { isTrustedWith } from "#platform/permissions";

/** What stands above a home: what administrators announce, what moderators told the viewer, and what waits for a moderator. */
export type HomeNews = {
  readonly announcements: readonly { readonly id: string; readonly title: string; readonly words: string }[];
  readonly notices: number;
  readonly cases: number;
  readonly restriction: Viewer["restriction"];
};

/** One short query for each home. */
export async function findHomeNews(ctx: Context, viewer: Viewer): Promise<HomeNews> {
  const mayHandle = isTrustedWith(viewer, "reports");
  const { rows } = await sql<Omit<HomeNews, "restriction">>`
    select coalesce((select json_agg(json_build_object('id', id::text, 'title', title, 'words', words) order by starts_at desc)
        from (select id, title, words, starts_at from announcements where starts_at <= now() and ends_at > now()
          and not exists (select from announcement_dismissals where announcement_id = announcements.id and account_id = ${viewer.id})
          order by starts_at desc limit 3) as current), '[]') as announcements,
      (select count(*)::int from (select from notices where account_id = ${viewer.id} and read_at is null limit 100) as unread) as notices,
      ${mayHandle ? sql`(select count(*)::int from (select from moderation_cases where state = 'waiting' and subject_id is distinct from ${viewer.id} limit 100) as waiting)` : sql`0`} as cases`.execute(
    ctx.db,
  );
  return { ...(rows[0] ?? { announcements: [], notices: 0, cases: 0 }), restriction: viewer.restriction };
}
