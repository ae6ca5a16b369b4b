import { formatDateTime, formatNumber } from "#platform/format";
import type { Shell } from "#ui/page";
import type { Poll } from "../polls-of.ts";
import { words } from "../words.ts";

type PollProps = { shell: Shell; id: string; poll: Poll; full?: boolean | undefined };

/** A poll under its post: what one may choose, or how the others chose, and until when. */
export function PollBox({ shell, poll }: PollProps) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const most = Math.max(1, poll.voters);
  return (
    <>
      <ul class="poll">
        {poll.options.map(({ text, votes, mine }) => (
          <li>
            <bdi>{text}</bdi> {mine && <span class="tag">{t("pollMine")}</span>}
            {votes !== null && (
              <>
                <b>
                  {formatNumber(Math.round((votes * 100) / most), locale)}% · {t("pollShare", { count: votes })}
                </b>
                <meter max={most} value={votes} aria-hidden="true" />
              </>
            )}
          </li>
        ))}
      </ul>
      <p class="via">
        {t("pollVotes", { count: poll.voters })} ·{" "}
        {poll.ended ? t("pollEnded") : t("pollUntil", { time: formatDateTime(poll.ends_at, locale, timeZone) })}
      </p>
    </>
  );
}
