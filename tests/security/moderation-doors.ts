import type { Door } from "./doors.ts";
import type { Stage } from "./stage.ts";

/** The writes of those who look after the community, and what they ask of everyone. */
export function moderationDoors({ siti, admin, pending, moderation, theirs }: Stage): Record<string, Door> {
  const byAdmin = (path: string, fields: Record<string, string> = {}): Door => ({ by: admin, path, fields });
  const rule = { title: "Jangan menghina", words: "Kritik boleh", title_en: "Do not insult", words_en: "" };
  const held = `/moderation/cases/${moderation.caseId}`;
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
  return {
    "POST /report/:kind/:id": mine(`/report/post/${theirs.id}`, { category: "hoax", rule: "", words: "Tidak benar" }),
    "POST /moderation/cases/:id/assignment": byAdmin(`${held}/assignment`),
    "POST /moderation/cases/:id/assignment/removal": byAdmin(`${held}/assignment/removal`),
    "POST /moderation/cases/:id/notes": byAdmin(`${held}/notes`, { words: "Lihat bulan lalu" }),
    "POST /moderation/cases/:id/decision": byAdmin(`${held}/decision`, {
      on_thing: "none",
      on_person: "none",
      rule: "",
      reason: "Tidak melanggar",
    }),
    "POST /moderation/cases/:id/agreement": byAdmin(`/moderation/cases/${moderation.agreeId}/agreement`),
    "POST /moderation/cases/:id/agreement/removal": byAdmin(
      `/moderation/cases/${moderation.declineId}/agreement/removal`,
    ),
    "POST /moderation/decisions/:id/removal": byAdmin(`/moderation/decisions/${moderation.decisionId}/removal`, {
      why: "Keliru",
    }),
    "POST /moderation/appeals/:id/answer": byAdmin(`/moderation/appeals/${moderation.appealId}/answer`, {
      verdict: "refused",
      words: "Tetap",
    }),
    "POST /notices/:id/appeal": mine(`/notices/${moderation.noticeId}/appeal`, { words: "Saya keberatan" }),
    "POST /admin/sign-ups/:id/approval": byAdmin(`/admin/sign-ups/${pending.account.id}/approval`),
    "POST /admin/sign-ups/:id/refusal": byAdmin(`/admin/sign-ups/${pending.account.id}/refusal`, {
      reason: "Belum mengenal Anda",
    }),
    "POST /admin/sign-ups/:id/refusal/removal": byAdmin(`/admin/sign-ups/${moderation.refusedId}/refusal/removal`),
    "POST /admin/networks": byAdmin("/admin/networks", {
      network: "203.0.113.0/24",
      reason: "Pendaftar palsu",
      days: "1",
    }),
    "POST /admin/networks/:id/removal": byAdmin(`/admin/networks/${moderation.networkId}/removal`),
    "POST /admin/rules": byAdmin("/admin/rules", rule),
    "POST /admin/rules/:id": byAdmin(`/admin/rules/${moderation.ruleId}`, rule),
    "POST /admin/rules/:id/removal": byAdmin(`/admin/rules/${moderation.spareRuleId}/removal`),
    "POST /admin/announcements": byAdmin("/admin/announcements", {
      title: "Mati lampu",
      words: "Besok pagi",
      days: "3",
      starts_day: "",
      starts_time: "",
    }),
    "POST /announcements/:id/dismissal": {
      by: siti,
      path: `/announcements/${moderation.announcementId}/dismissal`,
      fields: {},
    },
    "POST /admin/announcements/:id/removal": byAdmin(`/admin/announcements/${moderation.spareAnnouncementId}/removal`),
    "POST /admin/roles": byAdmin("/admin/roles", { handle: "tono", role: "member", may_reports: "on" }),
    "POST /admin/moderation": byAdmin("/admin/moderation", { suspend_needs_two: "on", sign_up_closes: "on" }),
  };
}
