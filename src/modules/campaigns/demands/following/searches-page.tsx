import { newSecret } from "#platform/secrets";
import { Empty } from "#ui/empty";
import { PressForm } from "#ui/form";
import { Page, type Shell } from "#ui/page";
import { spellFilter } from "../filter.ts";
import { words } from "../words.ts";
import type { FollowedSearch } from "./followed-searches.ts";
import { nameSearch } from "./name-search.ts";

/** What a member wants to hear of, and the way to end it. */
export function SearchesPage({ shell, searches }: { shell: Shell; searches: readonly FollowedSearch[] }) {
  const { locale } = shell.reader;
  const t = words(locale);
  return (
    <Page shell={shell} title={t("followedSearches")}>
      <p class="hint">{t("followedSearchesHint")}</p>
      {searches.length === 0 && <Empty shell={shell} icon="flag" title={t("followedNone")} />}
      {searches.map(({ id, ...search }) => {
        const name = nameSearch(locale, search);
        return (
          <div class="row">
            <a href={`/demands?${spellFilter({ ...search, standing: "" })}`}>
              <bdi>{name}</bdi>
            </a>
            <PressForm action={`/demands/searches/${id}/removal`} once={newSecret().slice(0, 22)} look="plain">
              {t("unfollowSearch", { name })}
            </PressForm>
          </div>
        );
      })}
      <p class="row">
        <a href="/demands">{t("demands")}</a>
      </p>
    </Page>
  );
}
