import type { Shell } from "#ui/page";
import type { Finding, Side } from "../figures/findings.ts";
import type { Told } from "../figures/share.ts";
import type { ShownStatement } from "../queries.ts";
import { words } from "../words.ts";
import { letterOf, saySide } from "./say.ts";

/** One line of figures: who, what they say, and the same as a bar where there is a number. */
export type Line = { readonly who: string; readonly told: Told | undefined; readonly side: Side };

export function Lines({ shell, lines }: { shell: Shell; lines: readonly Line[] }) {
  const { locale } = shell.reader;
  return (
    <ul class="poll">
      {lines.map(({ who, told, side }) => {
        const share = told?.[side];
        const length = share === "all" ? 10 : share === "none" ? 0 : share;
        return (
          <li>
            {who}: <strong>{saySide(locale, told, side)}</strong>
            {typeof length === "number" && <meter max={10} value={length} aria-hidden="true" />}
          </li>
        );
      })}
    </ul>
  );
}

/** The same for each group of opinion on one line: where all say alike, bars would only repeat themselves. */
export function InGroups({ shell, groups, side }: { shell: Shell; groups: Finding["groups"]; side: Side }) {
  return (
    <p class="q">
      {groups.map((told, nth) => `${letterOf(nth)}: ${saySide(shell.reader.locale, told, side)}`).join(" · ")}
    </p>
  );
}

/** A statement in people's own words, with its number, and that it was translated where it was. */
export function StatementText({ shell, statement }: { shell: Shell; statement: ShownStatement }) {
  const { number, text, language, translated } = statement;
  return (
    <p>
      <b>
        {number}.{" "}
        <span lang={language} dir="auto">
          {text}
        </span>
      </b>{" "}
      {translated && <span class="q">{words(shell.reader.locale)("translated")}</span>}
    </p>
  );
}
