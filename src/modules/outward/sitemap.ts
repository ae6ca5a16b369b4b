import { sql } from "kysely";
import { demandVisibleTo, eventVisibleTo, notLimitedFor } from "#modules/trust";
import type { Context } from "#platform/context";
import { escape } from "#platform/marked-text";

/** Addresses of each kind; all in all far below the 50,000 a sitemap may hold. */
const MOST = 5000;

/**
 * What search engines may know of (sitemaps.org, 0.9): demands made under a name that still stand, public events that are
 * not over, and groups anyone may find. All of it is what a guest may see.
 */
export async function drawSitemap(ctx: Context): Promise<string> {
  const guest = undefined;
  const { rows } = await sql<{ path: string; changed: Date | null }>`
    (select '/demands/' || id as path, coalesce(confirmed_at, done_at, answered_at, forwarded_at, published_at) as changed from demands
      where openness = 'open' and status <> 'withdrawn' and ${demandVisibleTo(guest)} and ${notLimitedFor(guest, "author_id")}
      order by id desc limit ${MOST})
    union all (select '/events/' || id, null from events
      where audience = 'public' and cancelled_at is null and ends_at > ${ctx.now()} and ${eventVisibleTo(guest)}
        and ${notLimitedFor(guest, "organiser_id")} order by starts_at limit ${MOST})
    union all (select '/groups/' || handle, null from accounts join groups using (id)
      where kind = 'group' and host = '' and status = 'active' and closed_at is null and access in ('public', 'announce')
        and restriction <> 'limited' order by id desc limit ${MOST})`.execute(ctx.db);
  const one = ({ path, changed }: (typeof rows)[number]) =>
    `<url><loc>${escape(ctx.config.baseUrl.origin + path)}</loc>${changed ? `<lastmod>${changed.toISOString()}</lastmod>` : ""}</url>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${rows.map(one).join("\n")}
</urlset>
`;
}
