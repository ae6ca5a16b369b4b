import type { Context } from "#platform/context";
import { type DeliveryWishes, deliver, type Inbox } from "../deliver.ts";
import { alone, type JsonObject } from "../documents/context.ts";

/** Hands an activity of a member, or of the server, to the queue. */
export async function send(
  ctx: Context,
  sender: { readonly id: string } | "server",
  activity: JsonObject,
  inboxes: readonly Inbox[],
  wishes: DeliveryWishes = {},
): Promise<void> {
  if (inboxes.length > 0) await deliver(ctx, sender, alone(activity), inboxes, wishes);
}
