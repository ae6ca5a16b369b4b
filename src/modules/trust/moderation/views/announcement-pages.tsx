import { raw } from "hono/html";
import { formatDateTime } from "#platform/format";
import type { Filled } from "#platform/http/form";
import { markUp } from "#platform/marked-text";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { Empty } from "#ui/empty";
import { SelectField, TextArea, TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Announcement } from "../announcements.ts";
import { moderationLimits } from "../rules.ts";
import { words } from "../words.ts";

const key = () => newSecret().slice(0, 22);

function Announced({ shell, announcement }: { shell: Shell; announcement: Announcement }) {
  const { locale, timeZone } = shell.reader;
  return (
    <>
      <h2 dir="auto">{announcement.title}</h2>
      <p class="via">
        {words(locale)("announcementTime", {
          from: formatDateTime(announcement.starts_at, locale, timeZone),
          until: formatDateTime(announcement.ends_at, locale, timeZone),
        })}
      </p>
      <div class="e-content" dir="auto">
        {raw(markUp(announcement.words, new Set()))}
      </div>
    </>
  );
}

/** What the administrators tell everyone now. */
export function AnnouncementsPage({
  shell,
  announcements,
  mayChange,
}: {
  shell: Shell;
  announcements: readonly Announcement[];
  mayChange: boolean;
}) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("announcements")}>
      {announcements.length === 0 && <Empty shell={shell} icon="bell" title={t("announcementsNone")} />}
      {announcements.map((announcement) => (
        <article class="post">
          <Announced shell={shell} announcement={announcement} />
        </article>
      ))}
      {mayChange && (
        <p>
          <a class="btn" href="/admin/announcements">
            {t("announce")}
          </a>
        </p>
      )}
    </Page>
  );
}

/** The same for those who write them: also what is to come and what is over, and a new one. */
export function AnnouncementsDeskPage({
  shell,
  announcements,
  filled,
}: {
  shell: Shell;
  announcements: readonly Announcement[];
  filled: Filled;
}) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const { values } = filled;
  const errors = sayComplaints(locale, filled.errors);
  return (
    <Page shell={shell} title={t("announce")}>
      <p class="hint">{t("announceHint")}</p>
      <Problems shell={shell} errors={errors} />
      <Form action="/admin/announcements" once={key()} submit={t("announceYes")}>
        <TextField
          name="title"
          label={t("announcementTitle")}
          error={errors["title"]}
          value={values["title"]}
          maxlength={moderationLimits.announcementTitle}
          required
        />
        <TextArea
          name="words"
          label={t("announcementWords")}
          error={errors["words"]}
          value={values["words"]}
          rows={5}
          dir="auto"
          required
        />
        <SelectField
          name="days"
          label={t("announcementDays")}
          error={errors["days"]}
          value={values["days"] ?? "7"}
          options={[1, 3, 7, 14, 30].map((count) => ({ value: String(count), label: t("days", { count }) }))}
        />
        <details open={errors["starts_day"] !== undefined || errors["starts_time"] !== undefined}>
          <summary>{t("announcementLater")}</summary>
          <TextField
            name="starts_day"
            type="date"
            label={t("announcementDay")}
            error={errors["starts_day"]}
            value={values["starts_day"]}
          />
          <TextField
            name="starts_time"
            type="time"
            label={t("announcementClock", { zone: timeZone })}
            error={errors["starts_time"]}
            value={values["starts_time"]}
          />
        </details>
      </Form>
      {announcements.map((announcement) => (
        <article class="post">
          <Announced shell={shell} announcement={announcement} />
          <div class="row">
            <PressForm action={`/admin/announcements/${announcement.id}/removal`} once={key()} look="alt">
              {t("announcementEnd", { title: announcement.title })}
            </PressForm>
          </div>
        </article>
      ))}
    </Page>
  );
}
