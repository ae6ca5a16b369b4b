import type { Account } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { queueTask } from "#platform/events";
import type { QuestionElsewhere, StatementElsewhere } from "./question-elsewhere.ts";

export const SEND_OPINION = "federation.send-opinion";
export const SEND_OPINION_END = "federation.send-opinion-end";

type Voter = Pick<Account, "id">;
type Statement = Pick<StatementElsewhere, "number">;

/**
 * A member says what they think of a statement at another server: once for each, and what they said last holds, under one name until
 * they take it back. The other server is told. The same said again tells nothing, but for what was refused.
 * @throws Invalid when the question takes no answers any more
 */
export async function voteElsewhere(
  ctx: Context,
  voter: Voter,
  { post, open }: Pick<QuestionElsewhere, "post" | "open">,
  { number }: Statement,
  vote: 1 | 0 | -1,
): Promise<void> {
  if (!open) throw new Invalid({ form: "questionOver" });
  const uri = `${ctx.config.baseUrl.origin}/ap/opinions/${post.id}-${voter.id}-${number}-${ctx.now().getTime()}`;
  const said = { vote, state: "asked", made_at: ctx.now() } as const;
  await inTransaction(ctx, async (ctx) => {
    const kept = await ctx.db
      .insertInto("opinions_elsewhere")
      .values({ ...said, uri, post_id: post.id, account_id: voter.id, number })
      .onConflict((conflict) =>
        conflict
          .columns(["post_id", "account_id", "number"])
          .doUpdateSet(said)
          .where((of) =>
            of.or([of("opinions_elsewhere.vote", "<>", vote), of("opinions_elsewhere.state", "=", "refused")]),
          ),
      )
      .returning("uri")
      .executeTakeFirst();
    if (kept) await queueTask(ctx, SEND_OPINION, { postId: post.id, accountId: voter.id, number });
  });
}

/** A member takes that back, and the other server is told. */
export async function takeVoteBack(
  ctx: Context,
  voter: Voter,
  { post }: Pick<QuestionElsewhere, "post">,
  { number }: Statement,
): Promise<void> {
  const gone = await ctx.db
    .deleteFrom("opinions_elsewhere")
    .where("post_id", "=", post.id)
    .where("account_id", "=", voter.id)
    .where("number", "=", number)
    .returning("uri")
    .executeTakeFirst();
  if (gone) await queueTask(ctx, SEND_OPINION_END, { postId: post.id, accountId: voter.id, number, uri: gone.uri });
}
