import type { Shell } from "#ui/page";
import { words } from "../words.ts";

/** On a demand's page: the way to what can be done for it. Nothing of the kind for a confidential one. */
export function ActionLinks({
  shell,
  demand,
}: {
  shell: Shell;
  demand: { readonly id: string; readonly openness: string };
}) {
  const t = words(shell.reader.locale);
  if (demand.openness === "confidential") return null;
  return (
    <p class="row">
      <a class="btn alt" href={`/demands/${demand.id}/actions`}>
        {t("actions")}
      </a>
    </p>
  );
}
