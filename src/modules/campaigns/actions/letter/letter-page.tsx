import { TextArea, TextField } from "#ui/field";
import { Page, type Shell } from "#ui/page";
import type { Demand } from "../../demands/queries.ts";
import { isWinAnsi } from "../pdf/win-ansi.ts";
import { words } from "../words.ts";
import { type Letter, letterLimits, toPaper } from "./draft-letter.ts";

/** A letter as it will be printed, and below it the form that changes its words. */
export function LetterPage({ shell, demand, letter }: { shell: Shell; demand: Demand; letter: Letter }) {
  const t = words(shell.reader.locale);
  const paper = toPaper(letter, t("letterSubject"));
  const path = `/demands/${demand.id}/letter`;
  const title = demand.addressee_name ? t("letterTitle", { name: demand.addressee_name }) : t("letterNobody");
  return (
    <Page shell={shell} title={title} heading="hidden">
      <section class="post sheet">
        <p class="lines" dir="auto">
          {paper}
        </p>
      </section>
      <p class="hint">{t("letterIntro")}</p>
      <p class="hint">{t(isWinAnsi(paper) ? "letterPrint" : "letterNoPdf")}</p>
      <form method="get" action={path}>
        <TextField name="place" label={t("letterPlace")} value={letter.place} maxlength={letterLimits.place} />
        <TextArea name="to" label={t("letterTo")} value={letter.to} rows={2} maxlength={letterLimits.to} />
        <TextField name="subject" label={t("letterSubject")} value={letter.subject} maxlength={letterLimits.subject} />
        <TextArea
          name="text"
          label={t("letterText")}
          value={letter.text}
          rows={6}
          maxlength={letterLimits.text}
          dir="auto"
        />
        <TextArea name="from" label={t("letterFrom")} value={letter.from} rows={2} maxlength={letterLimits.from} />
        <p class="row">
          <button type="submit">{t("letterShow")}</button>
          {isWinAnsi(paper) && (
            <button type="submit" class="alt" formaction={`${path}.pdf`}>
              {t("letterPdf")}
            </button>
          )}
          <a class="btn plain" href={`/demands/${demand.id}/actions`}>
            {t("actions")}
          </a>
        </p>
      </form>
    </Page>
  );
}
