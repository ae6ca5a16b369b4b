import type { Account } from "#modules/accounts";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { Empty } from "#ui/empty";
import { TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { PersonList, PersonRow } from "#ui/person";
import { words } from "../words.ts";
import { type List, listLimits } from "./lists.ts";

const key = () => newSecret().slice(0, 22);

/** One's lists, and a form for another. */
export function ListsPage(props: {
  shell: Shell;
  lists: readonly (List & { people: number })[];
  tags: readonly string[];
  filled: Filled;
}) {
  const { shell, lists, tags, filled } = props;
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("lists")}>
      <p class="hint">{t("listsHint")}</p>
      {lists.length === 0 && <Empty shell={shell} icon="followers" title={t("listsEmpty")} />}
      <ul class="list">
        {lists.map(({ id, name, people }) => (
          <li>
            <a href={`/lists/${id}`}>
              <b dir="auto">{name}</b> <span class="q">{t("listCount", { count: people })}</span>
            </a>
          </li>
        ))}
      </ul>
      <Problems shell={shell} errors={errors} />
      <Form action="/lists" once={key()} submit={t("listMake")}>
        <TextField
          name="name"
          label={t("listName")}
          error={errors["name"]}
          value={filled.values["name"]}
          required
          maxlength={listLimits.name}
        />
      </Form>
      {tags.length > 0 && (
        <>
          <h2>{t("tagsFollowed")}</h2>
          <ul class="list">
            {tags.map((tag) => (
              <li>
                <a href={`/tags/${encodeURIComponent(tag)}`} dir="auto">
                  #{tag}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

/** Who is in a list, and how to put somebody in. */
export function ListPeoplePage(props: { shell: Shell; list: List; people: readonly Account[]; filled: Filled }) {
  const { shell, list, people, filled } = props;
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const path = `/lists/${list.id}`;
  return (
    <Page shell={shell} title={t("listPeopleOf", { name: list.name })}>
      <p>
        <a class="btn alt" href={path}>
          {t("listRead", { name: list.name })}
        </a>
      </p>
      <Problems shell={shell} errors={errors} />
      <Form action={`${path}/people`} once={key()} submit={t("listAdd")}>
        <TextField
          name="handle"
          label={t("listHandle")}
          hint={t("listHandleHint")}
          error={errors["handle"]}
          value={filled.values["handle"]}
          required
          maxlength={31}
          autocapitalize="none"
        />
      </Form>
      <PersonList>
        {people.map(({ name, handle }) => (
          <PersonRow person={{ name, handle: `@${handle}`, href: `/@${handle}` }}>
            <PressForm action={`${path}/people/${handle}/removal`} once={key()} look="alt">
              {t("listRemove", { name })}
            </PressForm>
          </PersonRow>
        ))}
      </PersonList>
      <PressForm action={`${path}/removal`} once={key()} look="del">
        {t("listDelete", { name: list.name })}
      </PressForm>
    </Page>
  );
}
