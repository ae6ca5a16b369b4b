import { formatNumber } from "#platform/format";
import { Page, type Shell } from "#ui/page";
import type { Question } from "../../asking/queries.ts";
import { SMALL } from "../figures/rules.ts";
import type { Told } from "../figures/share.ts";
import { type StatementRow, tiers } from "../list-rows.ts";
import type { Whose } from "../read-map.ts";
import { words } from "../words.ts";
import { letterOf, saySide, type Tier } from "./say.ts";

type TableProps = {
  shell: Shell;
  question: Question;
  of: Whose;
  rows: readonly StatementRow[];
  next: number | undefined;
  groups: readonly number[];
  /** Tiers that may be told apart, beside that of members. */
  told: readonly Tier[];
};

/** Every statement with what may be told of its votes: of all, of each group of opinion, of each tier. */
export function TablePage({ shell, question, of, rows, next, groups, told }: TableProps) {
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
              <th scope="col">{t("number")}</th>
              <th scope="col">{t("statement")}</th>
              <th scope="col">{t("all")}</th>
              {groups.map((group) => (
                <th scope="col">{t("groupStart", { letter: letterOf(group) })}</th>
              ))}
              {shownTiers.map((tier) => (
                <th scope="col">{t(`tierName.${tier}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ statement, votes, isOut, finding, tiers }) => (
              <tr>
                <td>{statement.number}</td>
                <th scope="row" lang={statement.language} dir="auto">
                  {statement.text} {isOut && <span class="q">({t("outMark")})</span>}
                </th>
                <td>
                  {votes >= SMALL && of === "all" && `${t("votesCount", { count: votes })} `}
                  <Both shell={shell} told={finding.all} />
                </td>
                {groups.map((_, nth) => (
                  <td>
                    <Both shell={shell} told={isOut ? undefined : finding.groups[nth]} />
                  </td>
                ))}
                {shownTiers.map((tier) => (
                  <td>
                    <Both shell={shell} told={tiers[tier]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
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

/** Both sides of a cell, or that there are too few votes. */
function Both({ shell, told }: { shell: Shell; told: Told | undefined }) {
  const { locale } = shell.reader;
  if (!told) return <span class="q">{words(locale)("tooFewVotes")}</span>;
  return (
    <>
      {saySide(locale, told, "agree")}, {saySide(locale, told, "disagree")}
    </>
  );
}
