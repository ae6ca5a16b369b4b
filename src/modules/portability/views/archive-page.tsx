import { formatDateTime } from "#platform/format";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { listArchives } from "../exporting/ask-for-archive.ts";
import type { listImports } from "../importing/send-archive.ts";
import { archiveLimits, type TroubleCode } from "../rules.ts";
import { words } from "../words.ts";

type ArchivePageProps = {
  shell: Shell;
  filled: Filled;
  archives: Awaited<ReturnType<typeof listArchives>>;
  imports: Awaited<ReturnType<typeof listImports>>;
};
const key = () => newSecret().slice(0, 22);

/** Taking along all one has, and bringing something in. */
export function ArchivePage({ shell, filled, archives, imports }: ArchivePageProps) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const errors = sayComplaints(locale, filled.errors);
  const when = (date: Date) => formatDateTime(date, locale, timeZone);
  const kinds = (["archive", "follows", "blocks", "mutes"] as const).map((value) => ({
    value,
    label: t(`import.${value}`),
  }));
  return (
    <Page shell={shell} title={t("archive")}>
      <p>{t("archive.why")}</p>
      <p>{t("archive.holds", { days: archiveLimits.days })}</p>
      <Problems shell={shell} errors={errors} />
      <ul class="list">
        {archives.map(({ id, state, trouble, asked_at, bytes }) => (
          <li class="entry">
            <p>
              <b>{when(asked_at)}</b> <span class="q">{t(`archive.${state}`)}</span>
            </p>
            {state === "ready" && (
              <a href={`/settings/archive/${id}/file`}>
                {t("archive.fetch", { size: Math.max(1, Math.ceil(Number(bytes) / 1_000_000)) })}
              </a>
            )}
            {trouble && <p>{t(`trouble.${trouble as TroubleCode}`)}</p>}
          </li>
        ))}
      </ul>
      {!archives.some(({ state }) => state === "asked") && (
        <Form action="/settings/archive" once={key()} submit={t("archive.make")} />
      )}
      <h2>{t("import")}</h2>
      <p>{t("import.why")}</p>
      <Form action="/settings/imports" once={key()} submit={t("import.send")} files>
        <RadioField
          shell={shell}
          name="kind"
          label={t("import.what")}
          error={errors["kind"]}
          value={filled.values["kind"] ?? "archive"}
          choices={kinds}
        />
        <TextField
          type="file"
          name="archive"
          label={t("import.file")}
          hint={t("import.fileHint", { size: archiveLimits.uploadBytes / 1_000_000 })}
          error={errors["archive"]}
          accept=".zip,.csv"
        />
      </Form>
      <ul class="list">
        {imports.map(({ id, kind, state, asked_at }) => (
          <li>
            <a href={`/settings/imports/${id}`}>
              <span>
                {t(`import.${kind}`)} <span class="q">{`${when(asked_at)} · ${t(`import.${state}`)}`}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}
