import { sql } from "kysely";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { type Page, toPage } from "#platform/paging";
import type { NoticesTable } from "#platform/schema";
import type { Kind, Snapshot } from "./things.ts";

export type NoticeRow = {
  readonly id: string;
  readonly kind: NoticesTable["kind"];
  readonly made_at: Date;
  readonly read_at: Date | null;
  readonly decision_id: string | null;
  readonly case_id: string | null;
  readonly on_thing: "none" | "hide" | "delete" | null;
  readonly on_person: "none" | "warn" | "limit" | "freeze" | "suspend" | null;
  readonly thing: Kind | null;
};

const rows = sql`select notices.id, notices.kind, notices.made_at, notices.read_at, notices.decision_id, notices.case_id,
    decisions.on_thing, decisions.on_person, cases.kind as thing
  from notices left join decisions on decisions.id = notices.decision_id left join moderation_cases cases on cases.id = notices.case_id`;

/** What moderators told someone, the latest first. */
export async function listNotices(ctx: Context, viewer: Viewer, before: string): Promise<Page<NoticeRow>> {
  const found = await sql<NoticeRow>`${rows} where notices.account_id = ${viewer.id} and notices.id < ${before}
    order by notices.id desc limit 21`.execute(ctx.db);
  return toPage(found.rows, ({ id }) => id);
}

/** One of the viewer's own notices. @throws NotFound */
export async function getNotice(ctx: Context, viewer: Viewer, id: string): Promise<NoticeRow> {
  const found = await sql<NoticeRow>`${rows} where notices.account_id = ${viewer.id} and notices.id = ${id}`.execute(
    ctx.db,
  );
  const notice = found.rows[0];
  if (!notice) throw new NotFound();
  return notice;
}

/** The viewer has read it. */
export async function noteRead(ctx: Context, { id, read_at }: NoticeRow): Promise<void> {
  if (!read_at) await sql`update notices set read_at = now() where id = ${id} and read_at is null`.execute(ctx.db);
}

/** What the decision was about, as it was reported: the person's own words, which they may read again. */
export async function findOwnWords(ctx: Context, viewer: Viewer, notice: NoticeRow): Promise<Snapshot | undefined> {
  const found = await sql<{ content: Snapshot }>`select content from case_snapshots
    join moderation_cases cases on cases.id = case_id and cases.kind = case_snapshots.kind and cases.thing_id = case_snapshots.thing_id
    where case_id = ${notice.case_id} and cases.subject_id = ${viewer.id} and cases.kind <> 'person' order by case_snapshots.id limit 1`.execute(
    ctx.db,
  );
  return found.rows[0]?.content;
}
