import type { Selectable } from "kysely";
import type { StatementsTable } from "#platform/schema";

export type StatementRow = Selectable<StatementsTable>;
export type StatementState = StatementRow["state"];

/** Of one person: in one question, and waiting in all questions within a day. */
export const statementLimits = { perQuestion: 10, waitingPerDay: 5, numbers: 10_000 } as const;
