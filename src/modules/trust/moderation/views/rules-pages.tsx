import { formatDate } from "#platform/format";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { Empty } from "#ui/empty";
import { TextArea, TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { inLanguage, type Rule } from "../house-rules.ts";
import { moderationLimits } from "../rules.ts";
import { words } from "../words.ts";

const key = () => newSecret().slice(0, 22);

/** One rule: its number, its sentence, and why. */
function Said({ shell, rule }: { shell: Shell; rule: Rule }) {
  const { title, words: why } = inLanguage(rule, shell.reader.locale);
  return (
    <section id={`rule-${rule.number}`}>
      <h2 dir="auto">
        {rule.number}. {title}
      </h2>
      {why && (
        <p class="lines" dir="auto">
          {why}
        </p>
      )}
    </section>
  );
}

/** What holds here, for everyone to read before they join. */
export function RulesPage({ shell, rules, mayChange }: { shell: Shell; rules: readonly Rule[]; mayChange: boolean }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("rules")} index>
      {rules.length === 0 ? (
        <Empty shell={shell} icon="check" title={t("rulesNone")} />
      ) : (
        <p>{t("rulesHint", { community: shell.reader.communityName })}</p>
      )}
      {rules.map((rule) => (
        <Said shell={shell} rule={rule} />
      ))}
      <p class="row">
        <a href="/rules/history">{t("rulesFormer")}</a> <a href="/log">{t("log")}</a>{" "}
        {mayChange && <a href="/admin/rules">{t("rulesChange")}</a>}
      </p>
    </Page>
  );
}

/** What the rules said before, with the days from and until. */
export function FormerRulesPage({ shell, rules }: { shell: Shell; rules: readonly Rule[] }) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  return (
    <Page shell={shell} title={t("rulesFormer")}>
      {rules.length === 0 && <Empty shell={shell} icon="check" title={t("rulesFormerNone")} />}
      {rules.map((rule) => {
        const { title, words: why } = inLanguage(rule, locale);
        return (
          <article class="post">
            <h2 dir="auto">
              {rule.number}. {title}
            </h2>
            <p class="via">
              {t("rulesHeld", {
                from: formatDate(rule.made_at, locale, timeZone),
                until: formatDate(rule.ended_at ?? rule.made_at, locale, timeZone),
              })}
            </p>
            <p class="e-content lines" dir="auto">
              {why}
            </p>
          </article>
        );
      })}
      <p class="row">
        <a href="/rules">{t("rules")}</a>
      </p>
    </Page>
  );
}

function RuleFields({ shell, filled }: { shell: Shell; filled: Filled }) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const { values } = filled;
  return (
    <>
      <TextField
        name="title"
        label={t("ruleTitle")}
        hint={t("ruleTitleHint")}
        error={errors["title"]}
        value={values["title"]}
        maxlength={moderationLimits.ruleTitle}
        required
      />
      <TextArea
        name="words"
        label={t("ruleWords")}
        error={errors["words"]}
        value={values["words"]}
        rows={3}
        dir="auto"
      />
      <TextField
        name="title_en"
        label={t("ruleTitleEn")}
        error={errors["title_en"]}
        value={values["title_en"]}
        maxlength={moderationLimits.ruleTitle}
      />
      <TextArea
        name="words_en"
        label={t("ruleWordsEn")}
        error={errors["words_en"]}
        value={values["words_en"]}
        rows={3}
        dir="auto"
      />
    </>
  );
}

/** The rules for those who write them: each to open, and a new one. */
export function RulesDeskPage({ shell, rules, filled }: { shell: Shell; rules: readonly Rule[]; filled: Filled }) {
  const { locale } = shell.reader;
  const t = words(locale);
  return (
    <Page shell={shell} title={t("rulesChange")}>
      <ul class="list">
        {rules.map((rule) => (
          <li>
            <a href={`/admin/rules/${rule.id}`}>
              <span dir="auto">
                {rule.number}. {rule.title}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <h2>{t("ruleNew")}</h2>
      <Problems shell={shell} errors={sayComplaints(locale, filled.errors)} />
      <Form action="/admin/rules" once={key()} submit={t("ruleAdd")}>
        <RuleFields shell={shell} filled={filled} />
      </Form>
    </Page>
  );
}

/** One rule to say anew or to end. What it said is kept. */
export function RulePage({ shell, rule, filled }: { shell: Shell; rule: Rule; filled: Filled }) {
  const { locale } = shell.reader;
  const t = words(locale);
  return (
    <Page shell={shell} title={t("ruleNumber", { number: rule.number })}>
      <p class="hint">{t("ruleKept")}</p>
      <Problems shell={shell} errors={sayComplaints(locale, filled.errors)} />
      <Form
        action={`/admin/rules/${rule.id}`}
        once={key()}
        submit={t("save")}
        other={
          <a class="btn alt" href="/admin/rules">
            {t("back")}
          </a>
        }
      >
        <RuleFields shell={shell} filled={filled} />
      </Form>
      <details>
        <summary>{t("ruleEnd")}</summary>
        <p>{t("ruleEndHint")}</p>
        <div class="row">
          <PressForm action={`/admin/rules/${rule.id}/removal`} once={key()} look="del">
            {t("ruleEndYes", { number: rule.number })}
          </PressForm>
        </div>
      </details>
    </Page>
  );
}
