import type { Account } from "#modules/accounts";
import { type Post, postUri } from "#modules/posts";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid, NotFound } from "#platform/errors";
import { getQuestion, type Question } from "../asking/queries.ts";
import { getStatement } from "../statements/queries.ts";
import { receiveStatement } from "../statements/receive-statement.ts";
import { withdrawStatement } from "../statements/withdraw-statement.ts";
import { readAnswer, type Said } from "./read-answer.ts";
import { readProposal } from "./read-proposal.ts";
import { sayVote } from "./say-vote.ts";
import { byReply } from "./sayings.ts";
import { takeBackVotes } from "./take-back.ts";

type Reply = Pick<
  Post,
  "id" | "uri" | "text" | "language" | "author_id" | "in_reply_to_id" | "created_at" | "edited_at"
>;

/**
 * A reply to the post of a question that says votes in words ("3 ya, 5 tidak") casts them, and one that proposes a statement ("usul: …")
 * adds it, for who answers from any server and for our own members. It stays a reply as well. Changed, it takes back what it says no
 * more. Where its author may not answer, or there is no such statement, it is a reply and nothing else.
 */
export async function hearReply(ctx: Context, reply: Reply): Promise<void> {
  const question = await ctx.db
    .selectFrom("questions")
    .select("id")
    .where("post_id", "=", reply.in_reply_to_id ?? "0")
    .executeTakeFirst();
  if (!question) return;
  const author = await ctx.db
    .selectFrom("accounts")
    .selectAll()
    .where("id", "=", reply.author_id)
    .executeTakeFirstOrThrow();
  const { text: proposed, rest } = readProposal(reply.text);
  const said = readAnswer(rest);
  const uri = postUri(ctx, reply);
  await inTransaction(ctx, async (ctx) => {
    await takeBackVotes(
      ctx,
      author,
      byReply(reply),
      said.map(({ number }) => number),
    );
    if (!proposed) await withdrawStatement(ctx, author, uri);
    if (said.length === 0 && !proposed) return;
    await quietly(async () => {
      const asked = await getQuestion(ctx, author, question.id);
      await say(ctx, author, asked, said, reply);
      if (proposed) await receiveStatement(ctx, asked, author, { text: proposed, language: reply.language, uri });
    });
  });
}

async function say(ctx: Context, author: Account, question: Question, said: readonly Said[], reply: Reply) {
  const said_by = byReply(reply);
  const said_at = reply.edited_at ?? reply.created_at;
  for (const { number, vote } of said)
    await quietly(async () =>
      sayVote(ctx, question, author, await getStatement(ctx, question, number), { said_by, vote, said_at }),
    );
}

/** What may not be said is not said, and nobody is told: it is a reply. */
async function quietly(speak: () => Promise<void>): Promise<void> {
  try {
    await speak();
  } catch (error) {
    if (!(error instanceof Invalid || error instanceof NotFound || error instanceof Forbidden)) throw error;
  }
}
