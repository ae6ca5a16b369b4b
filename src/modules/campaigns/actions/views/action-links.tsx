import type { Shell } from "#ui/page";
import { words as wordsOfComments } from "../../comments/words.ts";
import type { Sponsor } from "../sponsors/queries.ts";
import { words } from "../words.ts";

type LinksProps = {
  shell: Shell;
  demand: { readonly id: string };
  sponsors: readonly Sponsor[];
  /** How many comments were let through; undefined where nobody without an account comes. */
  comments: number | undefined;
};

/** Who stands behind a demand, and the way to what can be done for it. */
export function ActionLinks({ shell, demand, sponsors, comments }: LinksProps) {
  const t = words(shell.reader.locale);
  return (
    <>
      {sponsors.length > 0 && (
        <p class="row">
          {t("sponsors")}:{" "}
          {sponsors.map(({ handle, name }) => [
            <a href={`/@${handle}`} dir="auto">
              {name}
            </a>,
            " ",
          ])}
        </p>
      )}
      <p class="row">
        <a class="btn alt" href={`/demands/${demand.id}/actions`}>
          {t("actions")}
        </a>{" "}
        {comments !== undefined && (
          <a class="btn alt" href={`/demands/${demand.id}/comments`}>
            {wordsOfComments(shell.reader.locale)("commentsCount", { count: comments })}
          </a>
        )}
      </p>
    </>
  );
}
