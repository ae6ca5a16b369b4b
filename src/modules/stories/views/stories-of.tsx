import type { Shell } from "#ui/page";
import type { Highlight } from "../queries.ts";
import { words } from "../words.ts";

/** On a profile: the highlights its owner keeps. */
export function StoriesOf({ shell, highlights }: { shell: Shell; highlights: readonly Highlight[] }) {
  if (highlights.length === 0) return null;
  return (
    <p class="row">
      {words(shell.reader.locale)("highlights")}:{" "}
      {highlights.map(({ id, name }) => [<a href={`/highlights/${id}`}>{name}</a>, " "])}
    </p>
  );
}
