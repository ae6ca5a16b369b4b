import { type RawBuilder, type Selectable, sql } from "kysely";
import { type Looker, notLimitedFor, notMutedBy } from "#modules/trust";
import type { Context } from "#platform/context";
import { NEWEST, PAGE_SIZE, type Page, toPage } from "#platform/paging";
import type { SignaturesTable } from "#platform/schema";
import type { Counts, Tier } from "./rules.ts";

export type Signature = Selectable<SignaturesTable>;
type Of = { readonly id: string };

/** How many stand behind a demand, each tier for itself: the sums that move with every signature. */
export async function countSignatures(ctx: Context, demand: Of): Promise<Counts> {
  const rows = await ctx.db
    .selectFrom("signature_counts")
    .select(["tier", (of) => of.fn.sum<string>("counted").as("counted")])
    .where("demand_id", "=", demand.id)
    .groupBy("tier")
    .execute();
  return toCounts(rows);
}

/** The same, counted one by one: what the sums must always agree with. */
export async function auditSignatures(ctx: Context, demand: Of): Promise<Counts> {
  const { rows } = await sql<{ tier: Tier; counted: string }>`
    select tier, sum(counted) as counted from counted_signatures where demand_id = ${demand.id} group by tier`.execute(
    ctx.db,
  );
  return toCounts(rows);
}

function toCounts(rows: readonly { readonly tier: Tier; readonly counted: string }[]): Counts {
  const of = (tier: Tier) => Number(rows.find((row) => row.tier === tier)?.counted ?? 0);
  return { member: of("member"), email: of("email"), paper: of("paper"), remote: of("remote") };
}

/** A member's own signature, whatever became of it. */
export function findMySignature(ctx: Context, viewer: Of | undefined, demand: Of): Promise<Signature | undefined> {
  if (!viewer) return Promise.resolve(undefined);
  return ctx.db
    .selectFrom("signatures")
    .selectAll()
    .where("demand_id", "=", demand.id)
    .where("account_id", "=", viewer.id)
    .executeTakeFirst();
}

/** Someone who signed and lets their name be shown. `handle` is absent of who has no account, here or elsewhere. */
export type Signer = Pick<Signature, "id" | "name" | "place" | "words" | "tier" | "affected" | "signed_at"> & {
  readonly handle: string | null;
};

/** Names of those who agreed to be shown, the latest first. */
export async function listSigners(
  ctx: Context,
  looker: Looker,
  demand: Of,
  { before = NEWEST, size = PAGE_SIZE }: { readonly before?: string | undefined; readonly size?: number } = {},
): Promise<Page<Signer>> {
  const { rows } = await sql<Signer>`
    select signatures.id, coalesce(accounts.name, signatures.name) as name, signatures.place, words, tier, affected, signed_at, accounts.handle
    from signatures left join accounts on accounts.id = signatures.account_id
    where demand_id = ${demand.id} and state = 'valid' and shown and signatures.id < ${before}
      and (account_id is null or accounts.status in ('active', 'remote') and ${notLimitedFor(looker, "signatures.account_id")}
        and ${notMutedBy(looker, "signatures.account_id")} and not ${isApart(looker)})
    order by signatures.id desc limit ${size + 1}`.execute(ctx.db);
  return toPage(rows, ({ id }) => id, size);
}

function isApart(looker: Looker): RawBuilder<boolean> {
  if (!looker) return sql<boolean>`false`;
  return sql<boolean>`exists (select from blocks where (blocker_id, blocked_id) in ((account_id, ${looker.id}), (${looker.id}, account_id)))`;
}
