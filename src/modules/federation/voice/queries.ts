import { type Selectable, sql } from "kysely";
import { getPost, type Post } from "#modules/posts";
import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { AnswersElsewhereTable, RemoteDemandsTable, RemoteEventsTable } from "#platform/schema";

export type DemandElsewhere = Selectable<RemoteDemandsTable> & {
  readonly post: Post;
  readonly host: string;
  /** Whether it still takes signatures. */
  readonly open: boolean;
  readonly mine: AnswerElsewhere | undefined;
};
export type AnswerElsewhere = Selectable<AnswersElsewhereTable>;

/** What a post of another server asks, as its reader may answer it. @throws NotFound where nothing is asked, or nothing seen */
export async function getDemandElsewhere(ctx: Context, looker: Looker, postId: string): Promise<DemandElsewhere> {
  const post = await getPost(ctx, looker, postId);
  const { rows } = await sql<Omit<DemandElsewhere, "post" | "host" | "mine">>`
    select *, status <> 'withdrawn' and coalesce(deadline > now(), true) as open
    from remote_demands where post_id = ${post.id}`.execute(ctx.db);
  const [row] = rows;
  if (!row) throw new NotFound();
  const mine = looker && (await findAnswer(ctx, post, looker));
  return { ...row, post, host: URL.parse(row.uri)?.host ?? "", mine };
}

/** What a member answered to a post of another server. */
export const findAnswer = (
  ctx: Context,
  post: Pick<Post, "id">,
  member: { readonly id: string },
): Promise<AnswerElsewhere | undefined> =>
  ctx.db
    .selectFrom("answers_elsewhere")
    .selectAll()
    .where("post_id", "=", post.id)
    .where("account_id", "=", member.id)
    .executeTakeFirst();

export type EventElsewhere = Selectable<RemoteEventsTable> & {
  readonly post: Post;
  readonly host: string;
  /** Its page there. */
  readonly url: string;
  /** Whether one can still say here that one comes. */
  readonly open: boolean;
  readonly mine: AnswerElsewhere | undefined;
};

/** When and where a post of another server says that people meet. @throws NotFound where nobody meets, or nothing is seen */
export async function getEventElsewhere(ctx: Context, looker: Looker, postId: string): Promise<EventElsewhere> {
  const post = await getPost(ctx, looker, postId);
  const { rows } = await sql<Omit<EventElsewhere, "post" | "host" | "url" | "mine">>`
    select *, status <> 'cancelled' and ends_at > now() and join_mode <> 'external' as open
    from remote_events where post_id = ${post.id}`.execute(ctx.db);
  const [row] = rows;
  if (!row) throw new NotFound();
  const mine = looker && (await findAnswer(ctx, post, looker));
  return { ...row, post, host: URL.parse(post.uri ?? "")?.host ?? "", url: post.url || (post.uri ?? ""), mine };
}
