import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import { Page, type Shell } from "#ui/page";
import type { OpenHighlight } from "../queries.ts";
import { words } from "../words.ts";
import { Told } from "./told.tsx";

/** Stories their author keeps under one name, oldest first. */
export function HighlightPage({ shell, highlight }: { shell: Shell; highlight: OpenHighlight }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={highlight.name}>
      <p class="row">
        <a href={`/@${highlight.handle}`}>{t("highlightOf", { name: highlight.owner })}</a>
      </p>
      {highlight.stories.map((story) => (
        <Told shell={shell} story={story} />
      ))}
      {highlight.account_id === shell.reader.viewer?.id && (
        <details>
          <summary>{t("undo")}</summary>
          <p>{t("undoHint")}</p>
          <div class="row">
            <PressForm action={`/highlights/${highlight.id}/removal`} once={newSecret().slice(0, 22)} look="del">
              {t("undoYes")}
            </PressForm>
          </div>
        </details>
      )}
    </Page>
  );
}
