import { NO_GROUP } from "../draw.ts";
import { inOrder } from "../in-order.ts";
import type { Votes } from "../votes.ts";
import { brokenAt, readColumns } from "./read-csv.ts";

const columns = [
  ["participant", "participant-id", "participant_id", "voter-id", "voter_id"],
  ["group", "group-id", "group_id"],
] as const;
const MOST = 1000;

export type GivenGroups = { readonly names: readonly string[]; readonly of: Uint16Array; readonly groups: number };

/**
 * Reads from a CSV file who is in which group. People of whom there are no votes are passed over, and so are groups of such people.
 * @throws BrokenFile
 */
export function readGroups(text: string, { participants }: Votes): GivenGroups {
  const known = new Set(participants);
  const groupOf = new Map<string, string>();
  for (const { fields } of readColumns(text, columns)) {
    const [participant = "", group = ""] = fields;
    if (known.has(participant)) groupOf.set(participant, group);
  }
  const names = [...new Set(groupOf.values())].sort(inOrder);
  if (names.length > MOST) throw brokenAt(1, `ada lebih dari ${MOST} kelompok.`, `there are more than ${MOST} groups.`);
  const placeOf = new Map(names.map((name, place) => [name, place]));
  const of = Uint16Array.from(participants, (one) => {
    const group = groupOf.get(one);
    return placeOf.get(group ?? "") ?? NO_GROUP;
  });
  return { names, of, groups: names.length };
}
