import { type Given, gatherVotes, mapLimits, type Votes } from "../votes.ts";
import { brokenAt, readColumns } from "./read-csv.ts";

const columns = [
  ["participant", "participant-id", "participant_id", "voter-id", "voter_id"],
  ["comment", "comment-id", "comment_id", "statement", "statement-id", "statement_id"],
  ["vote"],
] as const;

/**
 * Reads votes from a CSV file with the columns participant, comment and vote. Whoever comes after the first 100,000 people or
 * 10,000 statements is left out.
 * @throws BrokenFile
 */
export function readVotes(text: string): Votes {
  const [participants, statements] = [new Map<string, number>(), new Map<string, number>()];
  const list = new Growing();
  for (const { line, fields } of readColumns(text, columns)) {
    const [participant = "", statement = "", vote = ""] = fields;
    if (vote !== "1" && vote !== "-1" && vote !== "0")
      throw brokenAt(
        line,
        `"${short(vote)}" bukan suara: -1, 0, atau 1.`,
        `"${short(vote)}" is not a vote: -1, 0 or 1.`,
      );
    const row = placeOf(participants, participant, mapLimits.participants);
    const column = placeOf(statements, statement, mapLimits.statements);
    if (row !== undefined && column !== undefined) list.put(row, column, Number(vote));
  }
  return gatherVotes(list.given([...participants.keys()], [...statements.keys()]));
}

const short = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

function placeOf(known: Map<string, number>, id: string, most: number): number | undefined {
  const place = known.get(id);
  if (place !== undefined || known.size >= most) return place;
  known.set(id, known.size);
  return known.size - 1;
}

/** Lists that double when they are full. */
export class Growing {
  #row = new Uint32Array(1024);
  #column = new Uint16Array(1024);
  #vote = new Int8Array(1024);
  #length = 0;

  put(row: number, column: number, vote: number): void {
    if (this.#length === this.#row.length) {
      const [rows, columns, votes] = [this.#row, this.#column, this.#vote];
      this.#row = new Uint32Array(rows.length * 2);
      this.#row.set(rows);
      this.#column = new Uint16Array(rows.length * 2);
      this.#column.set(columns);
      this.#vote = new Int8Array(rows.length * 2);
      this.#vote.set(votes);
    }
    this.#row[this.#length] = row;
    this.#column[this.#length] = column;
    this.#vote[this.#length++] = vote;
  }

  given(participants: readonly string[], statements: readonly string[]): Given {
    return {
      participants,
      statements,
      row: this.#row.subarray(0, this.#length),
      column: this.#column.subarray(0, this.#length),
      vote: this.#vote.subarray(0, this.#length),
    };
  }
}
