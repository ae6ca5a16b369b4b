import { type RawBuilder, type Selectable, sql } from "kysely";
import { demandVisibleTo, type Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { NEWEST, PAGE_SIZE, type Page, toPage } from "#platform/paging";
import type { DemandsTable } from "#platform/schema";

export type DemandRow = Selectable<DemandsTable>;
/** By which way a report came that was not written on the pages; nobody but those who look after it is told. */
export type Came = NonNullable<DemandRow["came_by"]>;

/** A demand as it is shown. Whose it is stands here only where the viewer may know it: `author` is absent of an anonymous one. */
export type Demand = Omit<DemandRow, "author_id" | "key_hash" | "tracking"> & {
  readonly author: { readonly id: string; readonly handle: string; readonly name: string } | undefined;
  readonly group: { readonly id: string; readonly handle: string; readonly name: string } | undefined;
  readonly addressee_name: string | null;
  /** Whether it is the viewer's own; also of an anonymous one. */
  readonly isMine: boolean;
  /** For its author alone. */
  readonly tracking: string | undefined;
};

type Found = DemandRow & {
  author_handle: string | null;
  author_name: string | null;
  group_handle: string | null;
  group_name: string | null;
  addressee_name: string | null;
};

const found = (condition: RawBuilder<unknown>) => sql<Found>`
  select demands.*, author.handle as author_handle, author.name as author_name,
    gathering.handle as group_handle, gathering.name as group_name, addressees.name as addressee_name
  from demands left join accounts author on author.id = demands.author_id and author.status in ('active', 'remote')
  left join accounts gathering on gathering.id = demands.group_id
  left join addressees on addressees.id = demands.addressee_id
  where ${condition}`;

function toDemand(row: Found, looker: Looker): Demand {
  const { author_id, key_hash: _, author_handle, author_name, group_handle, group_name, tracking, ...demand } = row;
  const isMine = author_id !== null && author_id === looker?.id;
  const isNamed = author_handle !== null && (demand.openness !== "anonymous" || isMine);
  return {
    ...demand,
    isMine,
    tracking: isMine ? tracking : undefined,
    author: isNamed ? { id: author_id ?? "", handle: author_handle, name: author_name ?? "" } : undefined,
    group: group_handle === null ? undefined : { id: row.group_id ?? "", handle: group_handle, name: group_name ?? "" },
  };
}

/** A demand the viewer may see. @throws NotFound */
export async function getDemand(ctx: Context, looker: Looker, id: string): Promise<Demand> {
  const { rows } = await found(sql`demands.id = ${id} and ${demandVisibleTo(looker)}`).execute(ctx.db);
  const [row] = rows;
  if (!row) throw new NotFound();
  return toDemand(row, looker);
}

export type DemandFilter = {
  readonly before?: string | undefined;
  /** Further conditions, on `demands`. */
  readonly where?: RawBuilder<boolean> | undefined;
};

/** Demands the viewer may see, newest first. Confidential ones stand in no list but in those of their parties. */
export async function listDemands(
  ctx: Context,
  looker: Looker,
  { before = NEWEST, where = sql<boolean>`demands.openness <> 'confidential'` }: DemandFilter = {},
): Promise<Page<Demand>> {
  const { rows } = await found(
    sql`demands.id < ${before} and ${where} and ${demandVisibleTo(looker)} order by demands.id desc limit ${PAGE_SIZE + 1}`,
  ).execute(ctx.db);
  const page = toPage(rows, ({ id }) => id);
  return { ...page, entries: page.entries.map((row) => toDemand(row, looker)) };
}

/** The row itself, to act on: who may see it may hold it, and what it tells of its author is shown to nobody. @throws NotFound */
export async function getDemandRow(ctx: Context, looker: Looker, id: string): Promise<DemandRow> {
  const { rows } = await sql<DemandRow>`
    select demands.* from demands where id = ${id} and ${demandVisibleTo(looker)}`.execute(ctx.db);
  const [row] = rows;
  if (!row) throw new NotFound();
  return row;
}
