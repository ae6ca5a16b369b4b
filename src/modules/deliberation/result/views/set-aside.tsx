import { formatDate } from "#platform/format";
import type { Shell } from "#ui/page";
import type { Sources } from "../count-sources.ts";
import { SMALL } from "../figures/rules.ts";
import { words } from "../words.ts";

/** How many voices of suspended accounts do not count now, and on which days that changed. */
export function SetAsideNote({ shell, sources }: { shell: Shell; sources: Sources }) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const { aside, log } = sources;
  const many = (people: number) => (people < SMALL ? t("asideFew") : t("asideMany", { count: people }));
  if (log.length === 0) return null;
  return (
    <>
      <p>
        {aside > 0 ? t("aside", { people: many(aside) }) : t("asideNone")} {t("asideHint")}
      </p>
      <ul>
        {log.map(({ day, deed, people }) => (
          <li>
            {formatDate(new Date(day), locale, timeZone)}: {t(`asideLog.${deed}`, { people: many(people) })}
          </li>
        ))}
      </ul>
    </>
  );
}
