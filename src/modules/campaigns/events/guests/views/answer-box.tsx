import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import { Notice } from "#ui/notice";
import type { Shell } from "#ui/page";
import type { Event } from "../../queries.ts";
import { isOver } from "../../rules.ts";
import { words } from "../../words.ts";
import { takesCodes } from "../attendance-code.ts";
import type { Comers } from "../queries.ts";

type BoxProps = { shell: Shell; event: Event; comers: Comers };

/** How one comes, or how one stands: one press says yes; whom one brings is asked on a page of its own. */
export function AnswerBox({ shell, event, comers }: BoxProps) {
  const { viewer, now } = shell.reader;
  const t = words(shell.reader.locale);
  const { id, mine, capacity, seats_taken } = event;
  const closed = Boolean(event.cancelled_at) || isOver(event, now);
  const isFull = capacity !== null && seats_taken >= capacity;
  return (
    <section id="answer">
      {mine && mine.state !== "no" && (
        <Notice kind={mine.state === "going" ? "ok" : "info"}>
          <p>
            <b>{t(`state.${mine.state}`)}</b> {mine.companions > 0 && t("with", { count: mine.companions })}{" "}
            {mine.attended && t("attended")}
          </p>
        </Notice>
      )}
      {!closed && !viewer && event.audience === "public" && (
        <p class="row">
          <a class="btn" href={`/events/${id}/seat`}>
            {t(isFull ? "waitForSeat" : "answer.yes")}
          </a>
        </p>
      )}
      {!closed && viewer && !(mine && mine.state !== "no") && (
        <div class="row">
          <PressForm action={`/events/${id}/answer`} once={newSecret().slice(0, 22)}>
            {t(isFull ? "waitForSeat" : "answer.yes")}
          </PressForm>
          <a class="btn alt" href={`/events/${id}/answer`}>
            {t("answer.more")}
          </a>
        </div>
      )}
      {!closed && viewer && mine && mine.state !== "no" && (
        <p class="row">
          <a class="btn alt" href={`/events/${id}/answer`}>
            {t("answer.change")}
          </a>
        </p>
      )}
      {viewer && !mine?.attended && takesCodes(event, now) && (
        <p class="row">
          <a class="btn alt" href={`/events/${id}/attendance`}>
            {t("attend")}
          </a>
        </p>
      )}
      <Names shell={shell} comers={comers} />
    </section>
  );
}

function Names({ shell, comers: { named, waiting, maybe } }: { shell: Shell; comers: Comers }) {
  const t = words(shell.reader.locale);
  return (
    <>
      {(waiting > 0 || maybe > 0) && (
        <p class="q">
          {[maybe > 0 && t("maybeCount", { count: maybe }), waiting > 0 && t("waitingCount", { count: waiting })]
            .filter(Boolean)
            .join(" · ")}
        </p>
      )}
      {named.length > 0 && (
        <p>
          {t("amongThem")}{" "}
          {named.map(({ handle, name }, index) => (
            <>
              {index > 0 && ", "}
              <a href={`/@${handle}`} dir="auto">
                {name}
              </a>
            </>
          ))}
        </p>
      )}
    </>
  );
}
