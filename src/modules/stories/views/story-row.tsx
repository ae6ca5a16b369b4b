import type { Shell } from "#ui/page";
import type { Teller } from "../queries.ts";
import { storyLimits } from "../rules.ts";
import { words } from "../words.ts";

/** As much of a name as people call each other by: Ratih for Ratih Purwaningsih, Bu RT for Bu RT 05, Sri Hartati. */
export function shorten(name: string): string {
  const [first = "", second = ""] = name.split(" ");
  return [...first].length > 3 || !second ? first : `${first} ${second}`;
}

/** On top of a home: who tells something today. Names only; what they tell is sent when it is opened. */
export function StoryRow({ shell, tellers }: { shell: Shell; tellers: readonly Teller[] }) {
  const t = words(shell.reader.locale);
  if (tellers.length === 0) return null;
  return (
    <p class="row">
      <a href="/stories">{t("stories")}:</a>{" "}
      {tellers.slice(0, storyLimits.row).map(({ name, story_id, fresh }) => [
        <a href={`/stories/${story_id}`}>
          {shorten(name)}
          {fresh && <b> ({t("fresh")})</b>}
        </a>,
        " ",
      ])}
    </p>
  );
}
