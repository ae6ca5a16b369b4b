import type { Selectable } from "kysely";
import type { Filled } from "#platform/http/form";
import type { DemandVersionsTable } from "#platform/schema";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextArea, TextField } from "#ui/field";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Time } from "#ui/time";
import type { Demand } from "../queries.ts";
import { demandLimits } from "../rules.ts";
import { words } from "../words.ts";

export type Version = Selectable<DemandVersionsTable>;
const parts = ["title", "what", "ask"] as const;

/** Each text a demand had, the latest first, with its fingerprint and what was changed in it. */
export function VersionsPage({
  shell,
  demand,
  versions,
}: {
  shell: Shell;
  demand: Pick<Demand, "id" | "title">;
  versions: readonly Version[];
}) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("versions")}>
      <p class="row">
        <a href={`/demands/${demand.id}`}>{demand.title}</a>
      </p>
      <p class="hint">{t("versionsHint")}</p>
      {versions.map((version, index) => {
        const before = versions[index + 1];
        const changed = before ? parts.filter((part) => version[part] !== before[part]) : [];
        return (
          <article class="post">
            <h2>{t("version", { number: version.version })}</h2>
            <p class="q">
              <Time shell={shell} at={version.written_at} full />
            </p>
            {changed.length > 0 && (
              <p>{t("changed", { parts: changed.map((part) => t(`part.${part}`)).join(", ") })}</p>
            )}
            {parts.map((part) => (
              <p class="lines" dir="auto">
                {changed.includes(part) ? <mark>{version[part]}</mark> : version[part]}
              </p>
            ))}
            <p class="q">
              SHA-256: <code>{version.text_hash.toString("hex")}</code>
            </p>
          </article>
        );
      })}
    </Page>
  );
}

/** Its author changes the text. */
export function EditPage({ shell, demand, filled }: { shell: Shell; demand: Demand; filled: Filled }) {
  const { locale } = shell.reader;
  const t = words(locale);
  const errors = sayComplaints(locale, filled.errors);
  const value = (part: (typeof parts)[number]) => filled.values[part] ?? demand[part];
  return (
    <Page shell={shell} title={t("edit")}>
      <p class="hint">{t("editHint")}</p>
      <Problems shell={shell} errors={errors} />
      <Form
        action={`/demands/${demand.id}/versions`}
        once={newSecret().slice(0, 22)}
        submit={t("editYes")}
        other={
          <a class="btn plain" href={`/demands/${demand.id}`}>
            {t("back")}
          </a>
        }
      >
        <TextField
          name="title"
          label={t("part.title")}
          value={value("title")}
          error={errors["title"]}
          maxlength={demandLimits.title}
          required
          dir="auto"
        />
        <TextArea
          name="what"
          label={t("what")}
          value={value("what")}
          error={errors["what"]}
          maxlength={demandLimits.what}
          required
          dir="auto"
        />
        <TextArea
          name="ask"
          label={t("ask")}
          value={value("ask")}
          error={errors["ask"]}
          maxlength={demandLimits.ask}
          required
          dir="auto"
        />
      </Form>
    </Page>
  );
}
