import { sql } from "kysely";
import type { Context } from "#platform/context";
import { queueTask } from "#platform/events";
import { readMarks } from "#platform/marked-text";
import type { Post } from "./queries.ts";

const LONGEST = 2000;

/**
 * Remembers the first link of a post, so that what it leads to can be named under it. A message keeps its links to
 * itself: what stands in it may be meant to be opened once. Links within the community need no name.
 */
export async function keepLink(
  ctx: Context,
  post: Pick<Post, "id" | "audience" | "link_id">,
  text: string,
): Promise<void> {
  const { hrefs } = readMarks(text);
  const url = post.audience === "direct" ? undefined : hrefs.find((href) => isElsewhere(ctx, href));
  if (!url && !post.link_id) return;
  const linkId = url ? await findOrAdd(ctx, url.replace(/#.*/, "")) : null;
  await sql`update posts set link_id = ${linkId} where id = ${post.id}`.execute(ctx.db);
}

const isElsewhere = ({ config }: Context, href: string) =>
  href.length <= LONGEST && new URL(href).host !== config.baseUrl.host;

/** One row for each address; whoever links to it when it is due has it asked. */
async function findOrAdd(ctx: Context, url: string): Promise<string> {
  await sql`insert into links (url) values (${url}) on conflict do nothing`.execute(ctx.db);
  const { rows } = await sql<{ id: string; due: boolean }>`
    select id, next_try_at <= now() as due from links where url = ${url}`.execute(ctx.db);
  const [link] = rows;
  if (!link) throw new Error("A link that was added is gone");
  if (link.due) await queueTask(ctx, "posts.fetch-link", { linkId: link.id });
  return link.id;
}
