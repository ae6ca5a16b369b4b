import { Invalid } from "#platform/errors";
import { questionLimits } from "./rules.ts";

/** What a question begins with: each thought once, and enough of them. @throws Invalid */
export function readSeeds(statements: readonly string[]): string[] {
  const written = statements.map((text) => text.trim()).filter(Boolean);
  const once = [...new Map(written.map((text) => [text.toLowerCase(), text])).values()];
  if (once.length < written.length) throw new Invalid({ statements: "statementTwice" });
  if (once.length < questionLimits.seedsLeast) throw new Invalid({ statements: "statementsFew" });
  if (once.length > questionLimits.seeds) throw new Invalid({ statements: "statementsMany" });
  if (once.some((text) => [...text].length > questionLimits.statement))
    throw new Invalid({ statements: "statementLong" });
  return once;
}
