import type { Context } from "#platform/context";
import { publish } from "#platform/events";
import type { GroupLogTable } from "#platform/schema";

type Entry = {
  readonly deed: GroupLogTable["deed"];
  readonly person?: { readonly id: string };
  readonly post?: { readonly id: string };
  readonly reason?: string;
};

/** Writes into the group's own book who decided what, inside the caller's transaction, and tells of it. */
export async function noteInLog(
  ctx: Context,
  group: { readonly id: string },
  actor: { readonly id: string },
  { deed, person, post, reason = "" }: Entry,
): Promise<void> {
  const { id } = await ctx.db
    .insertInto("group_log")
    .values({
      group_id: group.id,
      actor_id: actor.id,
      deed,
      person_id: person?.id ?? null,
      post_id: post?.id ?? null,
      reason,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await publish(ctx, { name: "groups.decided", payload: { logId: id } });
}
