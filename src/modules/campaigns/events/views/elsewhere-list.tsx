import { formatDateTime } from "#platform/format";
import type { Shell } from "#ui/page";
import type { EventElsewhere } from "../list-elsewhere.ts";
import { words } from "../words.ts";

/** What somebody comes to at other servers; each leads to the post it came with. */
export function ElsewhereList({ shell, events }: { shell: Shell; events: readonly EventElsewhere[] }) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  if (events.length === 0) return null;
  return (
    <>
      <h2>{t("elsewhere")}</h2>
      <ul class="list">
        {events.map(({ post_id, title, starts_at, place, cancelled }) => (
          <li>
            <a href={`/p/${post_id}`}>
              <span>
                <b dir="auto">{title || t("event")}</b>{" "}
                <span class="q">{formatDateTime(starts_at, locale, timeZone)}</span>{" "}
                {(place || cancelled) && (
                  <span class="q">{[place, cancelled && t("cancelled")].filter(Boolean).join(" · ")}</span>
                )}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
