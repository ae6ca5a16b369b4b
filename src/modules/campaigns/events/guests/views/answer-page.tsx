import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Event } from "../../queries.ts";
import { words } from "../../words.ts";
import { AnswerFields } from "./answer-fields.tsx";

/** Saying whether one comes, and whom one brings. */
export function AnswerPage({ shell, event, filled }: { shell: Shell; event: Event; filled: Filled }) {
  const t = words(shell.reader.locale);
  const { mine } = event;
  const asked = Object.keys(filled.values).length > 0;
  const values = asked
    ? filled.values
    : { companions: `${mine?.companions ?? 0}`, children: `${mine?.children ?? 0}`, shown: mine?.shown ? "on" : "" };
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={event.title}>
      <Problems shell={shell} errors={errors} />
      <Form
        action={`/events/${event.id}/answer`}
        once={newSecret().slice(0, 22)}
        submit={t("answer.yes")}
        other={
          <>
            <button type="submit" class="alt" name="answer" value="maybe">
              {t("answer.maybe")}
            </button>{" "}
            <button type="submit" class="alt" name="answer" value="no">
              {t("answer.no")}
            </button>
          </>
        }
      >
        <AnswerFields shell={shell} event={event} values={values} errors={errors} />
      </Form>
      <p class="row">
        <a href={`/events/${event.id}`}>{t("back")}</a>
      </p>
    </Page>
  );
}
