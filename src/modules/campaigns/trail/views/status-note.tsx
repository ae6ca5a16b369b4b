import { formatDate } from "#platform/format";
import type { Shell } from "#ui/page";
import type { DemandRow } from "../../demands/queries.ts";
import { SMALL } from "../rules.ts";
import type { ShownTrail } from "../show-trail.ts";
import { words } from "../words.ts";

const looks = {
  published: "",
  forwarded: "",
  acknowledged: "",
  answered: " warn",
  working: " warn",
  done: " warn",
  confirmed: " ok",
  reopened: " bad",
  withdrawn: "",
} as const;

type NoteProps = {
  shell: Shell;
  demand: Pick<DemandRow, "status" | "due_at">;
  trail: Pick<ShownTrail, "late" | "outcome">;
};

/** How a demand stands, in words and a colour: what it waits for, until when, and how late that is. */
export function StatusNote({ shell, demand, trail }: NoteProps) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const { status, due_at } = demand;
  const isMissed = due_at !== null && due_at < shell.reader.now;
  const waits = status === "published" ? "forward" : status === "answered" || status === "working" ? "step" : "answer";
  return (
    <div class={`note${isMissed ? " bad" : looks[status]}`}>
      <p>
        <b>{t(`status.${status}`)}</b>
      </p>
      <p>{t(`statusHint.${status}`)}</p>
      {due_at && !isMissed && <p>{t(`due.${waits}`, { day: formatDate(due_at, locale, timeZone) })}</p>}
      {due_at && isMissed && (
        <p>
          <b>{t("late", { count: trail.late })}</b>{" "}
          {t(`missed.${waits}`, { day: formatDate(due_at, locale, timeZone) })}
        </p>
      )}
      {trail.outcome && <OutcomeLine shell={shell} outcome={trail.outcome} />}
    </div>
  );
}

function OutcomeLine({ shell, outcome }: { shell: Shell; outcome: NonNullable<ShownTrail["outcome"]> }) {
  const t = words(shell.reader.locale);
  const { yes, no, quorum } = outcome;
  const answers = yes + no;
  return (
    <p>
      {t("quorum", { answers, quorum })} {answers >= SMALL && t("answers", { yes, no })}
    </p>
  );
}
