import { newSecret } from "#platform/secrets";
import { Empty } from "#ui/empty";
import { PressForm } from "#ui/form";
import { Page, type Shell } from "#ui/page";
import { PersonList, PersonRow } from "#ui/person";
import { words } from "../words.ts";
import type { Reason, Suggestion } from "./find-suggestions.ts";

const key = () => newSecret().slice(0, 22);

function say(shell: Shell, reason: Reason): string {
  const t = words(shell.reader.locale);
  switch (reason.kind) {
    case "followed":
      return reason.others > 0
        ? t("followedByMany", { name: reason.name, count: reason.others })
        : t("followedBy", { name: reason.name });
    case "place":
      return t("samePlace", { place: reason.place });
    case "tag":
      return t("sameTag", { tag: reason.tag });
  }
}

/** People one may know, each with the reason; absent where one does not want to be told. */
export function SuggestionsPage({
  shell,
  suggestions,
}: {
  shell: Shell;
  suggestions: readonly Suggestion[] | undefined;
}) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("suggestions")}>
      <p class="hint">{t(suggestions ? "suggestionsHint" : "suggestionsOff")}</p>
      {suggestions?.length === 0 && (
        <Empty shell={shell} icon="followers" title={t("noSuggestions")}>
          <p>
            <a class="btn alt" href="/people">
              {t("directory")}
            </a>
          </p>
        </Empty>
      )}
      <PersonList>
        {suggestions?.map(({ name, handle, reason }) => (
          <PersonRow person={{ name, handle: `@${handle}`, href: `/@${handle}` }} note={say(shell, reason)}>
            <div class="row">
              <PressForm action={`/people/${handle}/follow`} once={key()}>
                {t("follow", { name })}
              </PressForm>
              <PressForm action={`/suggestions/${handle}/removal`} once={key()} look="plain">
                {t("dismiss", { name })}
              </PressForm>
            </div>
          </PersonRow>
        ))}
      </PersonList>
      <PressForm action={suggestions ? "/suggestions/removal" : "/suggestions"} once={key()} look="alt">
        {t(suggestions ? "turnOff" : "turnOn")}
      </PressForm>
    </Page>
  );
}
