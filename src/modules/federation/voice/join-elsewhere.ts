import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import { askElsewhere, takeBackElsewhere } from "./ask-elsewhere.ts";
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
  await askElsewhere(ctx, viewer, event.post_id, { kind: "join", text_hash: null, task: SEND_JOIN });
}

/** A member does not come after all, and its organiser is told. */
export const leaveElsewhere = (
  ctx: Context,
  viewer: Pick<Account, "id">,
  event: Pick<EventElsewhere, "post_id">,
): Promise<void> => takeBackElsewhere(ctx, viewer, event.post_id, { kind: "join", task: SEND_LEAVE });
