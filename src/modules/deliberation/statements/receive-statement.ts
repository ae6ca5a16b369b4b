import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import type { Question } from "../asking/queries.ts";
import { languages } from "../asking/rules.ts";
import { addStatement } from "./add-statement.ts";
import type { StatementRow } from "./rules.ts";
import { withdrawStatement } from "./withdraw-statement.ts";

/** A statement as a reply, or another server, says it: under a name of its own. */
export type Proposed = { readonly text: string; readonly language: string; readonly uri: string };

/**
 * Somebody proposes a statement by a reply, or from another server. Under one name it is added once; said otherwise while it waits,
 * it is what was said last. What is shown stays as people answer it. Undefined where somebody else has that name.
 * @throws Forbidden, Invalid
 */
export async function receiveStatement(
  ctx: Context,
  question: Question,
  account: Account,
  { text, language, uri }: Proposed,
): Promise<StatementRow | undefined> {
  return inTransaction(ctx, async (ctx) => {
    await sql`select from questions where id = ${question.id} for no key update`.execute(ctx.db);
    const { rows } = await sql<
      StatementRow & { account_id: string | null }
    >`select statements.*, account_id from statements
      left join question_participants on question_participants.id = participant_id where uri = ${uri}`.execute(ctx.db);
    const [before] = rows;
    if (before && (before.account_id !== account.id || before.question_id !== question.id)) return undefined;
    if (before && (before.state !== "waiting" || before.text === text)) return before;
    if (before) await withdrawStatement(ctx, account, uri);
    const tier = account.host === "" ? "member" : "remote";
    const known = languages.find((one) => one === language) ?? question.language;
    return addStatement(ctx, question, { tier, account }, { text, language: known, uri });
  });
}
