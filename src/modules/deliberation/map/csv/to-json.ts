import { type Drawing, NO_GROUP } from "../draw.ts";
import type { Tally } from "../group-votes.ts";

/** A drawing as plain JSON, by the ids of participants, statements and groups. docs/methods/opinion-maps.md says what each part is. */
export function toJson(drawing: Drawing, groupNames: readonly string[], seconds: number) {
  const { votes, points, groupOf, tallies } = drawing;
  const { participants, statements } = votes;
  const byStatement = (list: ArrayLike<number>) => Object.fromEntries(statements.map((id, at) => [id, list[at] ?? 0]));
  const byGroup = <Value>(of: (group: number) => Value) =>
    Object.fromEntries(tallies.map((_, group) => [groupNames[group] ?? String(group), of(group)]));
  const idOf = (column: number) => statements[column] ?? "";
  return {
    participants: participants.length,
    statements: statements.length,
    seconds,
    means: byStatement(drawing.means),
    components: drawing.components.map(byStatement),
    projection: Object.fromEntries(participants.map((id, row) => [id, [points[row * 2], points[row * 2 + 1]]])),
    groups: Object.fromEntries(
      participants.flatMap((id, row) => {
        const group = groupOf[row] as number;
        return group === NO_GROUP ? [] : [[id, groupNames[group] ?? String(group)]];
      }),
    ),
    silhouette: drawing.silhouette,
    groupVotes: byGroup((group) => votesOf(statements, tallies[group] as Tally)),
    consensus: tallies.length > 0 ? byStatement(drawing.consensus) : {},
    representative: byGroup((group) =>
      (drawing.representative[group] ?? []).map(({ column, ...rest }) => ({ id: idOf(column), ...rest })),
    ),
    common: { agree: drawing.common.agree.map(idOf), disagree: drawing.common.disagree.map(idOf) },
  };
}

const votesOf = (statements: readonly string[], tally: Tally) =>
  Object.fromEntries(statements.map((id, at) => [id, [tally[at * 3], tally[at * 3 + 1], tally[at * 3 + 2]]]));
