import { sql } from "kysely";
import { inBatches } from "./batch.ts";
import type { Context } from "./context.ts";

/** The rows something was drawn from: their ids, each with the version (`xmin`) it had then. */
export type DrawnFrom = {
  readonly accounts: ReadonlyMap<string, string>;
  readonly posts: ReadonlyMap<string, string>;
};

/**
 * Tells whether rows are still as they were. Every change of a row in PostgreSQL, whoever makes it and on
 * whichever server, gives it another `xmin`, so nobody has to remember to announce one.
 */
export function makeVersionCheck(ctx: Context): (drawn: DrawnFrom) => Promise<boolean> {
  return inBatches(async (questions: readonly DrawnFrom[]) => {
    const distinct = [...new Set(questions)];
    const flat = (table: keyof DrawnFrom) => {
      const rows = distinct.flatMap((drawn, question) =>
        [...drawn[table]].map(([id, version]) => ({ question, id, version })),
      );
      return sql`unnest(${rows.map(({ question }) => question)}::int[], ${rows.map(({ id }) => id)}::bigint[], ${rows.map(({ version }) => version)}::text[]) as drawn(question, id, version)`;
    };
    const { rows } = await sql<{ question: number }>`
      select question from ${flat("accounts")} left join accounts on accounts.id = drawn.id where accounts.xmin::text is distinct from drawn.version
      union select question from ${flat("posts")} left join posts on posts.id = drawn.id where posts.xmin::text is distinct from drawn.version`.execute(
      ctx.db,
    );
    const changed = new Set(rows.map(({ question }) => distinct[question]));
    return questions.map((drawn) => !changed.has(drawn));
  });
}
