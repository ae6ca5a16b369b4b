import { sql } from "kysely";
import type { Post } from "#modules/posts";
import type { Context } from "#platform/context";
import type { RemoteDemand } from "./to-demand.ts";

/**
 * Keeps what a post of another server asks people to stand behind, as it was said last; what comes late changes nothing. A post
 * that asks for nothing any more is a post like any. Who shows the post draws it anew.
 */
export async function keepDemand(
  ctx: Context,
  post: Pick<Post, "id">,
  demand: RemoteDemand | undefined,
): Promise<void> {
  const changed = demand ? await write(ctx, post, demand) : await drop(ctx, post);
  // Cards are kept by the version of their post's row.
  if (changed) await sql`update posts set url = url where id = ${post.id}`.execute(ctx.db);
}

async function write(ctx: Context, { id }: Pick<Post, "id">, demand: RemoteDemand): Promise<boolean> {
  const kept = await ctx.db
    .insertInto("remote_demands")
    .values({ ...demand, post_id: id })
    .onConflict((conflict) =>
      conflict
        .column("post_id")
        .doUpdateSet(demand)
        .where("remote_demands.said_at", "<=", demand.said_at as Date),
    )
    .returning("post_id")
    .executeTakeFirst();
  return kept !== undefined;
}

async function drop(ctx: Context, { id }: Pick<Post, "id">): Promise<boolean> {
  const gone = await ctx.db
    .deleteFrom("remote_demands")
    .where("post_id", "=", id)
    .returning("post_id")
    .executeTakeFirst();
  return gone !== undefined;
}
