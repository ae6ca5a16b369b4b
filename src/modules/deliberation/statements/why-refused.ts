import { sql } from "kysely";
import type { Context } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";

type Refusal = { readonly reason: "duplicate" | "many" | "over" | "forbidden"; readonly number?: number };

const known: Readonly<Record<string, Refusal["reason"]>> = {
  statementThere: "duplicate",
  tooManyOwnStatements: "many",
  tooManyStatements: "many",
  statementsWaiting: "many",
  questionOver: "over",
};

/** Why a statement could not be added, in words servers tell each other; with the number of the one that says the same. Undefined for other mishaps. */
export async function whyRefused(
  ctx: Context,
  question: { readonly id: string },
  text: string,
  error: unknown,
): Promise<Refusal | undefined> {
  if (!(error instanceof Invalid || error instanceof Forbidden)) return undefined;
  const [code = ""] = Object.values(error.fields ?? {});
  const reason = known[code] ?? "forbidden";
  if (reason !== "duplicate") return { reason };
  const { rows } = await sql<{ number: number }>`select number from statements
    where question_id = ${question.id} and lower(text) = lower(${text}) and state = 'shown'`.execute(ctx.db);
  return { reason, ...rows[0] };
}
