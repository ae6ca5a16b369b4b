import { type Group, GroupHead } from "#modules/groups";
import type { Page as ListPart } from "#platform/paging";
import { Empty } from "#ui/empty";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import { Tabs } from "#ui/tabs";
import type { Question } from "../queries.ts";
import { words } from "../words.ts";

type ListProps = { shell: Shell; questions: ListPart<Question>; over?: boolean };

/** What is asked now, or what was. */
export function QuestionsPage({ shell, questions, over = false }: ListProps) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("questions")} index>
      <p>{t("questionsHint")}</p>
      {shell.reader.viewer && (
        <p class="row">
          <a class="btn" href="/questions/new">
            {t("new")}
          </a>
        </p>
      )}
      <Tabs
        label={t("questions")}
        tabs={[
          { href: "/questions", label: t("open"), current: !over },
          { href: "/questions?over", label: t("over"), current: over },
        ]}
      />
      <QuestionList shell={shell} questions={questions} path={over ? "/questions?over&" : "/questions?"} />
    </Page>
  );
}

type GroupProps = { shell: Shell; group: Group; questions: ListPart<Question>; organises: boolean };

/** What is asked in a group. */
export function GroupQuestionsPage({ shell, group, questions, organises }: GroupProps) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("questionsOf", { name: group.name })} heading="own">
      <GroupHead shell={shell} group={group} current="questions" />
      {organises && (
        <p class="row">
          <a class="btn" href={`/questions/new?group=${group.handle}`}>
            {t("new")}
          </a>
        </p>
      )}
      <QuestionList shell={shell} questions={questions} path={`/groups/${group.handle}/questions?`} />
    </Page>
  );
}

function QuestionList({ shell, questions, path }: ListProps & { path: string }) {
  const t = words(shell.reader.locale);
  return (
    <>
      {questions.entries.length === 0 && <Empty shell={shell} icon="around" title={t("none")} />}
      <ul class="list">
        {questions.entries.map(({ id, title, group, isOver }) => (
          <li>
            <a href={`/questions/${id}`}>
              <span>
                <b dir="auto">{title}</b>{" "}
                {(group || isOver) && (
                  <span class="q">{[group?.name, isOver && t("isOver")].filter(Boolean).join(" · ")}</span>
                )}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {questions.older && <Pager shell={shell} older={`${path}before=${questions.older}`} />}
    </>
  );
}
