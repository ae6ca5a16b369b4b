import type { Shell } from "#ui/page";
import type { Question } from "../../asking/queries.ts";
import { words } from "../words.ts";

/** The way from a finished map to a demand, for who looks after the question; or the demand that grew from it. */
export function Grow({ shell, question, enough }: { shell: Shell; question: Question; enough: boolean }) {
  const t = words(shell.reader.locale);
  if (question.grown_demand_id)
    return (
      <p class="note ok">
        {t("grown")} <a href={`/demands/${question.grown_demand_id}`}>{t("grownOpen")}</a>
      </p>
    );
  if (!question.isOver || !question.tends || !enough) return null;
  return (
    <div class="note">
      <p>{t("growHint")}</p>
      <p class="row">
        <a class="btn" href={`/questions/${question.id}/map/demand`}>
          {t("grow")}
        </a>
      </p>
    </div>
  );
}
