import { sql } from "kysely";
import { idsOf, type Kind } from "../kind.ts";

/** Whether an `official` is trusted with this part of the community's care. */
const trustedWith = (permission: "reports" | "appeals") =>
  sql<boolean>`(official.role = 'administrator' or official.role = 'moderator' and ${permission}::text = any (official.permissions))`;

/** Something was decided about the person, or taken back, or their appeal was answered. */
export const decision: Kind = {
  name: "decision",
  on: ["trust.told"],
  icon: "flag",
  find: (payload) =>
    sql`select account_id, null::bigint, id, null::bigint from notices where id = ${idsOf(payload, "noticeId").noticeId}`,
  link: ({ subject_id }) => `/notices/${subject_id}`,
  always: true,
  push: true,
  mail: true,
};

export const reportAnswered: Kind = {
  name: "report-answered",
  on: ["trust.decided"],
  icon: "flag",
  find: (payload) => sql`select account_id, null::bigint, id, null::bigint from notices
    where decision_id = ${idsOf(payload, "decisionId").decisionId} and kind = 'report_answered'`,
  link: decision.link,
  mail: true,
};

/** One for each case however many report it, and never to whom it is about. Who reported is not said. */
export const reported: Kind = {
  name: "reported",
  on: ["trust.reported"],
  icon: "flag",
  find: (payload) => sql`select official.id, null::bigint, cases.id, null::bigint
    from moderation_cases cases join accounts official on ${trustedWith("reports")}
    where cases.id = ${idsOf(payload, "caseId").caseId} and official.id is distinct from cases.subject_id`,
  holds: sql<boolean>`exists (select from moderation_cases where id = entry.subject_id and state <> 'resolved')`,
  link: ({ subject_id }) => `/moderation/cases/${subject_id}`,
  only: ["moderator", "administrator"],
  push: true,
  mail: true,
};

export const appealed: Kind = {
  name: "appealed",
  on: ["trust.appealed"],
  icon: "flag",
  find: (payload) => sql`select official.id, null::bigint, appeals.id, null::bigint
    from appeals join accounts official on ${trustedWith("appeals")}
    where appeals.id = ${idsOf(payload, "appealId").appealId} and official.id <> appeals.account_id`,
  holds: sql<boolean>`exists (select from appeals where id = entry.subject_id and state = 'open')`,
  link: ({ subject_id }) => `/moderation/appeals/${subject_id}`,
  only: ["moderator", "administrator"],
  push: true,
  mail: true,
};

export const announcement: Kind = {
  name: "announcement",
  on: ["trust.announced"],
  icon: "bell",
  find: (
    payload,
  ) => sql`select accounts.id, null::bigint, announcements.id, null::bigint from announcements cross join accounts
    where announcements.id = ${idsOf(payload, "announcementId").announcementId} and accounts.id is distinct from made_by`,
  holds: sql<boolean>`exists (select from announcements where id = entry.subject_id and now() between starts_at and ends_at)`,
  link: () => "/announcements",
  mail: true,
};
