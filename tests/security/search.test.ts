import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld } from "../world.ts";
import { forgetLimits } from "./stage.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const tono = await world.person("tono");
const guest = world.guest();

const expensive = [
  "%",
  "_",
  "\\",
  "%_%_%_%_%_%_%_%_%_",
  "a".repeat(10_000),
  "yang dan di ke",
  "the of and",
  Array.from({ length: 1000 }, (_, index) => `k${index}`).join(" "),
  Array.from({ length: 50 }, () => "a or").join(" "),
  '"'.repeat(99),
  "-".repeat(99),
  "- - -a -b -c",
  ".*+?^$(){}[]|",
  ":* & | ! <-> ( 'a",
  "'a':*A & !b",
  "=s1 =a1 =m1 =p",
  "\u0000",
  "",
  " ",
  "🙏🙏",
  "ꦱꦸꦒꦼꦁ",
  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_b",
];

test("DOS-21 Whatever is searched for, in whatever way, the answer comes within two seconds and is a page", async () => {
  await world.pool.query(
    "insert into accounts (handle, name, bio) select 'warga_' || n, repeat('a', 50) || n, repeat('b ', 200) from generate_series(1, 3000) as n",
  );
  await world.pool.query(
    `insert into posts (id, author_id, text, html, audience, thread_id) select id, $1, repeat('a b c k1 ', 10), '<p>a</p>', 'public', id
      from (select next_id() as id from generate_series(1, 3000)) as made`,
    [tono.account.id],
  );
  for (const word of expensive) {
    for (const more of [
      "",
      "&kind=people",
      "&kind=posts&before=1",
      "&kind=tags&limit=1000000&offset=1000000000",
      "&kind=junk&before=abc&pictures=on",
      "&before=99999999999999999999",
      "&since=2026-01-01&until=2026-12-31",
    ]) {
      const start = performance.now();
      const answer = await siti.get(`/search?q=${encodeURIComponent(word)}${more}`);
      assert.equal(answer.status, 200, `${word.slice(0, 20)} ${more}`);
      assert.ok(performance.now() - start < 2000, word.slice(0, 20));
      assert.ok((answer.text.match(/<article/g) ?? []).length <= 20, "one page holds 20");
    }
    for (const field of ["by", "tag", "since", "until", "before", "kind"]) {
      const { status } = await siti.get(`/search?q=a&${field}=${encodeURIComponent(word)}`);
      assert.ok(status === 200 || status === 422, `${field} ${word.slice(0, 20)} ${status}`);
    }
    await forgetLimits(world.pool);
  }
});

test("DOS-21 Marks of the index cannot be asked for: a word one writes never is one", async () => {
  const mine = await world.says(siti, "rahasia kecil", { audience: "followers" });
  const { rows } = await world.pool.query<{ words: string }>("select words from post_words where post_id = $1", [
    mine.id,
  ]);
  assert.match(rows[0]?.words ?? "", /'=m/);
  for (const asked of [`=m${siti.account.id}`, `"=m${siti.account.id}"`, `=a${siti.account.id}`, "=id", "=s1"]) {
    const { text } = await tono.get(`/search?kind=posts&q=${encodeURIComponent(asked)}`);
    assert.doesNotMatch(text, /<article/, asked);
  }
  const dressed = await world.says(siti, "=s1 =m1 '=p' <=s2> a/=s3 x=s4");
  const kept = await world.pool.query<{ words: string }>("select words from post_words where post_id = $1", [
    dressed.id,
  ]);
  const marks = [...(kept.rows[0]?.words ?? "").matchAll(/'(=\w+)'/g)].map(([, found]) => found?.replace(/\d+/, ""));
  assert.deepEqual(marks.sort(), ["=a", "=id", "=s"]);
});

test("ENUM-03 A search tells no more of who is hidden, blocked or not there than that there is nothing", async () => {
  await world.person("tersembunyi", { name: "Tersembunyi", findable_by: "nobody" });
  const enemy = await world.person("musuh");
  await enemy.post("/people/siti/block");
  const strip = (text: string, word: string) => text.replaceAll(word, "X");
  const answers = [];
  for (const word of ["tersembunyi", "musuh", "tiadaorang"])
    answers.push(strip((await siti.get(`/search?kind=people&q=${word}`)).text, word));
  assert.equal(answers[0], answers[2]);
  assert.equal(answers[1], answers[2]);
  const [blocked, absent] = [await siti.get("/search?q=a&by=musuh"), await siti.get("/search?q=a&by=tiadaorang")];
  assert.equal(blocked.status, absent.status);
  assert.equal(strip(blocked.text, "musuh"), strip(absent.text, "tiadaorang"));
});

test("ACL-25 What was deleted, or suspended with its author, is found no more", async () => {
  const post = await world.says(tono, "Lomba kelereng");
  const isFound = async () => /<article/.test((await guest.get("/search?kind=posts&q=kelereng")).text);
  assert.ok(await isFound());
  await world.pool.query("update accounts set status = 'suspended' where id = $1", [tono.account.id]);
  assert.ok(!(await isFound()));
  await world.pool.query("update accounts set status = 'active' where id = $1", [tono.account.id]);
  await world.pool.query("update posts set audience = 'followers' where id = $1", [post.id]);
  assert.ok(!(await isFound()), "nor when it is for fewer people than before");
  await world.pool.query("update posts set audience = 'public' where id = $1", [post.id]);
  assert.ok(await isFound());
  await tono.post(`/p/${post.id}/removal`);
  assert.ok(!(await isFound()));
});
