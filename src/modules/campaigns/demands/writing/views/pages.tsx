import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { Form, PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Steps } from "#ui/steps";
import { Time } from "#ui/time";
import type { Similar } from "../../find-similar.ts";
import { words as wordsOfDemands } from "../../words.ts";
import { type DemandDraftRow, draftDays } from "../drafts.ts";
import { findMissing, type StepName, stepNames } from "../fields.ts";
import { words } from "../words.ts";
import { type FieldsProps, stepFields } from "./step-fields.tsx";

const key = () => newSecret().slice(0, 22);
const ALL = stepNames.length + 1;

/** What one wants: to report what is broken, or to ask for something with others. */
export function BeginPage({ shell, from, isGuest }: { shell: Shell; from: string | undefined; isGuest: boolean }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("begin")}>
      <p>{t("beginHint")}</p>
      {isGuest && <p class="note">{t("guestHint")}</p>}
      <Form action="/demands/drafts" once={key()} submit={t("next")}>
        {from && <input type="hidden" name="from" value={from} />}
        {isGuest ? (
          <input type="hidden" name="kind" value="report" />
        ) : (
          <RadioField
            shell={shell}
            name="kind"
            label={t("kind")}
            value="report"
            choices={[
              { value: "report", label: t("kind.report"), hint: t("kindHint.report"), icon: "flag" },
              { value: "petition", label: t("kind.petition"), hint: t("kindHint.petition"), icon: "followers" },
            ]}
          />
        )}
      </Form>
      <p class="row">
        {!isGuest && <a href="/demands/drafts">{t("drafts")}</a>} <a href="/track">{t("track")}</a>
      </p>
    </Page>
  );
}

/** One question. What was answered is kept when one goes on, and one may go back. */
export function StepPage({
  draft,
  step,
  filled,
  ...props
}: Omit<FieldsProps, "values" | "errors"> & { draft: DemandDraftRow; step: StepName; filled: Filled }) {
  const { shell } = props;
  const t = words(shell.reader.locale);
  const number = stepNames.indexOf(step) + 1;
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const at = `/demands/drafts/${draft.id}`;
  return (
    <Page shell={shell} title={t(`step.${step}`)} script="media">
      <Steps shell={shell} number={number} of={ALL} />
      <Problems shell={shell} errors={errors} />
      <Form
        action={`${at}/${number}`}
        once={key()}
        submit={t("next")}
        files={step === "evidence"}
        other={
          <a class="btn plain" href={number > 1 ? `${at}/${number - 1}` : "/demands/new"}>
            {t("back")}
          </a>
        }
      >
        {stepFields[step]({ ...props, values: { ...draft.writing, ...filled.values }, errors })}
      </Form>
      <p class="hint">{props.isGuest ? `${t("kept")} ${t("keptDays", { days: draftDays })}` : t("kept")}</p>
    </Page>
  );
}

type CheckProps = {
  shell: Shell;
  draft: DemandDraftRow;
  similar: readonly Similar[];
  addressee: string | undefined;
  errors: Readonly<Record<string, string>>;
};

/** All answers once more, what is still missing, and what others ask already. */
export function CheckPage({ shell, draft, similar, addressee, errors }: CheckProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  const said = wordsOfDemands(locale);
  const { writing } = draft;
  const at = `/demands/drafts/${draft.id}`;
  const missing = findMissing(writing, draft.kind);
  return (
    <Page shell={shell} title={t("check")}>
      <Steps shell={shell} number={ALL} of={ALL} />
      <Problems shell={shell} errors={sayComplaints(locale, errors)} />
      <SimilarList shell={shell} similar={similar} title={t("similar")} />
      {missing.length > 0 && (
        <Notice kind="warn" title={t("missing")}>
          <ul>
            {missing.map(({ name, step }) => (
              <li>
                <a href={`${at}/${stepNames.indexOf(step) + 1}#f-${name}`}>{t(`ask.${name as "what"}`)}</a>
              </li>
            ))}
          </ul>
          <p>{t("missingHint")}</p>
        </Notice>
      )}
      <article class="post">
        <h2 dir="auto">{writing["title"]}</h2>
        <p class="lines" dir="auto">
          {writing["what"]}
        </p>
        <dl>
          {(["ask", "addressee", "place", "since", "who", "evidence", "goal", "deadline"] as const).map((name) => {
            const value = name === "addressee" ? addressee : writing[name];
            return value ? (
              <div>
                <dt>{said(name === "addressee" ? "to" : name)}</dt>
                <dd class="lines" dir="auto">
                  {value}
                </dd>
              </div>
            ) : null;
          })}
          <div>
            <dt>{said("seenBy")}</dt>
            <dd>{said(`openness.${(writing["openness"] ?? "open") as "open"}`)}</dd>
          </div>
        </dl>
      </article>
      <Form
        action={`${at}/publication`}
        once={key()}
        submit={t("publish")}
        other={
          <a class="btn plain" href={`${at}/1`}>
            {t("change")}
          </a>
        }
      />
    </Page>
  );
}

/** What others ask already, to be joined instead. */
export function SimilarList({ shell, similar, title }: { shell: Shell; similar: readonly Similar[]; title: string }) {
  const t = wordsOfDemands(shell.reader.locale);
  if (similar.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul class="list">
        {similar.map(({ id, kind, title, place, status }) => (
          <li>
            <a href={`/demands/${id}`}>
              <span>
                <bdi>{title}</bdi>
                <span class="q">
                  {t(kind)} · {t(`status.${status}`)}
                  {place && ` · ${place}`}
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What one began to write. */
export function DraftsPage({ shell, drafts }: { shell: Shell; drafts: readonly DemandDraftRow[] }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("drafts")}>
      <p>
        <a class="btn" href="/demands/new">
          {t("begin")}
        </a>
      </p>
      <ul class="list">
        {drafts.map(({ id, writing, kind, step, saved_at }) => (
          <li>
            <a href={`/demands/drafts/${id}/${Math.min(step, ALL)}`}>
              <span>
                <bdi>{writing["title"] || t("untitled")}</bdi>
                <span class="q">
                  {t(`kind.${kind}`)} · <Time shell={shell} at={saved_at} />
                </span>
              </span>
            </a>
            <div class="row">
              <PressForm action={`/demands/drafts/${id}/removal`} once={key()} look="plain">
                {t("delete", { title: writing["title"] || t("untitled") })}
              </PressForm>
            </div>
          </li>
        ))}
      </ul>
    </Page>
  );
}
