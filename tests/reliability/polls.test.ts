import assert from "node:assert/strict";
import { test } from "node:test";
import { type Answer, makeWorld, type Person } from "../world.ts";

const CLIENTS = 64;
const world = await makeWorld();
const siti = await world.person("siti");
const times = <Each>(count: number, make: (at: number) => Promise<Each>): Promise<Each[]> =>
  Promise.all(Array.from({ length: count }, (_, at) => make(at)));
const people = await times(CLIENTS, (at) => world.person(`warga_${at}`));
const personAt = (at: number) => people[at % CLIENTS] as Person;
const statuses = (answers: readonly Answer[]) =>
  Object.fromEntries([...Map.groupBy(answers, ({ status }) => status)].map(([status, all]) => [status, all.length]));
const others = (answers: readonly Answer[], ...known: string[]) =>
  Object.keys(statuses(answers)).filter((status) => !known.includes(status));

async function asks(fields: Record<string, string> = {}): Promise<string> {
  const { location } = await siti.post("/posts", { text: "Kapan?", poll: "Sabtu\nMinggu\nSenin", ...fields });
  return location.slice("/p/".length);
}
const votes = (person: Person, id: string, places: readonly number[]) =>
  person.post(
    `/p/${id}/votes`,
    new URLSearchParams(places.map((place): [string, string] => ["choice", String(place)])),
  );

/** Every count of a poll that is not what its votes add up to. */
async function miscounted(id: string): Promise<unknown[]> {
  const { rows } = await world.pool.query(
    `select place, votes_count from poll_options where post_id = $1
      and votes_count <> (select count(*) from poll_votes where post_id = $1 and place = any(places))
    union all select 0, voters_count from posts where id = $1 and voters_count <> (select count(*) from poll_votes where post_id = $1)`,
    [id],
  );
  return rows;
}
const voters = async (id: string) =>
  (await world.pool.query("select voters_count as n from posts where id = $1", [id])).rows[0].n;

test("REL-16: 64 people who answer a poll at once are each counted, once for each answer", async () => {
  const id = await asks({ poll_multiple: "on" });
  const answers = await times(CLIENTS, (at) => votes(personAt(at), id, at % 2 ? [3, 1] : [1, 2, 3]));
  assert.deepEqual(statuses(answers), { 303: CLIENTS });
  assert.equal(await voters(id), CLIENTS);
  assert.deepEqual(await miscounted(id), []);
});

test("REL-16: one person who answers 64 times at once, each time something else, has one vote", async () => {
  const id = await asks();
  const answers = await times(CLIENTS, (at) => votes(personAt(0), id, [(at % 3) + 1]));
  assert.deepEqual(statuses(answers), { 303: 1, 422: CLIENTS - 1 });
  assert.equal(await voters(id), 1);
  assert.deepEqual(await miscounted(id), []);
});

test("REL-16: a poll that is answered and changed at once, then answered and deleted, never ends with wrong counts", async () => {
  const id = await asks();
  const answers = await times(CLIENTS, (at) =>
    at % 8 === 7 ? siti.post(`/p/${id}/revisions`, { text: `Kapan, versi ${at}?` }) : votes(personAt(at), id, [1]),
  );
  assert.deepEqual(others(answers, "303", "422"), []);
  assert.equal(await voters(id), 56);
  assert.deepEqual(await miscounted(id), []);
  const end = await times(CLIENTS, (at) => (at === 32 ? siti.post(`/p/${id}/removal`) : votes(personAt(at), id, [2])));
  assert.deepEqual(others(end, "303", "404", "422"), []);
});

test("REL-16 negative control: who looks and then writes, without the promise of the table, counts one person often", async () => {
  const id = await asks();
  const one = personAt(5).account.id;
  await world.pool.query("alter table poll_votes drop constraint poll_votes_pkey");
  await times(CLIENTS, async () => {
    const { rows } = await world.pool.query("select from poll_votes where post_id = $1 and account_id = $2", [id, one]);
    if (rows.length > 0) return;
    await world.pool.query(
      "insert into poll_votes (post_id, account_id, multiple, places) values ($1, $2, false, '{1}')",
      [id, one],
    );
    await world.pool.query("update posts set voters_count = voters_count + 1 where id = $1", [id]);
  });
  assert.ok((await voters(id)) > 1);
  assert.ok((await miscounted(id)).length > 0);
});
