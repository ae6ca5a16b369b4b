import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextArea } from "#ui/field";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Time } from "#ui/time";
import type { Event } from "../queries.ts";
import { words } from "../words.ts";
import type { Minutes } from "../write-minutes.ts";

type MinutesProps = { shell: Shell; event: Event; minutes: readonly Minutes[]; filled: Filled };

/** What was said and decided, with every earlier version; whoever looks after the event writes it. */
export function MinutesPage({ shell, event, minutes: [latest, ...earlier], filled }: MinutesProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("minutes")}>
      <p class="row" dir="auto">
        <a href={`/events/${event.id}`}>{event.title}</a>
      </p>
      {latest ? <Version shell={shell} one={latest} /> : <p>{t("noMinutes")}</p>}
      {earlier.length > 0 && (
        <details>
          <summary>{t("earlier")}</summary>
          {earlier.map((one) => (
            <Version shell={shell} one={one} />
          ))}
        </details>
      )}
      {event.tends && (
        <>
          <h2>{t(latest ? "minutesAnew" : "minutesWrite")}</h2>
          <Problems shell={shell} errors={errors} />
          <Form action={`/events/${event.id}/minutes`} once={newSecret().slice(0, 22)} submit={t("save")}>
            <TextArea
              name="text"
              label={t("minutes")}
              hint={t("hint.minutes")}
              value={filled.values["text"] ?? latest?.text}
              error={errors["text"]}
              rows={4}
              required
              dir="auto"
            />
          </Form>
        </>
      )}
    </Page>
  );
}

function Version({ shell, one }: { shell: Shell; one: Minutes }) {
  return (
    <article class="post">
      <p class="q">
        {one.name} · <Time shell={shell} at={one.written_at} full />
      </p>
      <p class="lines" dir="auto">
        {one.text}
      </p>
    </article>
  );
}
