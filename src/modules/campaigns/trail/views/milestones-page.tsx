import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Demand } from "../../demands/queries.ts";
import type { Milestone } from "../queries.ts";
import { trailLimits } from "../rules.ts";
import { words } from "../words.ts";
import { MilestoneList } from "./milestone-list.tsx";

type MilestonesProps = {
  shell: Shell;
  demand: Pick<Demand, "id" | "title">;
  milestones: readonly Milestone[];
  filled: Filled;
  /** The one that is changed; else a new one is promised. */
  chosen?: Milestone | undefined;
};

/** What the addressee promises, step by step, and how far each has come. */
export function MilestonesPage({ shell, demand, milestones, filled, chosen }: MilestonesProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  const errors = sayComplaints(locale, filled.errors);
  const at = `/demands/${demand.id}/milestones`;
  const { values } = filled;
  return (
    <Page shell={shell} title={t(chosen ? "changeMilestone" : "setMilestones")}>
      <p dir="auto">{demand.title}</p>
      {!chosen && (
        <>
          <MilestoneList shell={shell} milestones={milestones} />
          <ul class="list">
            {milestones.map(({ id, title }) => (
              <li>
                <a href={`${at}/${id}`}>{t("changeOne", { title })}</a>
              </li>
            ))}
          </ul>
          <h2>{t("newMilestone")}</h2>
        </>
      )}
      <Problems shell={shell} errors={errors} />
      <Form
        action={chosen ? `${at}/${chosen.id}` : at}
        once={newSecret().slice(0, 22)}
        submit={t("milestoneYes")}
        other={
          <a class="btn plain" href={`/demands/${demand.id}`}>
            {t("back")}
          </a>
        }
      >
        <TextField
          name="title"
          label={t("milestoneTitle")}
          hint={t("milestoneTitleHint")}
          error={errors["title"]}
          value={values["title"] ?? chosen?.title}
          maxlength={trailLimits.milestone}
          required
          dir="auto"
        />
        <TextField
          name="due_on"
          type="date"
          label={t("milestoneDay")}
          error={errors["due_on"]}
          value={values["due_on"] ?? chosen?.due_on ?? ""}
        />
        <TextField
          name="percent"
          type="number"
          min={0}
          max={100}
          step={5}
          inputmode="numeric"
          label={t("milestonePercent")}
          error={errors["percent"]}
          value={values["percent"] ?? String(chosen?.percent ?? 0)}
        />
      </Form>
    </Page>
  );
}
