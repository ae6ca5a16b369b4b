import { type LookAlike, LookAlikeNote } from "#modules/accounts";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextArea, TextField } from "#ui/field";
import { Form } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { PersonList, PersonRow } from "#ui/person";
import type { Addressee } from "../find-people.ts";
import { MOST_OTHERS } from "../rules.ts";
import { words } from "../words.ts";

type NewMessageProps = {
  shell: Shell;
  chosen: readonly Addressee[];
  /** Of those chosen, who may be taken for somebody else. */
  likes: ReadonlyMap<string, LookAlike>;
  suggested: readonly Addressee[];
  search: string;
  filled: Filled;
};

/** Whom to write to, and the first words. Each person is one link to add and one to take off again. */
export function NewMessagePage({ shell, chosen, likes, suggested, search, filled }: NewMessageProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const to = chosen.map(({ handle }) => handle);
  const closed = chosen.filter((person) => person.closed);
  return (
    <Page shell={shell} title={t("new")}>
      <Problems shell={shell} errors={errors} />
      {chosen.length > 0 && (
        <>
          <h2 id="f-to">{t("to")}</h2>
          <PersonList>
            {chosen.map((person) => (
              <PersonRow
                person={{ ...person, handle: `@${person.handle}`, href: `/@${person.handle}` }}
                note={person.closed && t("closed")}
              >
                <form action="/messages/new">
                  <input type="hidden" name="to" value={to.filter((handle) => handle !== person.handle).join(",")} />
                  <input type="hidden" name="more" value="1" />
                  <button type="submit" class="alt">
                    {t("remove", { name: person.name })}
                  </button>
                </form>
              </PersonRow>
            ))}
          </PersonList>
          {chosen.map(({ id }) => (
            <LookAlikeNote shell={shell} like={likes.get(id)} />
          ))}
          {closed.length > 0 ? (
            <Notice kind="warn">{t("closedHint", { name: closed.map(({ name }) => name).join(", ") })}</Notice>
          ) : (
            <Form action="/messages" once={newSecret().slice(0, 22)} submit={t("send")}>
              <input type="hidden" name="to" value={to.join(",")} />
              <TextArea
                name="text"
                label={t("text")}
                hint={t("notSecret")}
                error={errors["text"]}
                value={filled.values["text"]}
                required
                rows={3}
                dir="auto"
              />
            </Form>
          )}
        </>
      )}
      <h2 id={chosen.length > 0 ? undefined : "f-to"}>{t(chosen.length > 0 ? "addPeople" : "choose")}</h2>
      {chosen.length >= MOST_OTHERS ? (
        <p>{t("full", { count: MOST_OTHERS })}</p>
      ) : (
        <>
          <form action="/messages/new" role="search" class="row">
            {to.length > 0 && <input type="hidden" name="to" value={to.join(",")} />}
            <input type="hidden" name="more" value="1" />
            <TextField name="q" label={t("search")} value={search} type="search" maxlength={60} />
            <button type="submit" class="alt">
              {t("searchButton")}
            </button>
          </form>
          {search && suggested.length === 0 && <p>{t("noOne")}</p>}
          <PersonList>
            {suggested.map((person) => (
              <PersonRow
                person={{ ...person, handle: `@${person.handle}`, href: addressOf([...to, person.handle]) }}
                note={t(person.closed ? "closed" : "add")}
              />
            ))}
          </PersonList>
        </>
      )}
    </Page>
  );
}

const addressOf = (to: readonly string[]) => `/messages/new?to=${to.join(",")}&more=1`;
