import { formatDateTime, formatNumber } from "#platform/format";
import type { Shell } from "#ui/page";
import type { Poll } from "../polls-of.ts";
import { words } from "../words.ts";

type PollProps = { shell: Shell; id: string; poll: Poll };

/** A poll under its post: what one may choose, or how the others chose, and until when. */
export function PollBox({ shell, id, poll }: PollProps) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const most = Math.max(1, poll.voters);
  const action = `/p/${id}/votes`;
  return (
    <>
      <ul class="poll">
        {poll.options.map(({ text, votes, mine }, index) => (
          <li>
            {poll.open && !poll.multiple ? (
              <button class="alt" formaction={action} name={`vote.${id}.${index + 1}`}>
                <bdi>{text}</bdi>
              </button>
            ) : (
              <bdi>{text}</bdi>
            )}{" "}
            {mine && <span class="tag">{t("pollMine")}</span>}{" "}
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
      {poll.open && poll.multiple && (
        <p>
          <a class="btn alt" href={action}>
            {t("pollAnswer")}
          </a>
        </p>
      )}
      <p class="via">
        {t("pollVotes", { count: poll.voters })} ·{" "}
        {poll.ended ? t("pollEnded") : t("pollUntil", { time: formatDateTime(poll.ends_at, locale, timeZone) })}
        {poll.secret && !poll.ended && ` · ${t("pollSecretNow")}`}
      </p>
    </>
  );
}
