import { sql } from "kysely";
import type { Context } from "#platform/context";
import { listSheets, type Sheet } from "./enter-sheet.ts";
import { countSignatures } from "./queries.ts";
import { type Counts, signatureLimits, type Tier } from "./rules.ts";

type Of = { readonly id: string };
type Version = {
  readonly version: number;
  readonly title: string;
  readonly what: string;
  readonly ask: string;
  readonly sha256: string;
};

/** What an export says before its rows. */
export type Head = {
  readonly demand: { readonly id: string; readonly url: string; readonly title: string };
  readonly made_at: string;
  readonly versions: readonly Version[];
  readonly counts: Counts;
  readonly sheets: readonly Omit<Sheet, "id" | "entered_by">[];
};

/** One signature, as everyone may know it. `day` is empty where fewer than five of its kind signed on that day. */
export type ExportRow = {
  readonly id: string;
  readonly tier: Tier;
  readonly version: number;
  readonly day: string;
  readonly name: string;
};

export async function readHead(ctx: Context, demand: Of & { readonly title: string }): Promise<Head> {
  const versions = await ctx.db
    .selectFrom("demand_versions")
    .selectAll()
    .where("demand_id", "=", demand.id)
    .orderBy("version")
    .execute();
  const sheets = await listSheets(ctx, demand, 100_000);
  return {
    demand: { id: demand.id, url: new URL(`/demands/${demand.id}`, ctx.config.baseUrl).href, title: demand.title },
    made_at: ctx.now().toISOString(),
    versions: versions.map(({ version, title, what, ask, text_hash }) => ({
      version,
      title,
      what,
      ask,
      sha256: text_hash.toString("hex"),
    })),
    counts: await countSignatures(ctx, demand),
    sheets: sheets.map(({ label, counted, witness, collected_on, version }) => ({
      label,
      counted,
      witness,
      collected_on,
      version,
    })),
  };
}

const PART = 5000;
const dayOf = sql`(signed_at at time zone 'Asia/Jakarta')::date`;

/** All that count, in an order that tells nothing. */
export async function* listExportRows(ctx: Context, demand: Of): AsyncGenerator<ExportRow[]> {
  const { rows: busy } = await sql<{ tier: Tier; day: string }>`
    select tier, ${dayOf} as day from signatures where demand_id = ${demand.id} and state = 'valid'
    group by 1, 2 having count(*) >= ${signatureLimits.small}`.execute(ctx.db);
  const told = new Set(busy.map(({ tier, day }) => `${tier} ${day}`));
  for (let after = "00000000-0000-0000-0000-000000000000", more = true; more; ) {
    const { rows } = await sql<ExportRow>`
      select tag as id, tier, version, ${dayOf}::text as day, case when shown and (account_id is null
        or (select status from accounts where accounts.id = account_id) in ('active', 'remote')) then name else '' end as name
      from signatures where demand_id = ${demand.id} and tag > ${after}::uuid and state = 'valid' order by tag limit ${PART}`.execute(
      ctx.db,
    );
    yield rows.map((row) => (told.has(`${row.tier} ${row.day}`) ? row : { ...row, day: "" }));
    more = rows.length === PART;
    after = rows.at(-1)?.id ?? after;
  }
}
