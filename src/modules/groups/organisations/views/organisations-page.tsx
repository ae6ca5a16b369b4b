import { Empty } from "#ui/empty";
import { Page, type Shell } from "#ui/page";
import { PersonList, PersonRow } from "#ui/person";
import type { listOrganisations, OrganisationEntry } from "../queries.ts";
import { words } from "../words.ts";

type Props = {
  shell: Shell;
  mine: readonly OrganisationEntry[];
  all: Awaited<ReturnType<typeof listOrganisations>>;
};

/** Organisations here: those one acts for first. */
export function OrganisationsPage({ shell, mine, all }: Props) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("organisations")} index>
      <p class="hint">{t("hint")}</p>
      {mine.length > 0 && (
        <>
          <h2>{t("mine")}</h2>
          <PersonList>
            {mine.map(({ name, handle, mine: role }) => (
              <PersonRow
                person={{ name, handle: `@${handle}`, href: `/organisations/${handle}/people` }}
                note={t(`role.${role}`)}
              />
            ))}
          </PersonList>
          <h2>{t("all")}</h2>
        </>
      )}
      {all.length === 0 && <Empty shell={shell} icon="house" title={t("none")} />}
      <PersonList>
        {all.map(({ name, handle, place }) => (
          <PersonRow person={{ name, handle: `@${handle}`, href: `/@${handle}` }} note={place} />
        ))}
      </PersonList>
      {shell.reader.viewer && (
        <p class="row">
          <a class="btn alt" href="/organisations/new">
            {t("new")}
          </a>
        </p>
      )}
    </Page>
  );
}
