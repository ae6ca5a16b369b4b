import { newSecret } from "#platform/secrets";
import { Form } from "#ui/form";
import { Page, type Shell } from "#ui/page";
import type { Question } from "../../asking/queries.ts";
import { words } from "../words.ts";
import type { DraftOfDemand } from "./to-draft.ts";

/** What a demand that grows from this map would begin with. One button makes the draft; there it is written on. */
export function GrowPage({ shell, question, draft }: { shell: Shell; question: Question; draft: DraftOfDemand }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("growOf", { title: question.title })}>
      <p>{t("growLead")}</p>
      <Part label={t("growTitle")} text={draft.title} />
      <Part label={t("growWhat")} text={draft.what} />
      <Part label={t("growAsk")} text={draft.ask || t("growNothing")} />
      <Form
        action="/demands/drafts"
        once={newSecret().slice(0, 22)}
        submit={t("growBegin")}
        other={
          <a class="btn plain" href={`/questions/${question.id}/map`}>
            {t("toMap")}
          </a>
        }
      >
        <input type="hidden" name="kind" value="petition" />
        <input type="hidden" name="question" value={question.id} />
        {Object.entries(draft).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
      </Form>
    </Page>
  );
}

function Part({ label, text }: { label: string; text: string }) {
  return (
    <>
      <h2>{label}</h2>
      <p class="lines" dir="auto">
        {text}
      </p>
    </>
  );
}
