import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { questionLimits } from "../../asking/rules.ts";
import type { Translation } from "../translations/queries.ts";
import { words } from "../words.ts";
import { nameOf } from "./said.tsx";

type NotYetProps = { shell: Shell; path: string; suggestion: Translation; filled: Filled };

/** Saying what is not right yet about a wording that waits. */
export function NotYetPage({ shell, path, suggestion, filled }: NotYetProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const { language, text, original, original_language } = suggestion;
  return (
    <Page shell={shell} title={t("notYet")}>
      <p class="row">
        <a href={path}>{t("translations")}</a>
      </p>
      <Problems shell={shell} errors={errors} />
      <ul class="list">
        {[
          { language: original_language, text: original },
          { language, text },
        ].map((one) => (
          <li class="entry">
            <p>
              <span lang={one.language} dir="auto">
                {one.text}
              </span>
              <span class="q">{nameOf(one.language)}</span>
            </p>
          </li>
        ))}
      </ul>
      <Form action={`${path}/${suggestion.id}/confirmation`} once={newSecret().slice(0, 22)} submit={t("send")}>
        <input type="hidden" name="says" value="not-yet" />
        <TextField
          name="words"
          label={t("whatIsWrong")}
          hint={t("whatIsWrongHint")}
          value={filled.values["words"]}
          error={errors["words"]}
          maxlength={questionLimits.translation}
          required
          dir="auto"
        />
      </Form>
    </Page>
  );
}
