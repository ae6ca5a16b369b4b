import { formatDate } from "#platform/format";
import type { Page as PageOf } from "#platform/paging";
import { Empty } from "#ui/empty";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import { Time } from "#ui/time";
import type { countLog, LogRow, listWholeLog } from "../public-log.ts";
import { words } from "../words.ts";
import { sayDeed } from "./case-parts.tsx";
import { sayAction } from "./said-action.tsx";

/** What moderators decided, for everyone: what, on which day, by which role and rule. Nobody is named. */
export function LogPage({
  shell,
  entries,
  counts,
}: {
  shell: Shell;
  entries: PageOf<LogRow>;
  counts: Awaited<ReturnType<typeof countLog>>;
}) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  return (
    <Page shell={shell} title={t("log")}>
      <p>{t("logHint")}</p>
      <h2>{t("logCounts")}</h2>
      <dl>
        {(["reports", "acted", "dismissed", "suspended", "appeals", "upheld"] as const).map((name) => (
          <div>
            <dt>{t(`count.${name}`)}</dt>
            <dd>{counts[name]}</dd>
          </div>
        ))}
      </dl>
      {entries.entries.length === 0 && <Empty shell={shell} icon="check" title={t("logNone")} />}
      <ul class="list">
        {entries.entries.map((entry) => {
          const rule = locale === "en" ? entry.rule_en : entry.rule;
          const { kind, on_thing, on_person } = entry;
          return (
            <li class="entry">
              <p>
                <b>{sayDeed(t, entry.deed)}</b>
                {kind && on_thing && on_person && <span>: {sayAction(locale, { on_thing, on_person }, kind)}</span>}
                {rule && <span class="q">{t("byRule", { rule })}</span>}
                <span class="q">
                  {t(`role.${entry.actor_role}`)} · {formatDate(entry.made_at, locale, timeZone)}
                </span>
              </p>
            </li>
          );
        })}
      </ul>
      {entries.older && <Pager shell={shell} older={`/log?before=${entries.older}`} label={t("more")} />}
    </Page>
  );
}

/** The same with names and all that only administrators read. */
export function WholeLogPage({ shell, entries }: { shell: Shell; entries: Awaited<ReturnType<typeof listWholeLog>> }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("wholeLog")}>
      <p class="hint">{t("wholeLogHint")}</p>
      {entries.entries.length === 0 && <Empty shell={shell} icon="check" title={t("logNone")} />}
      <ul class="list">
        {entries.entries.map(({ made_at, actor, subject, deed, case_id, detail }) => (
          <li class="entry">
            <p>
              <b>{sayDeed(t, deed)}</b> {subject && <bdi>{subject}</bdi>}
              {detail && <span class="q">{detail}</span>}
              <span class="q">
                <bdi>{actor ?? t("gone")}</bdi> · <Time shell={shell} at={made_at} full />
              </span>
            </p>
            {case_id && <a href={`/moderation/cases/${case_id}`}>{t("toCase")}</a>}
          </li>
        ))}
      </ul>
      {entries.older && <Pager shell={shell} older={`/admin/log?before=${entries.older}`} label={t("more")} />}
    </Page>
  );
}
