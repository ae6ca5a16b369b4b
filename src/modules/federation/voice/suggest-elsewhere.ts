import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import { queueTask } from "#platform/events";
import type { QuestionElsewhere } from "./question-elsewhere.ts";

export const SEND_STATEMENT = "federation.send-statement";
export const SEND_STATEMENT_END = "federation.send-statement-end";
export const statementLength = 200;
/** Of one member in one question. Their server has limits of its own. */
const MOST = 10;

type Person = Pick<Account, "id">;
export type Suggested = { readonly text: string; readonly language: string };

/**
 * A member proposes a statement for a question at another server, each once. Whoever looks after it there decides, and is told
 * the member's address.
 * @throws Invalid when it takes none, has it already, or the member proposed many
 */
export async function suggestElsewhere(
  ctx: Context,
  person: Person,
  question: Pick<QuestionElsewhere, "post" | "open" | "takes_statements" | "statements">,
  { text, language }: Suggested,
): Promise<void> {
  const { post, open, takes_statements, statements } = question;
  if (!open) throw new Invalid({ form: "questionOver" });
  if (!takes_statements) throw new Invalid({ form: "hostsAlone" });
  const isSame = (one: string) => one.toLowerCase() === text.toLowerCase();
  if (statements.some((one) => isSame(one.original) || isSame(one.text))) throw new Invalid({ text: "statementThere" });
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("accounts").select("id").where("id", "=", person.id).forNoKeyUpdate().execute();
    const mine = await listSuggested(ctx, person, post);
    if (mine.filter(({ state }) => state !== "refused").length >= MOST)
      throw new Invalid({ text: "tooManyOwnStatements" });
    if (mine.some((one) => one.state !== "refused" && isSame(one.text))) return;
    const { id } = await ctx.db
      .insertInto("statements_elsewhere")
      .values({ post_id: post.id, account_id: person.id, text, language })
      .returning("id")
      .executeTakeFirstOrThrow();
    await queueTask(ctx, SEND_STATEMENT, { statementId: id });
  });
}

export type OwnStatement = {
  readonly id: string;
  readonly text: string;
  readonly language: string;
  readonly state: "asked" | "accepted" | "refused";
  readonly reason: null | "duplicate" | "many" | "over" | "forbidden" | "declined";
  readonly number: number | null;
};

/** What a member proposed in one question, and what became of it, the newest first. */
export async function listSuggested(
  ctx: Context,
  person: Person,
  post: { readonly id: string },
): Promise<OwnStatement[]> {
  const { rows } = await sql<OwnStatement>`select id, text, language, state, reason, number from statements_elsewhere
    where account_id = ${person.id} and post_id = ${post.id} order by statements_elsewhere.id desc limit 50`.execute(
    ctx.db,
  );
  return rows;
}

/**
 * A member takes back what they proposed, as long as nothing is decided; their server is told.
 * @throws NotFound for what is not theirs, or decided
 */
export async function takeStatementBack(
  ctx: Context,
  person: Person,
  { post }: Pick<QuestionElsewhere, "post">,
  id: string,
): Promise<void> {
  const gone = await ctx.db
    .deleteFrom("statements_elsewhere")
    .where("id", "=", id)
    .where("post_id", "=", post.id)
    .where("account_id", "=", person.id)
    .where("state", "=", "asked")
    .returning("id")
    .executeTakeFirst();
  if (!gone) throw new NotFound();
  await queueTask(ctx, SEND_STATEMENT_END, { statementId: id, postId: post.id, accountId: person.id });
}
