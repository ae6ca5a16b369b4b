import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld, type Person } from "../../../../tests/world.ts";

const world = await makeWorld();
const { pool } = world;
const [siti, tono, dewi, budi, wati] = [
  await world.person("siti"),
  await world.person("tono"),
  await world.person("dewi"),
  await world.person("budi"),
  await world.person("wati"),
];
const speaks = (people: readonly Person[], ...languages: string[]) =>
  pool.query("update accounts set languages = $2 where id = any($1)", [people.map((one) => one.account.id), languages]);
await speaks([tono, dewi, budi], "id", "jv");
const plain = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

async function asks(change: Record<string, string> = {}) {
  const answer = await siti.post("/questions", {
    title: "Bagaimana sebaiknya jalan pasar diatur?",
    statement_1: "Jalan pasar sebaiknya satu arah.",
    statement_2: "Pedagang boleh berjualan di bahu jalan.",
    statement_3: "Parkir motor dipindah ke lapangan.",
    ...change,
  });
  return answer.location;
}
/** A wording Tono suggests, and where it is confirmed. */
async function suggests(path: string, text: string) {
  const at = `${path}/statements/1/translations`;
  assert.equal((await tono.post(at, { language: "jv", text })).status, 303);
  const { rows } = await pool.query("select max(id) as id from statement_translations where text = $1", [text]);
  return { at, door: `${at}/${rows[0].id}/confirmation` };
}
const isShown = async (path: string, text: string) => (await dewi.get(`${path}?s=1&lang=jv`)).text.includes(text);

test("a wording waits with its maker's name, and is answered once two others who read the language confirm it", async () => {
  const path = await asks();
  const { at, door } = await suggests(path, "Dalan pasar becike siji arah.");
  assert.match(
    plain((await dewi.get(at)).text),
    /Menunggu dipastikan .*Dalan pasar becike.*diterjemahkan Tono · dipastikan 0 dari 2/,
  );
  assert.doesNotMatch((await world.guest().get(at)).text, /Dalan pasar/, "guests read what was confirmed");
  assert.equal((await dewi.post(door, { says: "same" })).status, 303);
  assert.equal((await dewi.post(door, { says: "same" })).status, 303, "once more is once");
  assert.match(plain((await budi.get(at)).text), /dipastikan 1 dari 2/);
  assert.equal(await isShown(path, "Dalan pasar"), false);
  assert.equal((await budi.post(door, { says: "same" })).status, 303);
  assert.equal(await isShown(path, "Dalan pasar"), true);
  assert.doesNotMatch((await budi.get(at)).text, /Menunggu dipastikan/);
  assert.equal((await wati.post(door, { says: "same" })).status, 404, "it waits no more");
});

test("neither who wrote it nor who does not read the language confirms it", async () => {
  const path = await asks();
  const { at, door } = await suggests(path, "Dalan pasar siji arah wae.");
  for (const person of [tono, wati, siti]) assert.equal((await person.post(door, { says: "same" })).status, 403);
  assert.match((await wati.get(at)).text, /href="\/settings\/profile"/);
  assert.doesNotMatch((await wati.get(at)).text, /Artinya sama/);
  assert.equal((await wati.get(door)).status, 403);
  assert.equal(await isShown(path, "siji arah wae"), false);
});

test("as long as somebody says what is not right yet, two are not enough; that word may change, and hosts decide at once", async () => {
  const path = await asks();
  const { at, door } = await suggests(path, "Pasar ditutup.");
  await speaks([wati], "jv");
  const empty = await dewi.post(door, { says: "not-yet", words: "" });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Apa yang belum tepat/);
  assert.equal((await dewi.post(door, { says: "not-yet", words: "Ini soal arah, bukan tutup." })).status, 303);
  for (const person of [budi, wati]) await person.post(door, { says: "same" });
  assert.equal(await isShown(path, "Pasar ditutup."), false);
  assert.match(
    plain((await budi.get(at)).text),
    /Belum tepat menurut Dewi: Ini soal arah, bukan tutup\..*yang mengurus pertanyaan memutuskan/,
  );
  await dewi.post(door, { says: "same" });
  assert.equal(await isShown(path, "Pasar ditutup."), true);
  const second = await suggests(path, "Dalan siji arah.");
  assert.equal((await siti.post(second.door.replace("confirmation", "approval"))).status, 303);
  assert.equal(await isShown(path, "Dalan siji arah."), true);
  await speaks([wati], "id");
});

