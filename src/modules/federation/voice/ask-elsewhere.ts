import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { queueTask } from "#platform/events";

type Person = Pick<Account, "id">;
type Kind = "signature" | "join";

const places: Readonly<Record<Kind, string>> = { signature: "signatures", join: "joins" };

/**
 * Keeps what a member answers to a post of another server, once, under a name of its own, and queues the task that tells it. What
 * was refused can be asked again.
 */
export async function askElsewhere(
  ctx: Context,
  person: Person,
  postId: string,
  ask: { readonly kind: Kind; readonly text_hash: Buffer | null; readonly task: string },
): Promise<void> {
  const { kind, text_hash, task } = ask;
  const uri = `${ctx.config.baseUrl.origin}/ap/${places[kind]}/${postId}-${person.id}-${ctx.now().getTime()}`;
  const answer = { uri, kind, state: "asked", text_hash } as const;
  const kept = await ctx.db
    .insertInto("answers_elsewhere")
    .values({ ...answer, post_id: postId, account_id: person.id })
    .onConflict((conflict) =>
      conflict
        .columns(["post_id", "account_id"])
        .doUpdateSet({ ...answer, made_at: ctx.now() })
        .where("answers_elsewhere.state", "=", "refused"),
    )
    .returning("uri")
    .executeTakeFirst();
  if (kept) await queueTask(ctx, task, { postId, accountId: person.id });
}

/** A member takes their answer back, and the task that tells so is queued. */
export async function takeBackElsewhere(
  ctx: Context,
  person: Person,
  postId: string,
  { kind, task }: { readonly kind: Kind; readonly task: string },
): Promise<void> {
  const gone = await ctx.db
    .deleteFrom("answers_elsewhere")
    .where("post_id", "=", postId)
    .where("account_id", "=", person.id)
    .where("kind", "=", kind)
    .returning("uri")
    .executeTakeFirst();
  if (gone) await queueTask(ctx, task, { postId, accountId: person.id, uri: gone.uri });
}
