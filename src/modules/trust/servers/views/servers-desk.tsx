import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { CheckField, RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { TextArea, TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Time } from "#ui/time";
import type { Policy, ServerList, Suggestion } from "../queries.ts";
import { serverLimits, severities } from "../rules.ts";
import { words } from "../words.ts";
import { Said } from "./servers-page.tsx";

const key = () => newSecret().slice(0, 22);

/** Which form came back with something wrong. */
export type Part = "mode" | "policy" | "paste" | "list";
export type DeskProps = {
  shell: Shell;
  mode: "open" | "listed" | "closed";
  policies: readonly Policy[];
  lists: readonly ServerList[];
  suggestions: readonly Suggestion[];
  isAdministrator: boolean;
  saved?: boolean;
  wrong?: Part | undefined;
  filled: Filled;
};

/** Where it is decided with whom the community talks. */
export function ServersDesk(props: DeskProps) {
  const { shell, saved, filled, isAdministrator, policies } = props;
  const { locale } = shell.reader;
  const t = words(locale);
  return (
    <Page shell={shell} title={t("desk")}>
      {saved && <Notice kind="ok">{t("saved")}</Notice>}
      <Problems shell={shell} errors={sayComplaints(locale, filled.errors)} />
      <Suggestions {...props} />
      <h2>{t("add")}</h2>
      <PolicyForm {...props} />
      <h2>{t("decided")}</h2>
      <ul class="list">
        {policies.map((policy) => (
          <li class="entry">
            <Said shell={shell} policy={policy} />
            {policy.note && (
              <p class="q" dir="auto">
                {policy.note}
              </p>
            )}
            <div class="row">
              <PressForm action={`/admin/servers/${policy.host}/removal`} once={key()} look="plain">
                {t("free", { host: policy.host })}
              </PressForm>
            </div>
          </li>
        ))}
      </ul>
      {isAdministrator && <ModeForm {...props} />}
      <Lists {...props} />
      <PasteForm {...props} />
      <p class="row">
        <a href="/servers">{t("servers")}</a>
      </p>
    </Page>
  );
}

const filledFor = ({ wrong, filled, shell }: DeskProps, part: Part) => ({
  values: wrong === part ? filled.values : {},
  errors: wrong === part ? sayComplaints(shell.reader.locale, filled.errors) : {},
});

function ModeForm(props: DeskProps) {
  const t = words(props.shell.reader.locale);
  const { errors } = filledFor(props, "mode");
  return (
    <Form action="/admin/servers/mode" once={key()} submit={t("save")}>
      <RadioField
        shell={props.shell}
        name="federation"
        label={t("mode")}
        value={props.mode}
        error={errors["federation"]}
        choices={(["open", "listed", "closed"] as const).map((value) => ({
          value,
          label: t(`modeLabel.${value}`),
          hint: t(`modeHint.${value}`),
        }))}
      />
    </Form>
  );
}

function PolicyForm(props: DeskProps) {
  const t = words(props.shell.reader.locale);
  const { values, errors } = filledFor(props, "policy");
  return (
    <Form action="/admin/servers" once={key()} submit={t("decide")}>
      <TextField
        name="host"
        label={t("host")}
        hint={t("hostHint")}
        value={values["host"]}
        error={errors["host"]}
        maxlength={300}
        required
      />
      <RadioField
        shell={props.shell}
        name="severity"
        label={t("severity")}
        value={values["severity"] ?? "silence"}
        error={errors["severity"]}
        choices={severities.map((value) => ({
          value,
          label: t(`severity.${value}`),
          hint: t(`severityHint.${value}`),
        }))}
      />
      <CheckField name="reject_media" label={t("rejectMedia")} checked={values["reject_media"] === "on"} />
      <TextField
        name="reason"
        label={t("reason")}
        value={values["reason"]}
        error={errors["reason"]}
        maxlength={serverLimits.reason}
      />
      <TextArea name="note" label={t("note")} value={values["note"]} error={errors["note"]} rows={2} dir="auto" />
    </Form>
  );
}

function Suggestions({ shell, suggestions }: DeskProps) {
  const t = words(shell.reader.locale);
  if (suggestions.length === 0) return null;
  return (
    <section>
      <h2>{t("suggestions")}</h2>
      <ul class="list">
        {suggestions.map((suggestion) => (
          <li class="entry">
            <Said shell={shell} policy={suggestion} />
            {suggestion.people > 0 && <p class="q">{t("suggestionPeople", { count: suggestion.people })}</p>}
            <div class="row">
              <PressForm
                action={`/admin/servers/suggestions/${suggestion.list_id}/${suggestion.host}`}
                once={key()}
                look="alt"
              >
                {t("suggestionYes", {
                  host: suggestion.host,
                  what: t(`severity.${suggestion.severity}`).toLowerCase(),
                })}
              </PressForm>
              <PressForm
                action={`/admin/servers/suggestions/${suggestion.list_id}/${suggestion.host}/removal`}
                once={key()}
                look="plain"
              >
                {t("suggestionNo", { host: suggestion.host })}
              </PressForm>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Lists(props: DeskProps) {
  const { shell, lists, isAdministrator } = props;
  const t = words(shell.reader.locale);
  const { values, errors } = filledFor(props, "list");
  return (
    <section>
      <h2>{t("lists")}</h2>
      <p class="hint">{t("listsHint")}</p>
      <ul class="list">
        {lists.map((list) => (
          <li class="entry">
            <p>
              <bdi>{list.url}</bdi>
              <span class="q">
                {list.trouble
                  ? t(`trouble.${list.trouble}` as "trouble.notAList")
                  : list.fetched_at
                    ? t("listOpen", { count: list.open })
                    : t("listWaiting")}
                {list.fetched_at && (
                  <>
                    {" "}
                    · <Time shell={shell} at={list.fetched_at} />
                  </>
                )}
              </span>
            </p>
            {isAdministrator && (
              <div class="row">
                <PressForm action={`/admin/servers/lists/${list.id}/removal`} once={key()} look="plain">
                  {t("listLeave", { url: URL.parse(list.url)?.host ?? "" })}
                </PressForm>
              </div>
            )}
          </li>
        ))}
      </ul>
      {isAdministrator && (
        <Form action="/admin/servers/lists" once={key()} submit={t("listFollow")}>
          <TextField
            name="url"
            type="url"
            label={t("listUrl")}
            value={values["url"]}
            error={errors["url"]}
            maxlength={500}
            required
          />
        </Form>
      )}
    </section>
  );
}

function PasteForm(props: DeskProps) {
  const t = words(props.shell.reader.locale);
  const { values, errors } = filledFor(props, "paste");
  return (
    <details open={props.wrong === "paste"}>
      <summary>{t("import")}</summary>
      <Form action="/admin/servers/import" once={key()} submit={t("importDo")}>
        <TextArea
          name="csv"
          label={t("csv")}
          hint={t("importHint", { count: serverLimits.pasted })}
          value={values["csv"]}
          error={errors["csv"]}
          rows={6}
          required
        />
      </Form>
    </details>
  );
}
