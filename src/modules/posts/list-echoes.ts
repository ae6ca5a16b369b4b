import { type RawBuilder, sql } from "kysely";
import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import { PAGE_SIZE, type Page, toPage } from "#platform/paging";
import type { Post } from "./queries.ts";
import type { ReactionKind } from "./rules.ts";

/** Someone who reacted to a post, or passed it on. */
export type Echo = {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly kind: ReactionKind | null;
};

/**
 * Who reacted to a post or shared it, newest members first. The caller holds the post, so its reader may see it. People a
 * block keeps apart from the reader are left out, and those whom moderators limited, but for the reader's own circle.
 */
export async function listEchoes(
  ctx: Context,
  looker: Looker,
  post: Pick<Post, "id">,
  side: "reactions" | "shares",
  before: string,
): Promise<Page<Echo>> {
  const [kind, table] = side === "reactions" ? [sql`echo.kind`, sql`reactions`] : [sql`null`, sql`shares`];
  const { rows } = await sql<Echo>`
    select accounts.id, handle, name, ${kind} as kind
    from ${table} as echo join accounts on accounts.id = echo.account_id
    where echo.post_id = ${post.id} and accounts.status in ('active', 'remote')
      and accounts.id is distinct from (select group_id from posts where posts.id = ${post.id}) and accounts.id < ${before} and ${isNear(looker)}
    order by accounts.id desc limit ${PAGE_SIZE + 1}`.execute(ctx.db);
  return toPage(rows, ({ id }) => id);
}

function isNear(looker: Looker): RawBuilder<boolean> {
  if (looker?.status !== "active") return sql<boolean>`accounts.restriction <> 'limited'`;
  const { id } = looker;
  return sql<boolean>`(accounts.id = ${id} or
    not exists (select from blocks where (blocker_id, blocked_id) in ((${id}, accounts.id), (accounts.id, ${id})))
    and (accounts.restriction <> 'limited'
      or exists (select from follows where follower_id = ${id} and followee_id = accounts.id and state = 'accepted')))`;
}
