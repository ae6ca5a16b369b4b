import { sql } from "kysely";
import type { Post } from "#modules/posts";
import { type Context, inTransaction } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import { publish } from "#platform/events";
import { noteInLog } from "./note-in-log.ts";
import { takeBack } from "./pass-on.ts";
import type { Group } from "./queries.ts";
import { groupLimits } from "./rules.ts";

type Actor = { readonly id: string };

/** Sets what organisers decide about a post of their group, and bumps nothing else. @throws NotFound for another group's */
async function change(ctx: Context, group: Pick<Group, "id">, post: Pick<Post, "id">, values: Partial<Post>) {
  const changed = await ctx.db
    .updateTable("posts")
    .set(values)
    .where("id", "=", post.id)
    .where("group_id", "=", group.id)
    .returning("id")
    .executeTakeFirst();
  if (!changed) throw new NotFound();
}

/** An organiser sets a post on top of the group, at most three at a time, or takes it down. @throws Invalid, NotFound */
export async function pinInGroup(ctx: Context, actor: Actor, group: Pick<Group, "id">, post: Post, on: boolean) {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("groups").select("id").where("id", "=", group.id).forNoKeyUpdate().execute();
    if (on) {
      const { rows } = await sql<{ pinned: number }>`select count(*)::int as pinned from posts
        where group_id = ${group.id} and group_pinned_at is not null and id <> ${post.id}`.execute(ctx.db);
      if ((rows[0]?.pinned ?? 0) >= groupLimits.pinned) throw new Invalid({ form: "tooManyGroupPins" });
    }
    await change(ctx, group, post, { group_pinned_at: on ? ctx.now() : null });
    await noteInLog(ctx, group, actor, { deed: on ? "pinned" : "unpinned", post });
  });
}

/** Answers to what was begun in a group end, or begin again. Any post of the talk may be named. @throws NotFound */
export async function lockThread(ctx: Context, actor: Actor, group: Pick<Group, "id">, post: Post, on: boolean) {
  await inTransaction(ctx, async (ctx) => {
    const root = { id: post.thread_id };
    await change(ctx, group, root, { locked_at: on ? ctx.now() : null });
    await noteInLog(ctx, group, actor, { deed: on ? "locked" : "unlocked", post: root });
  });
}

/**
 * An organiser takes a post out of the group: it leaves the group's page and the homes it was passed on to, and in a closed
 * group only its author reads it from then on. Its author keeps it. It can come back. @throws NotFound
 */
export async function hideFromGroup(
  ctx: Context,
  actor: Actor,
  group: Pick<Group, "id">,
  post: Post,
  { on, reason = "" }: { readonly on: boolean; readonly reason?: string },
) {
  await inTransaction(ctx, async (ctx) => {
    await change(ctx, group, post, { group_hidden_at: on ? ctx.now() : null, ...(on && { group_pinned_at: null }) });
    if (on) {
      await takeBack(ctx, group, post);
      const payload = { groupId: group.id, postId: post.id, actorId: actor.id, reason };
      await publish(ctx, { name: "groups.post-hidden", payload });
    }
    await noteInLog(ctx, group, actor, { deed: on ? "hidden" : "shown", post, reason });
  });
}
