import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import type { Shell } from "#ui/page";
import { type Chosen, spellFilter } from "../filter.ts";
import { words } from "../words.ts";
import { mayBeFollowed } from "./followed-searches.ts";

/** Beside a search that says something: the way to hear of what it finds later. */
export function FollowSearch({ shell, chosen }: { shell: Shell; chosen: Chosen }) {
  const t = words(shell.reader.locale);
  if (!shell.reader.viewer || !mayBeFollowed(chosen)) return null;
  const fields = Object.fromEntries(spellFilter({ ...chosen, standing: "" }));
  return (
    <div class="row">
      <PressForm action="/demands/searches" once={newSecret().slice(0, 22)} look="alt" fields={fields}>
        {t("followSearch")}
      </PressForm>
      <a href="/demands/searches">{t("followedSearches")}</a>
    </div>
  );
}
