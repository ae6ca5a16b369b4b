import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Locale } from "#platform/i18n";
import type { OpinionMap } from "../map/opinion-map.ts";
import { type Finding, findingOf } from "./figures/findings.ts";
import { type Told, tell, type Votes } from "./figures/share.ts";
import { listTexts, type ShownStatement } from "./queries.ts";
import type { Tier } from "./views/say.ts";

const PAGE = 30;
export const tiers = ["member", "guest", "remote"] as const satisfies readonly Tier[];

/** A statement and everything that may be told of its votes. */
export type StatementRow = {
  readonly statement: ShownStatement;
  readonly votes: number;
  readonly isOut: boolean;
  readonly finding: Finding;
  readonly tiers: Readonly<Record<Tier, Told | undefined>>;
};

/** All statements of a map in the order of their numbers, a page of them after a number. */
export async function listRows(
  ctx: Context,
  question: { readonly id: string },
  map: OpinionMap,
  locale: Locale,
  after: number,
): Promise<{ readonly rows: readonly StatementRow[]; readonly next: number | undefined }> {
  const texts = [...(await listTexts(ctx, question, map.statements, locale)).values()];
  const left = texts.filter(({ number }) => number > after);
  const shown = left.slice(0, PAGE);
  const byTier = await countByTier(ctx, shown);
  const out = new Set(map.out);
  const rows = shown.map((statement) => ({
    statement,
    votes: map.totals[statement.id]?.[2] ?? 0,
    isOut: out.has(statement.id),
    finding: findingOf(map, statement.id),
    tiers: tellTiers(byTier.get(statement.id)),
  }));
  return { rows, next: left.length > PAGE ? shown.at(-1)?.number : undefined };
}

type ByTier = Partial<Record<Tier, Votes>>;
const tellTiers = (votes: ByTier = {}): StatementRow["tiers"] => {
  const [member, guest, remote] = tell(tiers.map((tier) => votes[tier] ?? [0, 0, 0]));
  return { member, guest, remote };
};

async function countByTier(ctx: Context, statements: readonly ShownStatement[]): Promise<Map<string, ByTier>> {
  const { rows } = await sql<{ id: string; tier: Tier; votes: [number, number, number] }>`
    select statement_id as id, tier, array[count(*) filter (where vote = 1), count(*) filter (where vote = -1), count(*)]::integer[] as votes
    from statement_votes join question_participants on question_participants.id = participant_id and not set_aside
    where statement_id = any(${statements.map(({ id }) => id)}) group by 1, 2`.execute(ctx.db);
  const found = new Map<string, ByTier>();
  for (const { id, tier, votes } of rows) found.set(id, { ...found.get(id), [tier]: votes });
  return found;
}
