import { Proofs } from "#modules/media";
import { formatDate } from "#platform/format";
import type { Shell } from "#ui/page";
import { Time } from "#ui/time";
import type { TrailEntry } from "../queries.ts";
import { forwardWays } from "../rules.ts";
import type { ShownTrail } from "../show-trail.ts";
import { words } from "../words.ts";

const known = [
  "published",
  "edited",
  "forwarded",
  "acknowledged",
  "answered",
  "milestone",
  "done",
  "confirmed",
  "reopened",
  "late",
  "withdrawn",
] as const;
/** What other rooms write on a trail comes with its own words. */
export type SayMore = (entry: TrailEntry) => string | undefined;

/** Every link of the trail with its date, oldest first. */
export function TrailList({ shell, trail, more }: { shell: Shell; trail: ShownTrail; more?: SayMore }) {
  const t = words(shell.reader.locale);
  return (
    <>
      <h2 id="trail">{t("trail")}</h2>
      <ol class="list">
        {trail.asked.map(({ id, title, at }) => (
          <li>
            <a href={`/questions/${id}/map`}>
              <span>
                <b>{t("grewFromMap")}</b>
                <span class="q">
                  <Time shell={shell} at={at} full /> · <bdi>{title}</bdi>
                </span>
              </span>
            </a>
          </li>
        ))}
        {trail.sources.map(({ id, name, at }) => (
          <li>
            <a href={`/p/${id}`}>
              <span>
                <b>{t("grewFrom")}</b>
                <span class="q">
                  <Time shell={shell} at={at} full /> · <bdi>{name}</bdi>
                </span>
              </span>
            </a>
          </li>
        ))}
        {trail.entries.map((entry) => (
          <li class="entry" id={`t${entry.seq}`}>
            <p>
              <b>{more?.(entry) ?? sayKind(shell, entry)}</b>
              <span class="q">
                <Time shell={shell} at={entry.at} full /> · <Who shell={shell} entry={entry} />
              </span>
              <SaidBy shell={shell} entry={entry} />
            </p>
            <Proofs shell={shell} pictures={trail.pictures.filter(({ trail_seq }) => trail_seq === entry.seq)} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Who({ shell, entry: { actor_part, name } }: { shell: Shell; entry: TrailEntry }) {
  const t = words(shell.reader.locale);
  return name ? (
    <>
      <bdi>{name}</bdi>, {t(`part.${actor_part}`)}
    </>
  ) : (
    <>{t(`part.${actor_part}`)}</>
  );
}

export function sayKind(shell: Shell, { kind, said }: Pick<TrailEntry, "kind" | "said">): string {
  const t = words(shell.reader.locale);
  const name = known.find((one) => one === kind);
  if (!name) return t("kind.other");
  const way = forwardWays.find((one) => one === said?.["way"]);
  if (name === "forwarded" && way) return `${t("kind.forwarded")}: ${t(`way.${way}`)}`;
  return t(`kind.${name}`);
}

/** What was said with it. Words that were taken away later are gone; the row and its hash stay. */
function SaidBy({ shell, entry: { kind, said } }: { shell: Shell; entry: TrailEntry }) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  if (!said) return <span class="q">{t("taken")}</span>;
  const text = (name: string) => (typeof said[name] === "string" ? said[name] : "");
  const line = (content: string) =>
    content ? (
      <span class="lines" dir="auto">
        {content}
      </span>
    ) : null;
  if (kind === "milestone")
    return line(
      [
        `${text("title")}: ${Number(said["percent"])} %`,
        text("due_on") && t("until", { day: sayDay(shell, text("due_on")) }),
      ]
        .filter(Boolean)
        .join(" · "),
    );
  if (kind === "late") return line(t("lateSince", { day: formatDate(new Date(text("due")), locale, timeZone) }));
  if (kind === "confirmed" || kind === "reopened") {
    const { yes, no, answers } = said;
    return line(
      yes === undefined
        ? t("answered", { count: Number(answers) })
        : t("answers", { yes: Number(yes), no: Number(no) }),
    );
  }
  return line(text("words"));
}

export const sayDay = ({ reader: { locale } }: Shell, day: string): string =>
  formatDate(new Date(`${day}T05:00:00Z`), locale, "WIB");
