import type { Shell } from "#ui/page";
import type { Event } from "../queries.ts";
import { words } from "../words.ts";

/** What else can be done with an event, by anyone and by who looks after it. */
export function EventTools({ shell, event, hasMinutes }: { shell: Shell; event: Event; hasMinutes: boolean }) {
  const t = words(shell.reader.locale);
  const { id, post_id, helps, tends, audience, cancelled_at } = event;
  const { viewer } = shell.reader;
  return (
    <>
      <p class="row">
        {post_id && <Way href={`/p/${post_id}`} label={t("discussion")} />}{" "}
        <Way href={`/events/${id}.ics`} label={t("toCalendar")} />{" "}
        {(hasMinutes || tends) && <Way href={`/events/${id}/minutes`} label={t("minutes")} />}
      </p>
      {helps && (
        <p class="row">
          <Way href={`/events/${id}/guests`} label={t("guests")} />{" "}
          {tends && !cancelled_at && <Way href={`/events/${id}/edit`} label={t("change")} />}{" "}
          {audience === "public" && <Way href={`/events/${id}/poster`} label={t("poster")} />}
        </p>
      )}
      {viewer && !tends && (
        <p class="row">
          <a href={`/report/event/${id}`}>{t("reportIt")}</a>
        </p>
      )}
    </>
  );
}

const Way = ({ href, label }: { href: string; label: string }) => (
  <a class="btn alt" href={href}>
    {label}
  </a>
);
