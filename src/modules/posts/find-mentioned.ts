import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import { postLimits } from "./rules.ts";

const DAY = 86_400_000;

/**
 * The members behind the handles a text names; unknown handles stay plain words, and someone who blocked the
 * author is not reached. @throws Invalid when it names more people than one post may.
 */
export async function findMentioned(
  ctx: Context,
  author: Account,
  handles: readonly string[],
): Promise<{ id: string; handle: string }[]> {
  const isNew = ctx.now().getTime() - author.created_at.getTime() < DAY;
  if (handles.length > (isNew ? postLimits.mentionsWhenNew : postLimits.mentions))
    throw new Invalid({ text: "tooManyMentions" });
  if (handles.length === 0) return [];
  return ctx.db
    .selectFrom("accounts")
    .select(["id", "handle"])
    .where("handle", "in", handles)
    .where("status", "in", ["active", "remote"])
    .where((when) => when.or([when("kind", "<>", "group"), when("status", "=", "remote")]))
    .where((when) =>
      when.not(
        when.exists(
          when.selectFrom("blocks").whereRef("blocker_id", "=", "accounts.id").where("blocked_id", "=", author.id),
        ),
      ),
    )
    .execute();
}
