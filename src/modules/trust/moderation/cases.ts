import { type Selectable, sql } from "kysely";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { PAGE_SIZE } from "#platform/paging";
import type { CaseSnapshotsTable, ModerationCasesTable } from "#platform/schema";
import type { Category } from "./choices.ts";
import type { Snapshot } from "./things.ts";

export type Case = Selectable<ModerationCasesTable>;
export const tabs = ["waiting", "handled", "resolved"] as const satisfies readonly Case["state"][];

/** A case as the queue shows it. */
export type CaseRow = Case & {
  readonly subject_name: string | null;
  readonly assignee_name: string | null;
  readonly categories: readonly Category[];
  readonly words: string | null;
};

/** Cases about the viewer are not there for them: so no moderator reads who reported them. */
const notAbout = (viewer: Pick<Viewer, "id">) => sql<boolean>`cases.subject_id is distinct from ${viewer.id}`;

/** The queue: the gravest first, then the oldest; what is resolved with the latest first. One page and whether there is more. */
export async function listCases(
  ctx: Context,
  viewer: Viewer,
  state: Case["state"],
  page: number,
): Promise<{ readonly cases: readonly CaseRow[]; readonly more: boolean }> {
  const order = state === "resolved" ? sql`cases.resolved_at desc, cases.id desc` : sql`cases.gravity desc, cases.id`;
  const { rows } = await sql<CaseRow>`
    select cases.*, subject.name as subject_name, assignee.name as assignee_name,
      (select array_agg(distinct category) from reports where case_id = cases.id) as categories,
      (select left(coalesce(nullif(content->>'warning', ''), content->>'text'), 140) from case_snapshots
        where case_id = cases.id and kind = cases.kind and thing_id = cases.thing_id order by id limit 1) as words
    from moderation_cases cases left join accounts subject on subject.id = cases.subject_id
    left join accounts assignee on assignee.id = cases.assignee_id
    where cases.state = ${state} and ${notAbout(viewer)}
    order by ${order} limit ${PAGE_SIZE + 1} offset ${page * PAGE_SIZE}`.execute(ctx.db);
  return { cases: rows.slice(0, PAGE_SIZE), more: rows.length > PAGE_SIZE };
}

/** A case, if it is not about the viewer. @throws NotFound */
export async function getCase(ctx: Context, viewer: Viewer, id: string): Promise<Case> {
  const { rows } =
    await sql<Case>`select * from moderation_cases cases where id = ${id} and ${notAbout(viewer)}`.execute(ctx.db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

/** The same, held until the transaction ends, so that two moderators decide one after the other. */
export async function holdCase(ctx: Context, viewer: Viewer, id: string): Promise<Case> {
  const { rows } =
    await sql<Case>`select * from moderation_cases cases where id = ${id} and ${notAbout(viewer)} for update`.execute(
      ctx.db,
    );
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

export type KeptThing = Omit<Selectable<CaseSnapshotsTable>, "content"> & { readonly content: Snapshot };

/** What was reported, as reporters saw it: the thing itself first, then examples. */
export async function listSnapshots(ctx: Context, { id, kind, thing_id }: Case): Promise<KeptThing[]> {
  const { rows } = await sql<KeptThing>`select * from case_snapshots where case_id = ${id}
    order by (kind = ${kind} and thing_id = ${thing_id}) desc, id limit 50`.execute(ctx.db);
  return rows;
}

export type ReportRow = {
  readonly id: string;
  readonly category: Category;
  readonly words: string;
  readonly rule: string | null;
  readonly made_at: Date;
  readonly name: string | null;
  readonly handle: string | null;
  /** Of their earlier reports that were decided: how many ended with something done, and how many with nothing. */
  readonly right: number;
  readonly wrong: number;
};

/** Who reported and what they said; with how their earlier reports ended, since that is what a moderator would ask. At most 200. */
export async function listReports(ctx: Context, { id }: Case): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select reports.id, category, reports.words, rules.number || '. ' || rules.title as rule, reports.made_at, name, handle, record.*
    from reports left join accounts on accounts.id = reporter_id left join rules on rules.id = reports.rule_id
    cross join lateral (select count(*) filter (where on_thing <> 'none' or on_person <> 'none')::int as "right",
        count(*) filter (where on_thing = 'none' and on_person = 'none')::int as wrong
      from reports before join decisions on decisions.case_id = before.case_id and decisions.state = 'active'
      where before.reporter_id = reports.reporter_id and before.case_id <> ${id}) as record
    where reports.case_id = ${id} order by reports.id limit 200`.execute(ctx.db);
  return rows;
}

/** Other cases about the same person, the latest first; at most 10. */
export async function listLinked(ctx: Context, { id, subject_id }: Case) {
  if (!subject_id) return [];
  return ctx.db
    .selectFrom("moderation_cases")
    .leftJoin("decisions", (join) =>
      join.onRef("decisions.case_id", "=", "moderation_cases.id").on("decisions.state", "=", "active"),
    )
    .select([
      "moderation_cases.id",
      "moderation_cases.kind",
      "moderation_cases.state",
      "opened_at",
      "reports_count",
      "on_thing",
      "on_person",
    ])
    .where("moderation_cases.subject_id", "=", subject_id)
    .where("moderation_cases.id", "<>", id)
    .orderBy("moderation_cases.id", "desc")
    .limit(10)
    .execute();
}

/** What moderators did with a case and noted to each other, in order. */
export async function listHistory(ctx: Context, { id }: Case) {
  const { rows } = await sql<{ made_at: Date; name: string | null; deed: string | null; words: string | null }>`
    select made_at, name, deed, null as words from moderation_log left join accounts on accounts.id = actor_id where case_id = ${id}
    union all select made_at, name, null, words from case_notes left join accounts on accounts.id = author_id where case_id = ${id}
    order by made_at limit 200`.execute(ctx.db);
  return rows;
}
