import type { Child } from "hono/jsx";
import { AlbumFields, type Picture } from "#modules/media";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { SelectField, TextArea, TextField } from "#ui/field";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import type { Shell } from "#ui/page";
import type { GroupToWrite } from "../in-group.ts";
import { type Audience, postLanguages, postLimits, quotePolicies, replyPolicies } from "../rules.ts";
import type { Speaker } from "../speakers.ts";
import { words } from "../words.ts";
import { draftLimits, partNames } from "../writing.ts";
import { InGroup } from "./in-group.tsx";
import { languageNames } from "./language-names.ts";
import { PollFields } from "./poll-fields.tsx";
import { audienceIcons } from "./post-card.tsx";
import { Schedule } from "./schedule.tsx";
import { SpeakerField } from "./speaker-field.tsx";

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
  /** Whether it can be kept unsent, made longer, and sent at an hour: all but an edit. */
  keep?: boolean;
  /** Those kept with the draft. */
  pictures?: readonly Picture[];
  /** A draft that waits for its hour. */
  scheduled?: boolean;
  /** One more part was asked for. */
  longer?: boolean;
  /** The group it begins in. */
  group?: GroupToWrite | undefined;
  /** Organisations in whose name it may be written. */
  speakers?: readonly Speaker[];
  /** The post it quotes. */
  quoted?: string | undefined;
  /** What it answered is gone, and the page says so. */
  alone?: boolean;
};

/** A section of the form: what was answered, and what was wrong with it in words. */
export type SectionProps = {
  shell: Shell;
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
};

/** The form a person writes in: the words first, everything else below and already chosen. */
export function Compose({ shell, filled, ...props }: ComposeProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const section = { shell, values: filled.values, errors };
  const audience = props.audiences && !props.group && <AudienceField {...section} choices={props.audiences} />;
  const rare = ["warning", "publish_day", "publish_time"];
  const parts = props.keep && !props.brief ? partsShown(filled.values, props.longer === true) : 1;
  return (
    <>
      <Problems shell={shell} errors={errors} />
      <Form
        action={props.action}
        once={newSecret().slice(0, 22)}
        submit={props.submit}
        {...(props.keep && !props.brief && { files: true })}
        other={
          <>
            {props.keep && (
              <button class="alt" name="do.save">
                {t(props.scheduled ? "unschedule" : "saveDraft")}
              </button>
            )}
            {props.keep && !props.brief && parts < draftLimits.parts && (
              <button class="plain" name="do.part">
                {t("addPart")}
              </button>
            )}
            {props.other}
          </>
        }
      >
        {props.quoted && <input type="hidden" name="quoted" value={props.quoted} />}
        {props.group && <InGroup {...section} group={props.group} />}
        {/* What Enter presses, before the buttons beside photos. */}
        {props.keep && !props.brief && <button hidden={true} />}
        {props.alone && <input type="hidden" name="alone" value="on" />}
        <TextArea
          name="text"
          label={props.label}
          hint={t("textHint", { count: postLimits.text })}
          error={errors["text"]}
          value={filled.values["text"]}
          rows={props.brief ? 3 : 6}
          dir="auto"
        />
        {partNames.slice(0, parts - 1).map((name, index) => (
          <div id={index === parts - 2 ? "more" : undefined}>
            <TextArea
              name={name}
              label={t("part", { number: index + 2 })}
              error={errors[name]}
              value={filled.values[name]}
              rows={4}
              dir="auto"
            />
          </div>
        ))}
        {props.keep && !props.brief && <AlbumFields {...section} pictures={props.pictures ?? []} />}
        {!props.group && <SpeakerField {...section} speakers={props.speakers ?? []} />}
        {!props.brief && audience}
        {props.keep && !props.brief && <PollFields {...section} />}
        <details open={rare.some((name) => filled.values[name] || errors[name])}>
          <summary>{t("more")}</summary>
          {props.brief && audience}
          {props.keep && !props.brief && <Schedule {...section} />}
          <Manner {...section} />
        </details>
      </Form>
    </>
  );
}

/** As many parts as hold words, and one more when it was asked for. */
function partsShown(values: Readonly<Record<string, string>>, longer: boolean): number {
  const last = partNames.findLastIndex((name) => values[name]);
  return Math.min(last + 2 + (longer ? 1 : 0), draftLimits.parts);
}

function AudienceField({ shell, values, errors, choices }: SectionProps & { choices: readonly Audience[] }) {
  const t = words(shell.reader.locale);
  const chosen = choices.find((audience) => audience === values["audience"]) ?? choices[0];
  return (
    <RadioField
      shell={shell}
      name="audience"
      label={t("audience")}
      error={errors["audience"]}
      value={chosen}
      choices={choices.map((value) => ({
        value,
        label: t(`audience.${value}`),
        hint: t(`audience.${value}.hint`),
        icon: audienceIcons[value],
      }))}
    />
  );
}

/** Who may answer, a warning, the language: rarely changed. */
function Manner({ shell, values, errors }: SectionProps) {
  const t = words(shell.reader.locale);
  return (
    <>
      <SelectField
        name="reply_policy"
        label={t("replyPolicy")}
        value={values["reply_policy"] ?? "everyone"}
        options={replyPolicies.map((value) => ({ value, label: t(`replyPolicy.${value}`) }))}
      />
      <SelectField
        name="quote_policy"
        label={t("quotePolicy")}
        value={values["quote_policy"] ?? "everyone"}
        options={quotePolicies.map((value) => ({ value, label: t(`quotePolicy.${value}`) }))}
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
    </>
  );
}
