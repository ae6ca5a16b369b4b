import { formatNumber } from "#platform/format";
import type { Shell } from "#ui/page";
import type { Question } from "../../asking/queries.ts";
import { MANY_NEW, type Sources } from "../count-sources.ts";
import { SMALL } from "../figures/rules.ts";
import { mayReadAnswers } from "../open-data/may-read-answers.ts";
import { words } from "../words.ts";
import { SetAsideNote } from "./set-aside.tsx";

/** Where votes come from, so that a brigade is seen: new accounts, other servers, one network. */
export function From({ shell, question, sources }: { shell: Shell; question: Question; sources: Sources }) {
  const { locale } = shell.reader;
  const t = words(locale);
  const { fresh, people, hosts, network, tiers } = sources;
  const percent = (part: number) => formatNumber(Math.round(part * 100), locale);
  const isMany = fresh === "almostAll" || (typeof fresh === "number" && fresh / people >= MANY_NEW);
  const told = tiers.told.some(({ name }) => name === "remote");
  return (
    <details open={isMany || network !== undefined || sources.aside >= SMALL}>
      <summary>{t("from")}</summary>
      {isMany && <p class="note warn">{t("from.newWarn")}</p>}
      <ul>
        <li>
          {typeof fresh !== "number" && t(fresh === "few" ? "from.newFew" : "from.newMost")}
          {fresh === 0 && t("from.newNone")}
          {typeof fresh === "number" && fresh > 0 && t("from.new", { count: fresh, percent: percent(fresh / people) })}
        </li>
        {told && hosts.told.map(({ name, count }) => <li>{t("from.host", { host: name, count })}</li>)}
        {told && hosts.together && hosts.together.count >= SMALL && (
          <li>{t("from.hosts", { count: hosts.together.count })}</li>
        )}
        {network && (
          <li>
            {t("from.network", { count: network.count, percent: percent(network.share) })} {t("from.networkHint")}
          </li>
        )}
        {question.joined_before && <li>{t("from.before")}</li>}
      </ul>
      <SetAsideNote shell={shell} sources={sources} />
    </details>
  );
}

/** What may be concluded from a map, and what may not. */
export function Limits({ shell }: { shell: Shell }) {
  const t = words(shell.reader.locale);
  return (
    <section>
      <h2>{t("limits")}</h2>
      <ul>
        {(["limits.1", "limits.2", "limits.3", "limits.4", "limits.6", "limits.7", "limits.5"] as const).map((key) => (
          <li>{t(key)}</li>
        ))}
      </ul>
    </section>
  );
}

/** The same for everyone to reckon with. */
export function OpenData({ shell, question, enough }: { shell: Shell; question: Question; enough: boolean }) {
  const t = words(shell.reader.locale);
  const at = `/questions/${question.id}`;
  const rows = mayReadAnswers(question);
  const why = question.group?.isClosed && !question.tends ? "data.hosts" : "data.later";
  return (
    <section>
      <h2>{t("data")}</h2>
      {!enough && <p class="hint">{t("data.none")}</p>}
      {enough && (
        <>
          <p class="hint">
            {t("data.hint", { community: shell.reader.communityName })} {t("data.left")} {t(rows ? "data.warn" : why)}
          </p>
          <p class="row">
            {rows && <a href={`${at}/votes.csv`}>{t("data.votes")}</a>}{" "}
            <a href={`${at}/statements.csv`}>{t("data.statements")}</a> <a href={`${at}/map.json`}>{t("data.map")}</a>
          </p>
        </>
      )}
    </section>
  );
}
