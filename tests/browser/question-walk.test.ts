import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { marketRoad } from "../../demo/texts/questions.ts";
import { drawsMaps } from "../asked.ts";
import { choose, open, press, write } from "./hands.ts";
import { openHouse } from "./house.ts";

/*
 * One question from asking to reading its map, on phones without scripts: the shopkeeper asks, the midwife answers twenty
 * statements and reads where she stands, and somebody without an account answers beside her.
 */
const house = await openHouse();
await house.person("hasan", { name: "Hasan Basri" });
await house.person("ratih", { name: "Ratih Kumala" });
await house.pool.query("update community set guests_vote = true");
const [asker, midwife] = (await Promise.all(["hasan", "ratih"].map((as) => house.visit({ as })))) as [Page, Page];
const guest = await house.visit();
const main = (page: Page) => page.locator("main").innerText();
const statements = marketRoad.statements.slice(0, 20).map(({ text }) => text);
const [seeds, more] = [statements.slice(0, 10), statements.slice(10)];
let place = "";

test("the shopkeeper asks, with ten statements to begin with, and adds what he hears at the market", async () => {
  await asker.goto("/questions/new");
  await write(asker, { Pertanyaannya: "Jalan pasar sebaiknya diapakan?" });
  await press(asker, "Lanjut");
  await write(asker, Object.fromEntries(seeds.map((text, nth) => [`Pernyataan ${nth + 1}`, text])));
  await press(asker, "Lanjut");
  await choose(asker, "Siapa pun");
  await press(asker, "Lanjut");
  await press(asker, "Terbitkan");
  place = new URL(asker.url()).pathname;
  assert.match(place, /^\/questions\/\d+$/);
  for (const text of more) {
    await asker.goto(`${place}/statements/new`);
    await write(asker, { "Apa yang belum terkatakan?": text });
    await press(asker, "Kirim");
    if (/Apakah ini sudah dikatakan/.test(await main(asker))) {
      await choose(asker, "Pernyataan saya berbeda, kirim saja");
      await press(asker, "Kirim");
    }
  }
  await asker.goto(`${place}/statements`);
  const list = await main(asker);
  for (const text of statements) assert.ok(list.includes(text), text);
});

test("before five people have answered there is no map, and the page says so", async () => {
  await asker.goto(`${place}/map`);
  assert.match(await main(asker), /Peta digambar setelah 5 orang menjawab/);
});

test("the village answers in its own ways", async () => {
  await plantVoices(place.split("/")[2] ?? "", 24);
});

test("the midwife answers twenty statements, one after another, each with one press", async () => {
  await midwife.goto(place);
  const met = new Set<string>();
  for (let answered = 0; answered < 20; answered++) {
    const words = await main(midwife);
    const statement = statements.find((text) => words.includes(text));
    assert.ok(statement && !met.has(statement), `a new statement after ${answered}: ${words.slice(0, 200)}`);
    met.add(statement);
    await press(midwife, isOfWalkers(statement) ? "Setuju" : "Tidak setuju");
  }
  assert.equal(met.size, 20);
  assert.match(await main(midwife), /Semua pernyataan sudah Anda jawab/);
});

test("somebody without an account answers as well, changes their mind, and is counted once", async () => {
  await guest.goto(place);
  await press(guest, "Lewati");
  await guest.goto(`${place}/statements`);
  await open(guest, /Jawaban Anda: Lewati/);
  await press(guest, "Setuju");
  const { rows } = await house.pool.query(
    "select vote from statement_votes join question_participants on question_participants.id = participant_id where tier = 'guest'",
  );
  assert.deepEqual(rows, [{ vote: 1 }]);
});

test("she reads the map: who took part, the groups of opinion, and where she stands", async () => {
  await drawsMaps(house);
  await midwife.goto(place);
  await open(midwife, "Peta pendapat");
  const read = await main(midwife);
  assert.match(read, /27 orang ikut menjawab/);
  assert.match(read, /kelompok pendapat [AB]/i);
  assert.match(read, /Anda paling dekat dengan kelompok pendapat [AB]/i);
  const drawing = midwife.locator("main svg[role=img]");
  assert.equal(await drawing.count(), 1);
  assert.match((await drawing.textContent()) ?? "", /Anda/);
});

const isForAll = (text: string) => statements.findIndex((one) => one === text) < 4;
/** Those who walk want every second thing; those who drive the others. All want the first four. */
const isOfWalkers = (text: string) => isForAll(text) || statements.findIndex((one) => one === text) % 2 === 0;

/** People of two minds: each of the first half answers as who walks, the others as who drives. */
async function plantVoices(questionId: string, people: number): Promise<void> {
  const { rows } = await house.pool.query("select id, text from statements where question_id = $1", [questionId]);
  for (let nth = 0; nth < people; nth++) {
    const { account } = await house.person(`warga_${nth}`, { name: `Warga ${nth}` });
    const part = await house.pool.query(
      "insert into question_participants (question_id, tier, account_id) values ($1, 'member', $2) returning id",
      [questionId, account.id],
    );
    for (const [index, { id: statement, text }] of rows.entries()) {
      const walks = isOfWalkers(text);
      const strays = (nth * 7 + index * 3) % 11 === 0;
      const agrees = isForAll(text) || (nth < people / 2 === walks) !== strays;
      await house.pool.query(
        "insert into statement_votes (question_id, statement_id, participant_id, vote) values ($1, $2, $3, $4)",
        [questionId, statement, part.rows[0].id, agrees ? 1 : -1],
      );
    }
  }
}
