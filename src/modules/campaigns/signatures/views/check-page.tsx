import { formatDateTime, formatNumber } from "#platform/format";
import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import { Notice } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Time } from "#ui/time";
import type { listWaiting } from "../accept-waiting.ts";
import type { Sheet } from "../enter-sheet.ts";
import type { listAlerts, listHours, listInvalidations, listSources } from "../rates.ts";
import { signatureLimits, tiers } from "../rules.ts";
import { words } from "../words.ts";

type Rows<List extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<List>>;
type CheckProps = {
  shell: Shell;
  demand: { readonly id: string; readonly title: string };
  hours: Rows<typeof listHours>;
  alerts: Rows<typeof listAlerts>;
  invalidations: Rows<typeof listInvalidations>;
  /** For moderators alone. */
  more:
    | {
        readonly sources: Rows<typeof listSources>;
        readonly waiting: Rows<typeof listWaiting>;
        readonly sheets: readonly Sheet[];
      }
    | undefined;
};
const key = () => newSecret().slice(0, 22);

/** How fast a demand is signed, and what was taken out of the count. Moderators act here. */
export function CheckPage({ shell, demand, hours, alerts, invalidations, more }: CheckProps) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const base = `/demands/${demand.id}/signatures`;
  const few = (count: number) =>
    count > 0 && count < signatureLimits.small
      ? t("few", { count: signatureLimits.small })
      : formatNumber(count, locale);
  return (
    <Page shell={shell} title={t("check")}>
      <p class="row" dir="auto">
        <a href={`/demands/${demand.id}`}>{demand.title}</a>
      </p>
      {alerts.map(({ counted, usual, at }) => (
        <Notice kind="warn">
          <p>{t("alert", { counted, usual: Math.round(usual), at: formatDateTime(at, locale, timeZone) })}</p>
        </Notice>
      ))}
      {more && (
        <p>
          <a class="btn" href={`${base}/invalidations/new`}>
            {t("takeOut")}
          </a>
        </p>
      )}
      <h2>{t("hours")}</h2>
      <p class="hint">{t("hoursHint", { count: signatureLimits.small })}</p>
      {hours.length === 0 && <p>{t("hoursNone")}</p>}
      {hours.length > 0 && (
        <ul>
          {hours.map((row) => (
            <li>
              <Time shell={shell} at={row.hour} />:{" "}
              {tiers
                .filter((tier) => row[tier] > 0)
                .map((tier) => `${t(`short.${tier}`)} ${few(row[tier])}`)
                .join(", ")}
            </li>
          ))}
        </ul>
      )}
      {more && <Sources shell={shell} base={base} {...more} />}
      <h2>{t("takenOut")}</h2>
      {invalidations.length === 0 && <p>{t("takenOutNone")}</p>}
      {invalidations.map((row) => (
        <div class="note">
          <p>
            <b>{t("takenOutCount", { count: row.counted })}</b>{" "}
            <span class="tag">
              {t(
                `run.${row.restored_at ? "restored" : row.reversed_at ? "restoring" : row.done_at ? "done" : "running"}`,
              )}
            </span>{" "}
            <Time shell={shell} at={row.made_at} />
          </p>
          <p dir="auto">{row.reason}</p>
          {more && row.done_at && !row.reversed_at && (
            <PressForm action={`${base}/invalidations/${row.id}/removal`} once={key()} look="alt">
              {t("takeBack", { count: row.counted })}
            </PressForm>
          )}
        </div>
      ))}
    </Page>
  );
}

function Sources({
  shell,
  base,
  sources,
  waiting,
  sheets,
}: { shell: Shell; base: string } & NonNullable<CheckProps["more"]>) {
  const t = words(shell.reader.locale);
  const look = (field: string, value: string) => `${base}/invalidations/new?${field}=${encodeURIComponent(value)}`;
  return (
    <>
      {waiting.length > 0 && <h2>{t("waiting")}</h2>}
      {waiting.map(({ host, counted }) => (
        <div class="row">
          <span>{t("waitingFrom", { host, count: counted })}</span>
          <PressForm action={`${base}/waiting`} once={key()} look="alt" fields={{ host }}>
            {t("waitingAccept", { host })}
          </PressForm>
          <a href={`${look("mail_host", host)}&waiting=on`}>{t("waitingRefuse", { host })}</a>
        </div>
      ))}
      <h2>{t("sources")}</h2>
      <p class="hint">{t("sourcesHint")}</p>
      <ul class="list">
        {sources.map(({ kind, source, counted }) => (
          <li>
            <a href={look(kind, source)}>
              <span>
                {t(`source.${kind}`, { source })} <span class="q">{t("sourceCount", { count: counted })}</span>
              </span>
            </a>
          </li>
        ))}
        {sheets.map(({ id, label, counted }) => (
          <li>
            <a href={look("sheet", id)}>
              <span>
                {t("source.sheet", { label })} <span class="q">{t("sourceCount", { count: counted })}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
