import type { Source } from "../floods.ts";
import { gatherVotes, type Votes } from "../votes.ts";
import { PERSON_BYTES } from "./messages.ts";

/** Who takes part: the sum of 1 for a member, 2 for who was on the map before, 4 for whose votes are set aside; and where they come from. */
export type Person = Source & { readonly flags: number };

/** Networks are numbered as they come, from 1. */
export function unpackPeople(bytes: Uint8Array): Map<string, Person> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const people = new Map<string, Person>();
  const networks = new Map<bigint, number>([[0n, 0]]);
  for (let at = 0; at < bytes.length; at += PERSON_BYTES) {
    const flags = view.getInt16(at + 8);
    people.set(view.getBigInt64(at).toString(), {
      flags,
      isNew: (flags & 8) > 0,
      network: placeOf(networks, view.getBigUint64(at + 10)),
      server: view.getInt32(at + 18),
    });
  }
  return people;
}

/** Votes as they were read; columns are called by the statements' numbers. */
export function unpackVotes(parts: readonly Uint8Array[]): Votes {
  const length = parts.reduce((sum, part) => sum + part.length / 12, 0);
  const [row, column, vote] = [new Uint32Array(length), new Uint16Array(length), new Int8Array(length)];
  const [people, statements] = [new Map<bigint, number>(), new Map<number, number>()];
  let turn = 0;
  for (const part of parts) {
    const view = new DataView(part.buffer, part.byteOffset, part.byteLength);
    for (let at = 0; at < part.length; at += 12, turn++) {
      row[turn] = placeOf(people, view.getBigInt64(at));
      column[turn] = placeOf(statements, view.getInt16(at + 8));
      vote[turn] = view.getInt16(at + 10);
    }
  }
  return gatherVotes({
    participants: Array.from(people.keys(), String),
    statements: Array.from(statements.keys(), String),
    row,
    column,
    vote,
  });
}

function placeOf<Id>(known: Map<Id, number>, id: Id): number {
  const place = known.get(id);
  if (place !== undefined) return place;
  known.set(id, known.size);
  return known.size - 1;
}
