import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import { queueTask } from "#platform/events";
import type { EventElsewhere } from "./queries.ts";

export const SEND_JOIN = "federation.send-join";
export const SEND_LEAVE = "federation.send-leave";

/**
 * A member comes to an event of another server. Its organiser is told, and answers whether there is a seat. What was refused can
 * be asked again.
 * @throws Invalid when it is over, called off, or one has to go elsewhere to come
 */
export async function joinElsewhere(ctx: Context, viewer: Pick<Account, "id">, event: EventElsewhere): Promise<void> {
  if (event.status === "cancelled") throw new Invalid({ form: "eventCancelled" });
  if (!event.open) throw new Invalid({ form: "eventOver" });
  const uri = `${ctx.config.baseUrl.origin}/ap/joins/${event.post_id}-${viewer.id}-${ctx.now().getTime()}`;
  const answer = { uri, kind: "join", state: "asked", text_hash: null } as const;
  const joined = await ctx.db
    .insertInto("answers_elsewhere")
    .values({ ...answer, post_id: event.post_id, account_id: viewer.id })
    .onConflict((conflict) =>
      conflict
        .columns(["post_id", "account_id"])
        .doUpdateSet({ ...answer, made_at: ctx.now() })
        .where("answers_elsewhere.state", "=", "refused"),
    )
    .returning("uri")
    .executeTakeFirst();
  if (joined) await queueTask(ctx, SEND_JOIN, { postId: event.post_id, accountId: viewer.id });
}

/** A member does not come after all, and its organiser is told. */
export async function leaveElsewhere(
  ctx: Context,
  viewer: Pick<Account, "id">,
  event: Pick<EventElsewhere, "post_id">,
): Promise<void> {
  const gone = await ctx.db
    .deleteFrom("answers_elsewhere")
    .where("post_id", "=", event.post_id)
    .where("account_id", "=", viewer.id)
    .where("kind", "=", "join")
    .returning("uri")
    .executeTakeFirst();
  if (gone) await queueTask(ctx, SEND_LEAVE, { postId: event.post_id, accountId: viewer.id, uri: gone.uri });
}
