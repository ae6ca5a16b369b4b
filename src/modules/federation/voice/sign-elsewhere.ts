import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import { askElsewhere, takeBackElsewhere } from "./ask-elsewhere.ts";
import type { DemandElsewhere } from "./queries.ts";

export const SEND_SIGNATURE = "federation.send-signature";
export const SEND_SIGNATURE_END = "federation.send-signature-end";

/**
 * A member stands behind what somebody at another server asks, once, under the text that was shown to them. The other server
 * is told, and answers that it counts. What it refused can be tried again.
 * @throws Invalid when it takes no signatures any more
 */
export async function signElsewhere(
  ctx: Context,
  viewer: Pick<Account, "id">,
  { post, text_hash, open }: Pick<DemandElsewhere, "post" | "text_hash" | "open">,
): Promise<void> {
  if (!open) throw new Invalid({ form: "signOver" });
  await askElsewhere(ctx, viewer, post.id, { kind: "signature", text_hash, task: SEND_SIGNATURE });
}

/** A member takes that back, and the other server is told. */
export const withdrawElsewhere = (
  ctx: Context,
  viewer: Pick<Account, "id">,
  { post }: Pick<DemandElsewhere, "post">,
): Promise<void> => takeBackElsewhere(ctx, viewer, post.id, { kind: "signature", task: SEND_SIGNATURE_END });
