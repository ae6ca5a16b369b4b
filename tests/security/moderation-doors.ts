import type { Door } from "./doors.ts";
import type { Stage } from "./stage.ts";

/** The writes of those who look after the community, and what they ask of everyone. */
export function moderationDoors({ siti, admin, moderation }: Stage): Record<string, Door> {
  const byAdmin = (path: string, fields: Record<string, string> = {}): Door => ({ by: admin, path, fields });
  const rule = { title: "Jangan menghina", words: "Kritik boleh", title_en: "Do not insult", words_en: "" };
  return {
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
