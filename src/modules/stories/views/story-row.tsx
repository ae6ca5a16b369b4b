import type { Shell } from "#ui/page";
import type { Teller } from "../queries.ts";
import { storyLimits } from "../rules.ts";
import { words } from "../words.ts";

/** On top of a home: who tells something today. Names only; what they tell is sent when it is opened. */
export function StoryRow({ shell, tellers }: { shell: Shell; tellers: readonly Teller[] }) {
  const t = words(shell.reader.locale);
  if (tellers.length === 0) return null;
  return (
    <p class="row">
      <a href="/stories">{t("stories")}:</a>{" "}
      {tellers.slice(0, storyLimits.row).map(({ name, story_id, fresh }) => [
        <a href={`/stories/${story_id}`}>
          {name}
          {fresh && <b> ({t("fresh")})</b>}
        </a>,
        " ",
      ])}
    </p>
  );
}
