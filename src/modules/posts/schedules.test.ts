import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld, type Person } from "../../../tests/world.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const tono = await world.person("tono");

const rowsOf = async (text: string) => (await world.pool.query("select * from posts where text = $1", [text])).rows;
const draftsOf = async (person: Person) =>
  (await world.pool.query("select * from drafts where account_id = $1 order by id desc", [person.account.id])).rows;
/** A day whose morning has not come yet anywhere in the country, also late in the evening of Greenwich. */
const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
const hour = { publish_day: tomorrow, publish_time: "07:30" };

/** Lets the hour of everything scheduled come. */
async function letTimePass(): Promise<void> {
  await world.pool.query("update drafts set publish_at = now() where publish_at is not null");
  await world.pool.query("update graphile_worker._private_jobs set run_at = now() where run_at > now()");
  await world.settle();
}

test("a post waits for its hour on the writer's own clock, then goes out by itself, once", async () => {
  await siti.post("/settings/display", {
    locale: "id",
    timeZone: "WIT",
    theme: "system",
    textSize: "0",
    pictures: "light",
  });
  const answer = await siti.post("/posts", { text: "Selamat pagi", part_2: "Dan selamat siang", ...hour });
  assert.equal(answer.location, "/drafts/scheduled?saved");
  const [draft] = await draftsOf(siti);
  assert.equal(draft.publish_at.toISOString(), new Date(`${tomorrow}T07:30:00+09:00`).toISOString());
  assert.match((await siti.get("/drafts/scheduled")).text, /pukul 07\.30 WIT/);
  await world.settle();
  assert.equal((await rowsOf("Selamat pagi")).length, 0);
  await letTimePass();
  assert.equal((await rowsOf("Selamat pagi")).length, 1);
  assert.equal((await rowsOf("Dan selamat siang"))[0].in_reply_to_id, (await rowsOf("Selamat pagi"))[0].id);
  assert.match((await siti.get("/")).text, /Selamat pagi/);
  assert.equal((await draftsOf(siti)).length, 0);
});

test("an hour that is past, half said or no hour at all comes back with the words kept", async () => {
  for (const [publish_day, publish_time, says] of [
    ["2020-01-01", "07:30", /sudah lewat/],
    [tomorrow, "", /Isi juga jamnya/],
    ["", "07:30", /Isi juga tanggalnya/],
    ["2026-02-31", "07:30", /belum benar/],
    [tomorrow, "25:00", /belum benar/],
    ["9999-01-01", "07:30", /paling jauh satu tahun/],
    ["9".repeat(400), "07:30", /belum benar/],
  ] as const) {
    const answer = await tono.post("/posts", { text: "Kata yang tinggal", publish_day, publish_time });
    assert.equal(answer.status, 422, publish_day);
    assert.match(answer.text, says);
    assert.match(answer.text, /Kata yang tinggal/);
  }
  assert.equal((await draftsOf(tono)).length, 0);
});

test("phones that know no date field may write it as people do", async () => {
  const [year, month, day] = tomorrow.split("-");
  await tono.post("/posts", { text: "Tulis tangan", publish_day: `${day}/${month}/${year}`, publish_time: "7.30" });
  const [draft] = await draftsOf(tono);
  assert.equal(draft.publish_at.toISOString(), new Date(`${tomorrow}T07:30:00+07:00`).toISOString());
  await tono.post(`/drafts/${draft.id}/removal`);
});

test("an hour can be moved and taken back; the earlier hour does nothing then", async () => {
  await tono.post("/posts", { text: "Nanti saja", ...hour });
  const [draft] = await draftsOf(tono);
  assert.match((await tono.get(`/drafts/${draft.id}`)).text, /value="07:30"[\s\S]*Batalkan jadwal/);
  const moved = await tono.post(`/drafts/${draft.id}`, { text: "Nanti saja", ...hour, publish_time: "09:00" });
  assert.equal(moved.location, "/drafts/scheduled?saved");
  await world.pool.query("update graphile_worker._private_jobs set run_at = now()");
  await world.settle();
  assert.equal((await rowsOf("Nanti saja")).length, 0);
  await tono.post(`/drafts/${draft.id}`, { text: "Nanti saja", ...hour, "do.save": "" });
  await letTimePass();
  assert.equal((await rowsOf("Nanti saja")).length, 0);
  assert.equal((await draftsOf(tono))[0].writing.publish_day, "");
});

test("what cannot go out at its hour stays a draft and says why", async () => {
  const dewi = await world.person("dewi");
  const post = await world.says(tono, "Pertanyaan");
  await dewi.post(`/p/${post.id}/replies`, { text: "Jawaban nanti", ...hour });
  await dewi.post("/posts", { text: "Rahasia tanpa nama", audience: "direct", ...hour });
  await tono.post("/people/dewi/block");
  await letTimePass();
  assert.equal((await rowsOf("Jawaban nanti")).length, 0);
  const list = (await dewi.get("/drafts")).text;
  assert.match(list, /Belum terkirim\. Kiriman yang Anda balas sudah tidak ada/);
  assert.match(list, /Belum terkirim\. Sebut paling sedikit satu orang/);
  for (const [change, reason] of [
    ["status = 'suspended'", "suspended"],
    ["restriction = 'frozen'", "frozen"],
  ] as const) {
    const author = await world.person(`warga_${reason}`);
    await author.post("/posts", { text: `Kabar ${reason}`, ...hour });
    await world.pool.query(`update accounts set ${change} where id = $1`, [author.account.id]);
    await letTimePass();
    assert.equal((await rowsOf(`Kabar ${reason}`)).length, 0);
    const [draft] = await draftsOf(author);
    assert.deepEqual([draft.problem, draft.publish_at], ["mayNotSend", null]);
  }
});

test("a worker killed before, between or after writes publishes once all the same", async () => {
  await siti.post("/posts", { text: "Tepat sekali", part_2: "Bagian kedua", ...hour });
  const [draft] = await draftsOf(siti);
  await world.pool.query("update drafts set publish_at = now() where id = $1", [draft.id]);
  const { tasks } = await import("../../app.ts");
  const task = tasks["posts.publish-scheduled"];
  assert.ok(task);
  // Killed half-way: the transaction dies with the connection, as after kill -9.
  const doomed = world.ctx.db.transaction().execute(async (db) => {
    await task({ ...world.ctx, db }, { draftId: draft.id });
    throw new Error("killed");
  });
  await assert.rejects(doomed, /killed/);
  assert.equal((await rowsOf("Tepat sekali")).length, 0);
  // Killed after the effect and before the queue heard of it: the job runs again, and beside another worker's.
  await Promise.all([1, 2, 3].map(() => task(world.ctx, { draftId: draft.id })));
  await task(world.ctx, { draftId: draft.id });
  await letTimePass();
  assert.equal((await rowsOf("Tepat sekali")).length, 1);
  assert.equal((await rowsOf("Bagian kedua")).length, 1);
});
