import { type RawBuilder, sql } from "kysely";
import { categories, demandKinds } from "./rules.ts";

/** What a list of demands may be narrowed to: how they stand, as people ask for it. */
export const standings = ["open", "late", "done", "confirmed"] as const;
const conditions: Readonly<Record<(typeof standings)[number], RawBuilder<boolean>>> = {
  open: sql<boolean>`demands.status not in ('confirmed', 'withdrawn')`,
  late: sql<boolean>`demands.due_at < now()`,
  done: sql<boolean>`demands.status = 'done'`,
  confirmed: sql<boolean>`demands.status = 'confirmed'`,
};

/** Letters of the words somebody looks for. */
export const LONGEST_WORDS = 100;

export type Chosen = Readonly<Record<"q" | "kind" | "category" | "standing", string>>;

/** Reads from an address what somebody looks for. What it does not know it leaves out. */
export function readFilter(query: (name: string) => string | undefined): Chosen {
  const one = (name: string, known: readonly string[]) => known.find((value) => value === query(name)) ?? "";
  return {
    q: (query("q") ?? "")
      .replace(/[\p{Cc}\u202a-\u202e]/gu, " ")
      .trim()
      .slice(0, LONGEST_WORDS),
    kind: one("kind", demandKinds),
    category: one("category", categories),
    standing: one("standing", standings),
  };
}

/** The same as a part of an address, without what is open. */
export function spellFilter(chosen: Chosen): URLSearchParams {
  return new URLSearchParams(Object.entries(chosen).filter(([, value]) => value));
}

/** The same as a condition on `demands`. Confidential ones stand in no list. Words are found as Indonesian stems them, and in places. */
export function toCondition({ q, kind, category, standing }: Chosen): RawBuilder<boolean> {
  const parts = [sql<boolean>`demands.openness <> 'confidential'`];
  if (kind) parts.push(sql<boolean>`demands.kind = ${kind}`);
  if (category) parts.push(sql<boolean>`demands.category = ${category}`);
  const known = standings.find((one) => one === standing);
  if (known) parts.push(conditions[known]);
  if (q)
    parts.push(sql<boolean>`words_of_demand(demands.title, demands.place, demands.ask, demands.what)
      @@ plainto_tsquery('indonesian', search_text(${q}))`);
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}
