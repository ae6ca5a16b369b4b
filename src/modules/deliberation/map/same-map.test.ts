import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { conversations, farthestOff, readConversation } from "../../../../tests/conversations.ts";
import { type Drawing, drawMap, NO_GROUP } from "./draw.ts";
import { gatherVotes, type Votes } from "./votes.ts";

type Cast = readonly [participant: number, statement: number, vote: number];
const casts = (people: number, statements: number, most: number) =>
  fc.array(fc.tuple(fc.nat(people - 1), fc.nat(statements - 1), fc.integer({ min: -1, max: 1 })), {
    maxLength: most,
    size: "max",
  });

function votesOf(
  list: readonly Cast[],
  nameOf = (row: number) => `p${row}`,
  idOf = (column: number) => String(column),
): Votes {
  const [participants, statements] = [new Map<string, number>(), new Map<string, number>()];
  const place = (known: Map<string, number>, id: string) => known.get(id) ?? known.set(id, known.size).size - 1;
  const row = Uint32Array.from(list, ([one]) => place(participants, nameOf(one)));
  const column = Uint16Array.from(list, ([, one]) => place(statements, idOf(one)));
  const vote = Int8Array.from(list, ([, , one]) => one);
  return gatherVotes({ participants: [...participants.keys()], statements: [...statements.keys()], row, column, vote });
}

function castsOf({ start, column, vote }: Votes, turned = 1): Cast[] {
  return [...start.slice(0, -1).keys()].flatMap((row) =>
    Array.from({ length: (start[row + 1] ?? 0) - (start[row] ?? 0) }, (_, turn): Cast => {
      const at = (start[row] ?? 0) + turn;
      return [row, column[at] ?? 0, (vote[at] ?? 0) * turned + 0];
    }),
  );
}

const draw = (votes: Votes) => drawMap(votes, { out: new Uint8Array(votes.statements.length) });

/** Who is with whom: for each person the first of their group, in the order of `ids`. */
function companyOf({ votes, groupOf }: Drawing, ids: readonly string[]): (string | undefined)[] {
  const rowOf = new Map(votes.participants.map((id, row) => [id, row]));
  const first = new Map<number, string>();
  return ids.map((id) => {
    const group = groupOf[rowOf.get(id) ?? -1] ?? NO_GROUP;
    if (group === NO_GROUP) return undefined;
    if (!first.has(group)) first.set(group, id);
    return first.get(group);
  });
}

const shuffled = <Value>(list: readonly Value[], seed: number) =>
  list
    .map((value, at) => ({
      value,
      key: Math.sin(seed + at * 12.9898) * 43_758.5453 - Math.floor(Math.sin(seed + at * 12.9898) * 43_758.5453),
    }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);

test("votes in another order make the same map to the last digit", () => {
  fc.assert(
    fc.property(casts(40, 9, 400), fc.nat(), (list, seed) => {
      const once = [...new Map(list.map((one) => [`${one[0]} ${one[1]}`, one])).values()];
      assert.deepEqual(draw(votesOf(shuffled(once, seed))), draw(votesOf(once)));
    }),
    { numRuns: 150 },
  );
});

test("with all votes turned round the same people stand together, at the same places", () => {
  const check = (list: readonly Cast[]) => {
    const [made, turned] = [draw(votesOf(list)), draw(votesOf(list.map(([a, b, vote]) => [a, b, -vote + 0])))];
    assert.deepEqual(turned.groupOf, made.groupOf);
    assert.ok(farthestOff(turned.points, made.points) < 1e-9);
    assert.ok(
      farthestOff(
        turned.means,
        made.means.map((mean) => -mean),
      ) < 1e-12,
    );
  };
  fc.assert(fc.property(casts(40, 9, 400), check), { numRuns: 150 });
  for (const name of conversations) check(castsOf(readConversation(name).votes));
});

test("people and statements with other names, and so in other rows and columns, make the same groups", () => {
  for (const name of conversations) {
    const { votes, out } = readConversation(name);
    const own = companyOf(drawMap(votes, { out }), votes.participants);
    for (const seed of [1, 2]) {
      const rows = shuffled([...votes.participants.keys()], seed);
      const columns = shuffled([...votes.statements.keys()], seed + 7);
      const other = votesOf(
        castsOf(votes),
        (row) => String(rows[row]),
        (column) => String(columns[column]),
      );
      const left = other.statements.map((id) => out[columns.indexOf(Number(id))] ?? 0);
      const drawing = drawMap(other, { out: Uint8Array.from(left) });
      const company = companyOf(drawing, rows.map(String)).map((id) =>
        id === undefined ? undefined : votes.participants[rows.indexOf(Number(id))],
      );
      assert.deepEqual(company, own, name);
    }
  }
});

test("whatever is voted, every number is one", () => {
  fc.assert(
    fc.property(casts(30, 6, 300), fc.nat(5), (list, left) => {
      const votes = votesOf(list);
      const drawing = drawMap(votes, { out: Uint8Array.from(votes.statements, (_, at) => (at < left ? 1 : 0)) });
      for (const numbers of [
        drawing.means,
        ...drawing.components,
        drawing.points,
        drawing.consensus,
        [drawing.silhouette],
      ])
        assert.ok(numbers.every((value) => Number.isFinite(value)));
      for (const one of drawing.representative.flat())
        assert.ok(Object.values(one).every((value) => typeof value !== "number" || Number.isFinite(value)));
      assert.equal(drawing.found !== undefined, votes.participants.length >= 15);
    }),
    { numRuns: 300 },
  );
});

test("no group of opinion is of fewer than five people, however far apart from all a few of them stand", () => {
  fc.assert(
    fc.property(casts(40, 9, 400), (list) => {
      assert.ok((draw(votesOf(list)).found?.sizes ?? []).every((size) => size >= 5));
    }),
    { numRuns: 150 },
  );
  const apart = Array.from({ length: 30 * 8 }, (_, at): Cast => {
    const [person, statement] = [at % 30, Math.floor(at / 30)];
    return [person, statement, person < 2 ? -1 : person % 8 === statement ? 0 : 1];
  });
  const sizes = draw(votesOf(apart)).found?.sizes ?? [];
  assert.ok(sizes.length > 0 && sizes.every((size) => size >= 5), String(sizes));
});

test("a conversation without a vote, with one, and with the same vote of all, is drawn", () => {
  assert.deepEqual(draw(votesOf([])).tallies, []);
  const one = draw(votesOf([[0, 0, 1]]));
  assert.deepEqual([one.placed.length, one.points.length, one.found], [1, 2, undefined]);
  const list = Array.from({ length: 20 * 8 }, (_, at): Cast => [at % 20, Math.floor(at / 20), 1]);
  const same = draw(votesOf(list));
  assert.deepEqual(same.found?.sizes, [20]);
  assert.ok(same.points.every((value) => value === 0));
  assert.equal(same.common.agree.length, 5);
});

test("below fifteen people no groups are claimed, from fifteen on they are", () => {
  const some = (people: number) =>
    draw(
      votesOf(
        Array.from(
          { length: people * 8 },
          (_, at): Cast => [at % people, Math.floor(at / people), at % people < 6 ? 1 : -1],
        ),
      ),
    );
  assert.equal(some(14).found, undefined);
  assert.deepEqual(some(15).found?.sizes, [9, 6]);
});
