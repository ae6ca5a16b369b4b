import { Empty } from "#ui/empty";
import { Page, type Shell } from "#ui/page";
import { Tabs } from "#ui/tabs";
import { Time } from "#ui/time";
import type { listAppeals } from "../appeals.ts";
import { type CaseRow, tabs } from "../cases.ts";
import { words } from "../words.ts";

function QueueTabs({ shell, current }: { shell: Shell; current: string }) {
  const t = words(shell.reader.locale);
  return (
    <Tabs
      label={t("cases")}
      tabs={[
        ...tabs.map((tab) => ({
          href: tab === "waiting" ? "/moderation/cases" : `/moderation/cases?tab=${tab}`,
          label: t(`tab.${tab}`),
          current: tab === current,
        })),
        { href: "/moderation/appeals", label: t("tab.appeals"), current: current === "appeals" },
      ]}
    />
  );
}

type QueueProps = { shell: Shell; tab: string; cases: readonly CaseRow[]; next: number | undefined };

/** What waits, the gravest on top: what is said to be wrong, about whom, how many said so, how long ago. */
export function QueuePage({ shell, tab, cases, next }: QueueProps) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("cases")}>
      <QueueTabs shell={shell} current={tab} />
      {cases.length === 0 && <Empty shell={shell} icon="check" title={t("casesNone")} />}
      <ul class="list">
        {cases.map((row) => (
          <li>
            <a href={`/moderation/cases/${row.id}`}>
              <span>
                <b>
                  {row.gravity === 3 && `${t("urgent")} · `}
                  {(row.categories ?? []).map((category) => t(`category.${category}`)).join(", ")}
                </b>
                <span class="q">
                  {t(`kind.${row.kind}`)} · <bdi>{row.subject_name ?? t("gone")}</bdi> ·{" "}
                  {t("reportsCount", { count: row.reports_count })} · <Time shell={shell} at={row.opened_at} />
                  {row.assignee_name && ` · ${t("handledBy", { name: row.assignee_name })}`}
                </span>
                <span class="q" dir="auto">
                  {row.words}
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      {next !== undefined && (
        <p class="end">
          <a class="btn alt" rel="next" href={`/moderation/cases?tab=${tab}&page=${next}`}>
            {t("more")}
          </a>
        </p>
      )}
    </Page>
  );
}

/** Decisions someone asks to look at again. */
export function AppealsPage({ shell, appeals }: { shell: Shell; appeals: Awaited<ReturnType<typeof listAppeals>> }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("appeals")}>
      <QueueTabs shell={shell} current="appeals" />
      {appeals.length === 0 && <Empty shell={shell} icon="check" title={t("appealsNone")} />}
      <ul class="list">
        {appeals.map((appeal) => (
          <li>
            <a href={`/moderation/appeals/${appeal.id}`}>
              <span>
                <b dir="auto">{appeal.name}</b>
                <span class="q" dir="auto">
                  {appeal.words}
                </span>
                <span class="q">
                  <Time shell={shell} at={appeal.made_at} />
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}
