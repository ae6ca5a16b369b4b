import type { Shell } from "#ui/page";
import type { Question } from "../../asking/queries.ts";
import { words } from "../words.ts";

type GrowProps = {
  shell: Shell;
  question: Question;
  enough: boolean;
  grown: { readonly id: string; readonly title: string } | undefined;
};

/** The way from a finished map to a demand, for who looks after the question; or the demand that grew from it. */
export function Grow({ shell, question, enough, grown }: GrowProps) {
  const t = words(shell.reader.locale);
  if (grown)
    return (
      <p class="note ok">
        {t("grown")} <a href={`/demands/${grown.id}`}>{grown.title}</a>
      </p>
    );
  if (question.grown_demand_id || !question.isOver || !question.tends || !enough) return null;
  return (
    <section>
      <h2>{t("grow")}</h2>
      <p class="hint">{t("growHint")}</p>
      <p class="row">
        <a class="btn" href={`/questions/${question.id}/map/demand`}>
          {t("growBegin")}
        </a>
      </p>
    </section>
  );
}
