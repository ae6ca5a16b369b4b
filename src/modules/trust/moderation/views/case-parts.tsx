import { Time } from "#ui/time";
import { words } from "../words.ts";
import type { CaseProps } from "./case-page.tsx";
import { sayAction } from "./said-action.tsx";

/** Who reported and why. Their names are for moderators alone. */
export function Reports({ shell, reports, held }: CaseProps) {
  const t = words(shell.reader.locale);
  return (
    <>
      <h2>{t("reportsCount", { count: held.reports_count })}</h2>
      <p class="hint">{t("reportersHint")}</p>
      <ul class="list">
        {reports.map((report) => (
          <li class="entry">
            <p>
              <b>{t(`category.${report.category}`)}</b>
              {report.rule && <span class="q">{t("byRule", { rule: report.rule })}</span>}
              <span class="lines" dir="auto">
                {report.words}
              </span>
              <span class="q">
                <bdi>{report.name ?? t("gone")}</bdi> · <Time shell={shell} at={report.made_at} />
                {report.right + report.wrong > 0 && ` · ${t("record", { right: report.right, wrong: report.wrong })}`}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Other cases about the same person. */
export function Linked({ shell, linked }: CaseProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  if (linked.length === 0) return null;
  return (
    <>
      <h2>{t("linked")}</h2>
      <ul class="list">
        {linked.map(({ id, kind, state, opened_at, reports_count, on_thing, on_person }) => (
          <li>
            <a href={`/moderation/cases/${id}`}>
              <span>
                <b>{t(`kind.${kind}`)}</b>{" "}
                <span class="q">
                  {on_thing && on_person ? sayAction(locale, { on_thing, on_person }, kind) : t(`tab.${state}`)} ·{" "}
                  {t("reportsCount", { count: reports_count })} · <Time shell={shell} at={opened_at} />
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What moderators did with it and noted to each other. */
export function History({ shell, history }: CaseProps) {
  const t = words(shell.reader.locale);
  if (history.length === 0) return null;
  return (
    <section id="history">
      <h2>{t("history")}</h2>
      <ul class="list">
        {history.map(({ made_at, name, deed, words: said }) => (
          <li class="entry">
            <p>
              {deed ? sayDeed(t, deed) : <span class="lines">{said}</span>}
              <span class="q">
                <bdi>{name ?? t("gone")}</bdi> · <Time shell={shell} at={made_at} full />
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const known = [
  "taken",
  "given-back",
  "opened",
  "proposed",
  "declined",
  "decided",
  "dismissed",
  "lifted",
  "appealed",
  "appeal-upheld",
  "appeal-refused",
  "rule-added",
  "rule-changed",
  "rule-ended",
  "role-changed",
  "house-changed",
  "announced",
  "announcement-ended",
  "sign-up-approved",
  "sign-up-refused",
  "sign-up-reopened",
  "network-blocked",
  "network-opened",
  "server-allow",
  "server-silence",
  "server-suspend",
  "server-freed",
  "federation-changed",
  "server-list-followed",
  "server-list-left",
  "addressee-corrected",
  "addressee-merged",
  "answerer-added",
  "answerer-removed",
  "matters-routed",
] as const;

/** A deed of the log in words. */
export function sayDeed(t: ReturnType<typeof words>, deed: string): string {
  const name = known.find((one) => one === deed);
  return name ? t(`deed.${name}`) : deed;
}
