import type { Child } from "hono/jsx";
import type { Shell } from "#ui/page";
import type { OpinionMap } from "../../map/opinion-map.ts";
import { type Finding, findAgreed, findDifferences, findSaid } from "../figures/findings.ts";
import type { Texts } from "../queries.ts";
import { words } from "../words.ts";
import { InGroups, type Line, Lines, StatementText } from "./figures.tsx";
import { Floods } from "./floods.tsx";
import { letterOf } from "./say.ts";

type FindingsProps = { shell: Shell; map: OpinionMap; texts: Texts; own: number | null | undefined };

/** What a map says in words: what all agree on, what each group of opinion says, where they differ. */
export function Findings({ shell, map, texts, own }: FindingsProps) {
  const t = words(shell.reader.locale);
  const hasGroups = map.groups.length > 0;
  const agreed = findAgreed(map).map(({ id, side, all, groups }) => ({
    id,
    lines: [{ who: t("all"), told: all, side }],
    more: hasGroups && <InGroups {...{ shell, groups, side }} />,
  }));
  const differing = findDifferences(map).map(({ id, groups }) => ({ id, lines: byGroup(groups) }));
  return (
    <>
      <Section
        title={t(hasGroups ? "agreed" : "agreedMost")}
        hint={t(hasGroups ? "agreedHint" : "agreedMostHint")}
        none={t(hasGroups ? "agreedNone" : "agreedMostNone")}
        {...{ shell, texts, map, found: agreed }}
      />
      {map.groups.map((group) => {
        const letter = letterOf(group.id);
        const found = findSaid(map, group).map(({ id, side, own, others }) => ({
          id,
          lines: [
            { who: t("inGroup"), told: own, side },
            { who: t("inOthers"), told: others, side },
          ],
        }));
        const mark = own === group.id && <span class="tag">{t("saysYou")}</span>;
        return <Section title={t("says", { letter })} none={t("saysNone")} {...{ shell, texts, map, found, mark }} />;
      })}
      {hasGroups && (
        <Section
          title={t("differ")}
          hint={t("differHint")}
          none={t("differNone")}
          {...{ shell, texts, map, found: differing }}
        />
      )}
    </>
  );
}

const byGroup = (groups: Finding["groups"]): Line[] =>
  groups.map((told, nth) => ({ who: letterOf(nth), told, side: "agree" as const }));

type SectionProps = {
  shell: Shell;
  texts: Texts;
  map: OpinionMap;
  title: string;
  hint?: string;
  none: string;
  mark?: Child;
  found: readonly { readonly id: string; readonly lines: readonly Line[]; readonly more?: Child }[];
};

/** Statements under one heading. Those taken out since the map was drawn are not shown. */
function Section({ shell, texts, map, title, hint, none, mark, found }: SectionProps) {
  const shown = found.flatMap(({ id, lines, more }) => {
    const statement = texts.get(id);
    return statement ? [{ statement, lines, more }] : [];
  });
  return (
    <section>
      <h2>
        {title} {mark}
      </h2>
      <p class="hint">{shown.length > 0 ? hint : none}</p>
      {shown.length > 0 && (
        <ul class="list">
          {shown.map(({ statement, lines, more }) => (
            <li class="entry">
              <div>
                <StatementText shell={shell} statement={statement} />
                <Lines shell={shell} lines={lines} />
                {more}
                <Floods shell={shell} map={map} id={statement.id} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
