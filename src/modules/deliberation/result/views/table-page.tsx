import { formatNumber } from "#platform/format";
import { Page, type Shell } from "#ui/page";
import type { Question } from "../../asking/queries.ts";
import type { OpinionMap } from "../../map/opinion-map.ts";
import { SMALL } from "../figures/rules.ts";
import type { Told } from "../figures/share.ts";
import { type StatementRow, tiers } from "../list-rows.ts";
import type { Whose } from "../read-map.ts";
import { words } from "../words.ts";
import { Floods } from "./floods.tsx";
import { letterOf, sayCell, type Tier } from "./say.ts";

type TableProps = {
  shell: Shell;
  question: Question;
  of: Whose;
  map: OpinionMap;
  rows: readonly StatementRow[];
  next: number | undefined;
  groups: readonly number[];
  /** Tiers that may be told apart, beside that of members. */
  told: readonly Tier[];
};

/** Every statement with what may be told of its votes: of all, of each group of opinion, of each tier. */
export function TablePage({ shell, question, of, map, rows, next, groups, told }: TableProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  const at = `/questions/${question.id}/map`;
  const own = of === "members" ? "of=members" : "";
  const shownTiers = of === "all" && told.length > 1 ? tiers.filter((tier) => told.includes(tier)) : [];
  return (
    <Page shell={shell} title={t("everyOf", { title: question.title })} index={false}>
      <p class="hint">{t("everyHint")}</p>
      <section class="tw" tabindex={0} aria-label={t("every")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("who")}</th>
              <th scope="col">{t("side.agree")}</th>
              <th scope="col">{t("side.disagree")}</th>
            </tr>
          </thead>
          {rows.map(({ statement, votes, isOut, finding, tiers }) => (
            <tbody>
              <tr>
                <th scope="rowgroup" colspan={3}>
                  {statement.number}.{" "}
                  <span lang={statement.language} dir="auto">
                    {statement.text}
                  </span>{" "}
                  {isOut && <span class="q">({t("outMark")})</span>}
                  <Floods shell={shell} map={map} id={statement.id} />
                </th>
              </tr>
              <Row
                shell={shell}
                who={votes >= SMALL && of === "all" ? t("allVotes", { count: votes }) : t("all")}
                told={finding.all}
              />
              {!isOut &&
                groups.map((group, nth) => (
                  <Row shell={shell} who={t("groupStart", { letter: letterOf(group) })} told={finding.groups[nth]} />
                ))}
              {shownTiers.map((tier) => (
                <Row shell={shell} who={t(`tierStart.${tier}`)} told={tiers[tier]} />
              ))}
            </tbody>
          ))}
        </table>
      </section>
      <p class="row">
        {next !== undefined && (
          <a class="btn alt" rel="next" href={`${at}/statements?${[`after=${next}`, own].filter(Boolean).join("&")}`}>
            {t("more")} ({formatNumber(next + 1, locale)}–)
          </a>
        )}{" "}
        <a class="btn plain" href={own ? `${at}?${own}` : at}>
          {t("toMap")}
        </a>
      </p>
    </Page>
  );
}

/** What some people say to a statement, or that too few of them voted. */
function Row({ shell, who, told }: { shell: Shell; who: string; told: Told | undefined }) {
  const { locale } = shell.reader;
  return (
    <tr>
      <td>{who}</td>
      {told ? (
        <>
          <td>{sayCell(locale, told.agree)}</td>
          <td>{sayCell(locale, told.disagree)}</td>
        </>
      ) : (
        <td colspan={2}>
          <span class="q">{words(locale)("tooFewVotes")}</span>
        </td>
      )}
    </tr>
  );
}
