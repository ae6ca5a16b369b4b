import { formatDateTime, formatNumber } from "#platform/format";
import type { Filled } from "#platform/http/form";
import { sayComplaints } from "#ui/complaints";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { words } from "../../words.ts";
import type { QuestionElsewhere, StatementElsewhere } from "../question-elsewhere.ts";
import { OpinionBallot } from "./opinion-ballot.tsx";
import { OwnOpinions } from "./own-opinions.tsx";

type OpinionProps = {
  shell: Shell;
  question: QuestionElsewhere;
  statement: StatementElsewhere | undefined;
  filled: Filled;
};

/** From so many answers on one is asked what is not yet said. */
const FEW = 3;

/** What somebody at another server asks many: one statement to answer with one press, then what one said so far. */
export function OpinionPage({ shell, question, statement, filled }: OpinionProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  const { post, title, host, open, statements } = question;
  const answered = statements.filter(({ mine }) => mine).length;
  return (
    <Page shell={shell} title={t("opinion.title")}>
      <Problems shell={shell} errors={sayComplaints(locale, filled.errors)} />
      <p class="row" dir="auto">
        <a href={`/p/${post.id}`}>{title}</a>
      </p>
      {!open && <Notice kind="info">{t("opinion.over")}</Notice>}
      {open && statement && <OpinionBallot shell={shell} question={question} statement={statement} />}
      {open && !statement && <Notice kind="ok">{t("opinion.done", { host })}</Notice>}
      <p class="hint">{t("opinion.progress", { answered, all: statements.length })}</p>
      {open && question.takes_statements && (answered >= FEW || !statement) && (
        <p class="row">
          {t("suggest.unsaid")} <a href={`/p/${post.id}/statements`}>{t("suggest.title")}</a>
        </p>
      )}
      <OwnOpinions shell={shell} question={question} />
      <Facts shell={shell} question={question} />
      <p class="row">
        <a href={question.uri} rel="nofollow noopener ugc">
          {t("voice.readThere", { host })}
        </a>
      </p>
    </Page>
  );
}

/** Where it is asked, until when, and how many take part there: each kind for itself, as their server counts them. */
function Facts({ shell, question }: { shell: Shell; question: QuestionElsewhere }) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const { host, closes_at, by_member, by_guest, by_remote, statements, statements_count } = question;
  const facts = [
    ["voice.at", host],
    ["voice.until", closes_at && formatDateTime(closes_at, locale, timeZone)],
    ["voice.byMember", by_member],
    ["opinion.byGuest", by_guest],
    ["voice.byRemote", by_remote],
    ["opinion.all", statements_count > statements.length ? statements_count : null],
  ] as const;
  return (
    <dl>
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <div>
              <dt>{t(name)}</dt>
              <dd dir="auto">{typeof value === "number" ? formatNumber(value, locale) : value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
