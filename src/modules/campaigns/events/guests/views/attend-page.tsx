import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Event } from "../../queries.ts";
import { words } from "../../words.ts";

type AttendProps = { shell: Shell; event: Event; filled: Filled; action?: string };

/** Typing the code that is shown at the door. */
export function AttendPage({ shell, event, filled, action = `/events/${event.id}/attendance` }: AttendProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("attend")}>
      <p dir="auto">{event.title}</p>
      <Problems shell={shell} errors={errors} />
      <Form action={action} once={newSecret().slice(0, 22)} submit={t("attend")}>
        <TextField
          name="code"
          label={t("field.code")}
          hint={t("hint.code")}
          value={filled.values["code"]}
          error={errors["code"]}
          autocomplete="off"
          maxlength={20}
          required
        />
      </Form>
    </Page>
  );
}
