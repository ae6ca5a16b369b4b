import { Page, type Shell } from "#ui/page";
import { Time } from "#ui/time";
import type { Demand } from "../../demands/queries.ts";
import { sayKind } from "../views/trail-list.tsx";
import { words } from "../words.ts";
import type { Head, LogRow } from "./walk-chain.ts";

type LogProps = {
  shell: Shell;
  demand: Pick<Demand, "id" | "title">;
  rows: readonly LogRow[];
  head: Head | undefined;
};

/** Each row of a trail with its hash, and the end of the whole log. */
export function LogPage({ shell, demand, rows, head }: LogProps) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("log")}>
      <p class="row">
        <a href={`/demands/${demand.id}`}>{demand.title}</a>
      </p>
      <p class="hint">{t("logHint")}</p>
      {head && (
        <div class="note">
          <p>
            <b>{t("head", { number: head.seq })}</b>
          </p>
          <p>
            <code>{head.hash}</code>
          </p>
          <p>{t("headHint")}</p>
        </div>
      )}
      <ol class="list" reversed>
        {rows.map(({ seq, kind = "", at = "", said_hash, hash }) => (
          <li class="entry">
            <p>
              <b>
                {seq}. {sayKind(shell, { kind, said: null })}
              </b>
              <span class="q">
                <Time shell={shell} at={new Date(at)} full />
              </span>
              <span class="q">
                {t("saidHash")}: <code>{said_hash}</code>
              </span>
              <span class="q">
                {t("rowHash")}: <code>{hash}</code>
              </span>
            </p>
          </li>
        ))}
      </ol>
      <p class="row">
        <a href="/demands/log.json">{t("logFile")}</a>
      </p>
    </Page>
  );
}
