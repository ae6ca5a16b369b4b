import type { Child } from "hono/jsx";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { SelectField, TextArea, TextField } from "#ui/field";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import type { Shell } from "#ui/page";
import { type Audience, postLanguages, postLimits, replyPolicies } from "../rules.ts";
import { words } from "../words.ts";
import { languageNames } from "./language-names.ts";
import { audienceIcons } from "./post-card.tsx";

type ComposeProps = {
  shell: Shell;
  action: string;
  filled: Filled;
  /** Absent when the audience is settled already, as in an edit. */
  audiences?: readonly Audience[];
  label: string;
  submit: string;
  other?: Child;
  /** At the foot of a conversation: audience and the rest wait behind one line. */
  brief?: boolean;
};

/** The form a person writes in: the words first, everything else below and already chosen. */
export function Compose({ shell, filled, ...props }: ComposeProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const { values } = filled;
  const choices = props.audiences ?? [];
  const audience = choices.length > 0 && (
    <RadioField
      shell={shell}
      name="audience"
      label={t("audience")}
      error={errors["audience"]}
      value={values["audience"] ?? choices[0]}
      choices={choices.map((value) => ({
        value,
        label: t(`audience.${value}`),
        hint: t(`audience.${value}.hint`),
        icon: audienceIcons[value],
      }))}
    />
  );
  return (
    <>
      <Problems shell={shell} errors={errors} />
      <Form action={props.action} once={newSecret().slice(0, 22)} submit={props.submit} other={props.other}>
        <TextArea
          name="text"
          label={props.label}
          hint={t("textHint", { count: postLimits.text })}
          error={errors["text"]}
          value={values["text"]}
          required
          rows={props.brief ? 3 : 6}
          dir="auto"
        />
        {!props.brief && audience}
        <details open={Boolean(values["warning"] || errors["warning"])}>
          <summary>{t("more")}</summary>
          {props.brief && audience}
          <SelectField
            name="reply_policy"
            label={t("replyPolicy")}
            value={values["reply_policy"] ?? "everyone"}
            options={replyPolicies.map((value) => ({ value, label: t(`replyPolicy.${value}`) }))}
          />
          <TextField
            name="warning"
            label={t("warning")}
            hint={t("warningHint")}
            error={errors["warning"]}
            value={values["warning"]}
            maxlength={postLimits.warning}
          />
          <SelectField
            name="language"
            label={t("language")}
            value={values["language"] ?? shell.reader.locale}
            options={postLanguages.map((value) => ({ value, label: languageNames[value] }))}
          />
        </details>
      </Form>
    </>
  );
}
