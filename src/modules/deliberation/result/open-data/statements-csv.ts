import { cell } from "#platform/spreadsheet-cell";
import type { OpinionMap } from "../../map/opinion-map.ts";
import { findingOf } from "../figures/findings.ts";
import type { Share } from "../figures/share.ts";
import { letterOf } from "../views/say.ts";
import type { OpenStatement } from "./list-answers.ts";

/** Tenths as a number, or the word in which it may be told. */
const spell = (share: Share | undefined): string => (typeof share === "number" ? String(share / 10) : (share ?? ""));

/** Statements with the share of each side: of all, and of each group of opinion. An empty cell has too few votes. */
export function toStatementsCsv(statements: readonly OpenStatement[], map: OpinionMap): string {
  const groups = map.groups.map(({ id }) => letterOf(id));
  const heading = ["comment", "language", "text", "votes", "agree", "disagree"];
  const columns = groups.flatMap((letter) => [`agree_${letter}`, `disagree_${letter}`]);
  const lines = statements.map(({ id, number, language, text, votes }) => {
    const { all, groups } = findingOf(map, id);
    const shares = [all, ...groups].flatMap((told) => [spell(told?.agree), spell(told?.disagree)]);
    return [number, language, cell(text), votes, ...shares].join(",");
  });
  return [[...heading, ...columns].join(","), ...lines].map((line) => `${line}\r\n`).join("");
}
