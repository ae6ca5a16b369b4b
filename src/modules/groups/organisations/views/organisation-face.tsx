import type { Shell } from "#ui/page";
import type { OrganisationPerson } from "../queries.ts";
import { words } from "../words.ts";

type FaceProps = {
  shell: Shell;
  organisation: { readonly handle: string };
  /** Those who agreed to be named. */
  people: readonly OrganisationPerson[];
  /** Whether the viewer has a role in it. */
  mine: boolean;
};

/** On a profile: that it is an organisation, who acts for it as far as they agreed, and the way in for its people. */
export function OrganisationFace({ shell, organisation, people, mine }: FaceProps) {
  const t = words(shell.reader.locale);
  return (
    <>
      <p class="row">
        <span class="tag">{t("organisation")}</span>{" "}
        {people.map(({ name, handle, role }) => [
          <a href={`/@${handle}`}>
            {name} ({t(`role.${role}`)})
          </a>,
          " ",
        ])}
      </p>
      {mine && (
        <p class="row">
          <a class="btn alt" href={`/organisations/${organisation.handle}/people`}>
            {t("manage")}
          </a>
        </p>
      )}
    </>
  );
}
