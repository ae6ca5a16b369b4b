import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import { queueTask } from "#platform/events";
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
  const uri = `${ctx.config.baseUrl.origin}/ap/signatures/${post.id}-${viewer.id}-${ctx.now().getTime()}`;
  const answer = { uri, kind: "signature", state: "asked", text_hash } as const;
  const signed = await ctx.db
    .insertInto("answers_elsewhere")
    .values({ ...answer, post_id: post.id, account_id: viewer.id })
    .onConflict((conflict) =>
      conflict
        .columns(["post_id", "account_id"])
        .doUpdateSet({ ...answer, made_at: ctx.now() })
        .where("answers_elsewhere.state", "=", "refused"),
    )
    .returning("uri")
    .executeTakeFirst();
  if (signed) await queueTask(ctx, SEND_SIGNATURE, { postId: post.id, accountId: viewer.id });
}

/** A member takes that back, and the other server is told. */
export async function withdrawElsewhere(
  ctx: Context,
  viewer: Pick<Account, "id">,
  { post }: Pick<DemandElsewhere, "post">,
): Promise<void> {
  const gone = await ctx.db
    .deleteFrom("answers_elsewhere")
    .where("post_id", "=", post.id)
    .where("account_id", "=", viewer.id)
    .where("kind", "=", "signature")
    .returning("uri")
    .executeTakeFirst();
  if (gone) await queueTask(ctx, SEND_SIGNATURE_END, { postId: post.id, accountId: viewer.id, uri: gone.uri });
}
