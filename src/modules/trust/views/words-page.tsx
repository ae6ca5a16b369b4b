import { formatDateTime } from "#platform/format";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { CheckField, RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { muteDays } from "../mute-account.ts";
import type { listMutedWords } from "../muted-words.ts";
import { wordLimits } from "../word-pattern.ts";
import { words } from "../words.ts";

type WordsProps = { shell: Shell; muted: Awaited<ReturnType<typeof listMutedWords>>; filled: Filled };
const places = ["in_home", "in_community", "in_tags", "in_notifications"] as const;

/** The words one does not want to read, and one more. */
export function WordsPage({ shell, muted, filled }: WordsProps) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const errors = sayComplaints(locale, filled.errors);
  const isFresh = Object.keys(filled.values).length === 0;
  const radio = (
    name: "match" | "outcome",
    value: string,
    choices: readonly ("whole" | "part" | "close" | "remove")[],
  ) => (
    <RadioField
      shell={shell}
      name={name}
      label={t(`word.${name}`)}
      error={errors[name]}
      value={filled.values[name] ?? value}
      choices={choices.map((choice) => ({ value: choice, label: t(`word.${choice}`), hint: t(`word.${choice}.hint`) }))}
    />
  );
  return (
    <Page shell={shell} title={t("mutedWords")}>
      <p class="hint">{t("mutedWordsHint")}</p>
      <Problems shell={shell} errors={errors} />
      {muted.length > 0 && (
        <ul class="list">
          {muted.map((row) => (
            <li>
              <span>
                <b dir="auto">{row.word}</b>{" "}
                <span>
                  {[
                    row.expires_at
                      ? t("until", { date: formatDateTime(row.expires_at, locale, timeZone) })
                      : t("forever"),
                    t(row.whole ? "word.whole" : "word.part"),
                    t(row.removes ? "word.remove" : "word.close"),
                    ...places.filter((place) => row[place]).map((place) => t(`word.${place}`)),
                  ].join(" · ")}
                </span>
              </span>
              <PressForm action={`/settings/words/${row.id}/removal`} once={newSecret().slice(0, 22)} look="alt">
                {t("unmuteWord", { word: row.word })}
              </PressForm>
            </li>
          ))}
        </ul>
      )}
      <h2>{t("muteWord")}</h2>
      <Form action="/settings/words" once={newSecret().slice(0, 22)} submit={t("muteWordDo")}>
        <TextField
          name="word"
          label={t("word")}
          hint={t("wordHint")}
          error={errors["word"]}
          value={filled.values["word"]}
          maxlength={wordLimits.letters}
          required
          autocomplete="off"
        />
        {radio("match", "whole", ["whole", "part"])}
        {radio("outcome", "close", ["close", "remove"])}
        <fieldset class="f">
          <legend>{t("word.where")}</legend>
          {places.map((place) => (
            <CheckField
              name={place}
              label={t(`word.${place}`)}
              error={errors[place]}
              checked={isFresh || filled.values[place] === "on"}
            />
          ))}
        </fieldset>
        <RadioField
          shell={shell}
          name="days"
          label={t("days")}
          error={errors["days"]}
          value={filled.values["days"] ?? "0"}
          choices={muteDays.map((days) => ({ value: String(days), label: t(`days.${days}`) }))}
        />
      </Form>
    </Page>
  );
}
