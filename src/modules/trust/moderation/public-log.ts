import { sql } from "kysely";
import type { Context } from "#platform/context";
import { type Page, toPage } from "#platform/paging";
import type { ModerationLogTable } from "#platform/schema";

/** What everyone may read in the log. Of the rest only administrators know. */
export const openDeeds = [
  "decided",
  "dismissed",
  "lifted",
  "appeal-upheld",
  "appeal-refused",
  "rule-added",
  "rule-changed",
  "rule-ended",
  "role-changed",
  "house-changed",
  "sign-up-refused",
  "sign-up-reopened",
  "server-allow",
  "server-silence",
  "server-suspend",
  "server-freed",
  "federation-changed",
  "addressee-merged",
  "answerer-added",
  "answerer-removed",
] as const;

export type LogRow = {
  readonly id: string;
  readonly made_at: Date;
  readonly actor_role: ModerationLogTable["actor_role"];
  readonly deed: string;
  readonly kind: ModerationLogTable["kind"];
  readonly on_thing: ModerationLogTable["on_thing"];
  readonly on_person: ModerationLogTable["on_person"];
  readonly rule: string | null;
  readonly rule_en: string | null;
};

/** What was decided, by which role and for which rule, the latest first; nobody is named. */
export async function listLog(ctx: Context, before: string): Promise<Page<LogRow>> {
  const { rows } = await sql<LogRow>`
    select log.id, log.made_at, actor_role, deed, kind, on_thing, on_person, rules.number || '. ' || rules.title as rule,
      rules.number || '. ' || coalesce(nullif(rules.title_en, ''), rules.title) as rule_en
    from moderation_log log left join rules on rules.id = log.rule_id
    where log.id < ${before} and deed = any(${[...openDeeds]}::text[]) order by log.id desc limit 21`.execute(ctx.db);
  return toPage(rows, ({ id }) => id);
}

/** The last thirty days in numbers. */
export async function countLog(ctx: Context) {
  const { rows } = await sql<Record<"reports" | "acted" | "dismissed" | "suspended" | "appeals" | "upheld", number>>`
    select (select count(*)::int from reports where made_at > now() - interval '30 days') as reports,
      count(*) filter (where deed = 'decided')::int as acted, count(*) filter (where deed = 'dismissed')::int as dismissed,
      count(*) filter (where deed = 'decided' and on_person = 'suspend')::int as suspended,
      count(*) filter (where deed in ('appeal-upheld', 'appeal-refused'))::int as appeals,
      count(*) filter (where deed = 'appeal-upheld')::int as upheld
    from moderation_log where made_at > now() - interval '30 days'`.execute(ctx.db);
  return rows[0] ?? { reports: 0, acted: 0, dismissed: 0, suspended: 0, appeals: 0, upheld: 0 };
}

/** All of the log with names, for administrators. */
export async function listWholeLog(ctx: Context, before: string) {
  const { rows } = await sql<{
    id: string;
    made_at: Date;
    actor: string | null;
    subject: string | null;
    deed: string;
    case_id: string | null;
    on_thing: string | null;
    on_person: string | null;
    detail: string;
  }>`select log.id, log.made_at, actor.name as actor, subject.name as subject, deed, case_id, on_thing, on_person, detail
    from moderation_log log left join accounts actor on actor.id = actor_id left join accounts subject on subject.id = subject_id
    where log.id < ${before} order by log.id desc limit 21`.execute(ctx.db);
  return toPage(rows, ({ id }) => id);
}