test("whom a suspension took away confirms nothing, and what one may not answer one does not confirm", async () => {
  const path = await asks();
  const { door } = await suggests(path, "Dalan mung siji arah.");
  await dewi.post(door, { says: "same" });
  await pool.query("update accounts set status = 'suspended' where id = $1", [dewi.account.id]);
  await budi.post(door, { says: "same" });
  await pool.query("update accounts set status = 'active' where id = $1", [dewi.account.id]);
  const { rows } = await pool.query("select state from statement_translations where text = 'Dalan mung siji arah.'");
  assert.equal(rows[0].state, "suggested");
  await pool.query("update questions set joined_before = true, opened_at = now() - interval '1 year' where id = $1", [
    path.split("/").at(-1),
  ]);
  assert.equal((await budi.post(door, { says: "same" })).status, 403);
});

test("two who confirm at the same moment make it shown once", async () => {
  const path = await asks();
  const { door } = await suggests(path, "Dalan pasar siji arah, Lur.");
  const answers = await Promise.all([dewi, budi].map((person) => person.post(door, { says: "same" })));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303],
  );
  assert.equal(await isShown(path, "Lur."), true);
});

test("a statement that is the same as another is out and points there; its writer is told and its votes do not move", async () => {
  const path = await asks({ more: "shown" });
  await tono.post(`${path}/statements`, { text: "Satu arah saja di jalan pasar.", sure: "on" });
  await dewi.post(`${path}/votes`, { statement: "4", vote: "agree" });
  const decides = (fields: Record<string, string>) =>
    siti.post(`${path}/decisions`, { statement: "4", decision: "same", ...fields });
  for (const same of ["", "4", "99", "satu"]) assert.equal((await decides({ same })).status, 422, same);
  assert.equal((await dewi.post(`${path}/decisions`, { statement: "4", decision: "same", same: "1" })).status, 403);
  assert.equal((await decides({ same: "1" })).status, 303);
  assert.match(
    plain((await budi.get(`${path}/statements`)).text),
    /4\. Satu arah saja di jalan pasar\. Sama dengan nomor 1/,
  );
  assert.match(
    plain((await budi.get(`${path}?s=4`)).text),
    /Pernyataan nomor 4 sama dengan nomor 1\. .*Jalan pasar sebaiknya satu arah/,
  );
  assert.equal((await budi.post(`${path}/votes`, { statement: "4", vote: "agree" })).status, 422);
  const { rows } = await pool.query(
    "select number, count(*)::int as votes from statement_votes join statements on statements.id = statement_id where statements.question_id = $1 group by 1 order by 1",
    [path.split("/").at(-1)],
  );
  assert.deepEqual(rows, [{ number: 4, votes: 2 }]);
  await world.settle();
  assert.match((await tono.get("/notifications")).text, /sama dengan yang sudah ada/);
  // What pointed to it points on, and shown again it is one of its own.
  await siti.post(`${path}/decisions`, { statement: "1", decision: "same", same: "2" });
  assert.match(
    plain((await budi.get(`${path}/statements`)).text),
    /Satu arah saja di jalan pasar\. Sama dengan nomor 2/,
  );
  await siti.post(`${path}/decisions`, { statement: "4", decision: "show" });
  assert.equal((await budi.post(`${path}/votes`, { statement: "4", vote: "agree" })).status, 303);
});
