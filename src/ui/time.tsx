import { formatDateTime, formatRelative } from "../platform/format.ts";
import type { Shell } from "./shell.tsx";

/** A moment: how long ago in a few letters, or with `full` the whole date on the reader's clock. */
export function Time({ shell, at, full }: { shell: Shell; at: Date; full?: boolean }) {
  const { locale, timeZone, now } = shell.reader;
  return (
    <time datetime={`${at.toISOString().slice(0, 16)}Z`}>
      {full ? formatDateTime(at, locale, timeZone) : formatRelative(at, now, locale, timeZone)}
    </time>
  );
}
