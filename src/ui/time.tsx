import { formatDateTime, formatDay, formatRelative } from "../platform/format.ts";
import type { Shell } from "./shell.tsx";

const DAY = 86_400_000;

/**
 * A moment: how long ago in a few letters, or with `full` the whole date on the reader's clock. A machine is told as much:
 * the minute while hours are counted, later the day, which neighbours in a list share, so that it costs nearly nothing.
 */
export function Time({ shell, at, full }: { shell: Shell; at: Date; full?: boolean }) {
  const { locale, timeZone, now } = shell.reader;
  const isFresh = now.getTime() - at.getTime() < 2 * DAY;
  return (
    <time datetime={full || isFresh ? `${at.toISOString().slice(0, 16)}Z` : formatDay(at, timeZone)}>
      {full ? formatDateTime(at, locale, timeZone) : formatRelative(at, now, locale, timeZone)}
    </time>
  );
}
