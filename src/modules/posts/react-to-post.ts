import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { publish } from "#platform/events";
import type { Post } from "./queries.ts";
import type { ReactionKind } from "./rules.ts";

/** A member reacts to a post they see, once; reacting again changes the kind. Every kind counts as a like. */
export async function reactToPost(
  ctx: Context,
  person: { readonly id: string },
  post: Pick<Post, "id">,
  kind: ReactionKind,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { rows } = await sql<{ isNew: boolean; from: ReactionKind | null; at: Date }>`
      with before as (select kind from reactions where post_id = ${post.id} and account_id = ${person.id})
      insert into reactions (post_id, account_id, kind) values (${post.id}, ${person.id}, ${kind})
      on conflict (post_id, account_id) do update set kind = excluded.kind where reactions.kind <> excluded.kind
      returning xmax = 0 as "isNew", (select kind from before) as from, created_at as at`.execute(ctx.db);
    const [made] = rows;
    if (!made) return;
    const payload = { postId: post.id, accountId: person.id };
    if (!made.isNew) {
      const was = { kind: made.from, at: made.at.getTime() };
      await publish(ctx, { name: "posts.reaction-changed", payload: { ...payload, ...was } });
      return;
    }
    await ctx.db
      .updateTable("posts")
      .set((of) => ({ likes_count: of("likes_count", "+", 1) }))
      .where("id", "=", post.id)
      .execute();
    await publish(ctx, { name: "posts.reacted", payload });
  });
}

/** A member takes their reaction back. */
export async function takeReactionBack(
  ctx: Context,
  person: { readonly id: string },
  post: Pick<Post, "id">,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const taken = await ctx.db
      .deleteFrom("reactions")
      .where("post_id", "=", post.id)
      .where("account_id", "=", person.id)
      .returning(["kind", "created_at"])
      .executeTakeFirst();
    if (!taken) return;
    const at = taken.created_at.getTime();
    const payload = { postId: post.id, accountId: person.id, kind: taken.kind, at };
    await publish(ctx, { name: "posts.unreacted", payload });
    await ctx.db
      .updateTable("posts")
      .set((of) => ({ likes_count: of("likes_count", "-", 1) }))
      .where("id", "=", post.id)
      .execute();
  });
}
