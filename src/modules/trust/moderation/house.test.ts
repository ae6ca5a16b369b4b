import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld } from "../../../../tests/world.ts";

const world = await makeWorld();
const admin = await world.person("laras", { role: "administrator" });
const siti = await world.person("siti");
const one = async (query: string, values: unknown[] = []) => (await world.pool.query(query, values)).rows[0]?.one;
const ruleId = (number: number) => one("select id as one from rules where number = $1 and ended_at is null", [number]);

test("rules have numbers, both languages and a past, and everyone can read them before joining", async () => {
  const guest = world.guest();
  assert.match((await guest.get("/rules")).text, /belum ditulis/);
  assert.match((await guest.get("/join")).text, /href="\/rules"/);
  assert.match((await guest.get("/about")).text, /href="\/rules"/);
  for (const title of ["Jangan menghina", "Jangan menipu", "Jaga anak-anak"])
    assert.equal(
      (await admin.post("/admin/rules", { title, title_en: title === "Jangan menipu" ? "No fraud" : "" })).status,
      303,
    );
  assert.match((await guest.get("/rules")).text, /1\. Jangan menghina.*2\. Jangan menipu.*3\. Jaga anak-anak/s);
  assert.match((await guest.get("/rules", { "Accept-Language": "en" })).text, /1\. Jangan menghina.*2\. No fraud/s);
  const changed = await admin.post(`/admin/rules/${await ruleId(2)}`, { title: "Jangan menipu siapa pun" });
  assert.equal(changed.status, 303);
  await admin.post(`/admin/rules/${await ruleId(1)}/removal`);
  const { text } = await guest.get("/rules");
  assert.match(text, /2\. Jangan menipu siapa pun.*3\. Jaga anak-anak/s);
  assert.doesNotMatch(text, /1\. Jangan menghina/);
  assert.match((await guest.get("/rules/history")).text, /1\. Jangan menghina.*Berlaku .*2\. Jangan menipu/s);
});

test("of two who change one rule at once one is told that it is gone, and no number stands twice", async () => {
  const id = await ruleId(3);
  const answers = await Promise.all(
    ["Jaga anak", "Lindungi anak"].map((title) => admin.post(`/admin/rules/${id}`, { title })),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 404]);
  await Promise.all(["Satu", "Dua", "Tiga"].map((title) => admin.post("/admin/rules", { title })));
  const { rows } = await world.pool.query("select number from rules where ended_at is null order by 1");
  assert.deepEqual(
    rows.map(({ number }) => number),
    [2, 3, 4, 5, 6],
  );
});

test("an announcement stands on each home until its reader puts it away, and only while it holds", async () => {
  await admin.post("/admin/announcements", { title: "Mati lampu", words: "Besok pagi https://pln.example", days: "3" });
  const { text } = await siti.get("/");
  assert.match(text, /Mati lampu.*Besok pagi <a href="https:\/\/pln\.example\/"/s);
  const id = /announcements\/(\d+)\/dismissal/.exec(text)?.[1];
  await siti.post(`/announcements/${id}/dismissal`);
  assert.doesNotMatch((await siti.get("/")).text, /Mati lampu/);
  assert.match((await siti.get("/announcements")).text, /Mati lampu/);
  assert.match((await admin.get("/")).text, /Mati lampu/, "others see it still");
  assert.doesNotMatch((await world.guest().get("/")).text, /Mati lampu/);
  await admin.post("/admin/announcements", {
    title: "Tahun depan",
    words: "Nanti",
    days: "1",
    starts_day: new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10),
  });
  assert.doesNotMatch((await siti.get("/announcements")).text, /Tahun depan/);
  assert.match((await admin.get("/admin/announcements")).text, /Tahun depan/);
  const wrong = await admin.post("/admin/announcements", {
    title: "Jam saja",
    words: "x",
    days: "1",
    starts_time: "07:00",
  });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Jam saja/);
  await world.pool.query(
    "update announcements set starts_at = now() - interval '9 days', ends_at = now() - interval '1 day'",
  );
  assert.doesNotMatch((await admin.get("/")).text, /Mati lampu/);
});

test("a moderator opens exactly what they are trusted with, from the next request on", async () => {
  const rudi = await world.person("rudi");
  assert.equal((await rudi.get("/admin/rules")).status, 403);
  assert.equal((await admin.post("/admin/roles", { handle: "@Rudi", role: "moderator", may_rules: "on" })).status, 303);
  assert.equal((await rudi.get("/admin/rules")).status, 200);
  for (const other of [
    "/admin/announcements",
    "/admin/roles",
    "/admin/moderation",
    "/admin/sign-ups",
    "/admin/community",
  ])
    assert.equal((await rudi.get(other)).status, 403, other);
  assert.match((await rudi.get("/settings")).text, /href="\/admin\/rules"/);
  assert.doesNotMatch((await rudi.get("/settings")).text, /href="\/admin\/roles"/);
  const empty = await admin.post("/admin/roles", { handle: "rudi", role: "moderator" });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Centang paling sedikit satu tugas/);
  await admin.post("/admin/roles", { handle: "rudi", role: "member", may_rules: "on" });
  assert.equal((await rudi.get("/admin/rules")).status, 403);
  assert.equal(await one("select cardinality(permissions) as one from accounts where handle = 'rudi'"), 0);
  assert.equal(await one("select count(*)::int as one from moderation_log where deed = 'role-changed'"), 2);
});

test("a community keeps an administrator, whoever steps down at once with whom", async () => {
  const alone = await admin.post("/admin/roles", { handle: "laras", role: "member" });
  assert.equal(alone.status, 422);
  assert.match(alone.text, /pengurus terakhir/);
  const [dewi, made] = [await world.person("dewi"), await world.person("made")];
  for (const handle of ["dewi", "made"]) await admin.post("/admin/roles", { handle, role: "administrator" });
  const all = [admin, dewi, made];
  await Promise.all(
    all.flatMap((one) =>
      all.map((other) => one.post("/admin/roles", { handle: other.account.handle, role: "member" })),
    ),
  );
  const left = await one(
    "select count(*)::int as one from accounts where role = 'administrator' and status = 'active'",
  );
  assert.ok(left >= 1, `${left} left`);
  await world.pool.query("update accounts set role = 'administrator' where handle = 'laras'");
});

test("nothing in the log of moderation can be changed or taken out, not even by hand", async () => {
  for (const attempt of [
    "update moderation_log set detail = 'lain'",
    "delete from moderation_log",
    "truncate moderation_log",
  ])
    await assert.rejects(world.pool.query(attempt), /can only grow/);
  assert.ok((await one("select count(*)::int as one from moderation_log")) > 0);
});
