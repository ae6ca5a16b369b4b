import { formatDateTime, formatDay, formatRelative } from "../platform/format.ts";
import type { Shell } from "./shell.tsx";

const DAY = 86_400_000;

/**
 * A moment: how long ago in a few letters, or with `full` the whole date on the reader's clock. A machine is told as much:
 * the minute while hours are counted, later the day, which neighbours in a list share, so that it costs nearly nothing.
 * `mark` names it for other programs (microformats2).
 */
export function Time({ shell, at, full, mark }: { shell: Shell; at: Date; full?: boolean; mark?: string }) {
  const { locale, timeZone, now } = shell.reader;
  const isFresh = now.getTime() - at.getTime() < 2 * DAY;
  return (
    <time class={mark} datetime={full || isFresh ? `${at.toISOString().slice(0, 16)}Z` : formatDay(at, timeZone)}>
      {full ? formatDateTime(at, locale, timeZone) : formatRelative(at, now, locale, timeZone)}
    </time>
  );
}
