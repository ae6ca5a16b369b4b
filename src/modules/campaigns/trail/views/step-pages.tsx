import { OnePicture } from "#modules/media";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { TextArea } from "#ui/field";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Demand } from "../../demands/queries.ts";
import { forwardWays, trailLimits } from "../rules.ts";
import { words } from "../words.ts";

export type StepProps = { shell: Shell; demand: Pick<Demand, "id" | "title" | "addressee_name">; filled: Filled };

const back = (shell: Shell, id: string) => (
  <a class="btn plain" href={`/demands/${id}`}>
    {words(shell.reader.locale)("back")}
  </a>
);

/** Handing a demand to whom it asks, with proof. */
export function ForwardPage({ shell, demand, filled, needed }: StepProps & { needed: number }) {
  const { locale } = shell.reader;
  const t = words(locale);
  const errors = sayComplaints(locale, filled.errors);
  return (
    <Page shell={shell} title={t("forward")} script="media">
      <p dir="auto">
        {demand.title}
        {demand.addressee_name && ` → ${demand.addressee_name}`}
      </p>
      {needed > 0 && <p class="hint">{t("neededHint", { count: needed })}</p>}
      <Problems shell={shell} errors={errors} />
      <Form
        action={`/demands/${demand.id}/forwarding`}
        once={newSecret().slice(0, 22)}
        submit={t("forwardYes")}
        other={back(shell, demand.id)}
        files
      >
        <RadioField
          shell={shell}
          name="way"
          label={t("way")}
          error={errors["way"]}
          value={filled.values["way"] ?? "hand"}
          choices={forwardWays.map((value) => ({ value, label: t(`way.${value}`) }))}
        />
        <TextArea
          name="words"
          label={t("proof")}
          hint={t("proofHint")}
          error={errors["words"]}
          value={filled.values["words"]}
          maxlength={trailLimits.note}
          rows={3}
          dir="auto"
        />
        <OnePicture shell={shell} values={filled.values} errors={errors} />
      </Form>
    </Page>
  );
}

/** Words and a photo for the record: an answer, or that it is done. */
export function WordsPage({ shell, demand, filled, step }: StepProps & { step: "answer" | "done" }) {
  const { locale } = shell.reader;
  const t = words(locale);
  const errors = sayComplaints(locale, filled.errors);
  return (
    <Page shell={shell} title={t(step === "answer" ? "answer" : "sayDone")} script="media">
      <p dir="auto">{demand.title}</p>
      <Problems shell={shell} errors={errors} />
      <Form
        action={`/demands/${demand.id}/${step}`}
        once={newSecret().slice(0, 22)}
        submit={t(step === "answer" ? "answerYes" : "doneYes")}
        other={back(shell, demand.id)}
        files
      >
        <TextArea
          name="words"
          label={t(`words.${step}`)}
          hint={t(`wordsHint.${step}`)}
          error={errors["words"]}
          value={filled.values["words"]}
          maxlength={trailLimits.words}
          required
          dir="auto"
        />
        <OnePicture shell={shell} values={filled.values} errors={errors} />
      </Form>
    </Page>
  );
}

/** Taking a demand back. */
export function WithdrawPage({ shell, demand, filled, action }: StepProps & { action?: string }) {
  const { locale } = shell.reader;
  const t = words(locale);
  const errors = sayComplaints(locale, filled.errors);
  return (
    <Page shell={shell} title={t("withdraw")}>
      <p dir="auto">{demand.title}</p>
      <p class="note warn">{t("withdrawHint")}</p>
      <Problems shell={shell} errors={errors} />
      <Form
        action={action ?? `/demands/${demand.id}/withdrawal`}
        once={newSecret().slice(0, 22)}
        submit={t("withdrawYes")}
        other={back(shell, demand.id)}
        danger
      >
        <TextArea
          name="words"
          label={t("why")}
          error={errors["words"]}
          value={filled.values["words"]}
          maxlength={trailLimits.note}
          required
          rows={3}
          dir="auto"
        />
      </Form>
    </Page>
  );
}
