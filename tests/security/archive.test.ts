import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { followAccount } from "#modules/accounts";
import { bookmarkPost, reactToPost, saveDraft, sharePost } from "#modules/posts";
import { openArchive } from "../../src/modules/portability/importing/open-archive.ts";
import { makeWorld, type Person, type World } from "../world.ts";
import { forgetLimits } from "./stage.ts";
import { renamed, spoilt, tellingMany, zipOf } from "./zips.ts";

const [world, other] = [await makeWorld(), await makeWorld()];
after(() => {
  for (const { ctx } of [world, other]) rmSync(ctx.config.dataDir, { recursive: true, force: true });
});
const folderOf = ({ ctx }: World) => join(ctx.config.dataDir, "archives");

async function archiveOf(person: Person): Promise<Buffer> {
  await forgetLimits(world.pool);
  assert.equal((await person.post("/settings/archive")).location, "/settings/archive");
  await world.settle();
  const { rows } = await world.pool.query("select * from exports where account_id = $1 order by id desc limit 1", [
    person.account.id,
  ]);
  const { rows: failed } = await world.pool.query(
    "select last_error from graphile_worker.jobs where last_error is not null",
  );
  assert.equal(rows[0]?.state, "ready", rows[0]?.trouble ?? failed[0]?.last_error);
  return readFileSync(join(folderOf(world), rows[0].file));
}

async function bringIn(place: World, person: Person, content: Buffer | string, kind = "archive") {
  await forgetLimits(place.pool);
  const body = new FormData();
  body.set("kind", kind);
  body.set("archive", new File([new Uint8Array(Buffer.from(content))], "arsip.zip"));
  const sent = await person.send("/settings/imports", {
    method: "POST",
    body,
    headers: { Origin: "http://localhost:3000" },
  });
  assert.equal(sent.status, 303, place.logged.at(-1));
  await place.settle();
  const { rows } = await place.pool.query("select * from imports where account_id = $1 order by id desc limit 1", [
    person.account.id,
  ]);
  return { row: rows[0], page: await person.get(sent.location) };
}

async function textsIn(zip: Buffer): Promise<Map<string, string>> {
  const path = join(folderOf(world), "looked-at.zip");
  await import("node:fs/promises").then(({ writeFile }) => writeFile(path, zip));
  const archive = await openArchive(path);
  const texts = new Map<string, string>();
  for (const name of archive.names) {
    const chunks: Buffer[] = [];
    for await (const chunk of archive.read(name)) chunks.push(chunk);
    texts.set(name, Buffer.concat(chunks).toString());
  }
  archive.close();
  rmSync(path);
  return texts;
}

const viewer = (person: Person) => ({ ...person.account, session_id: "0" });
const unsent = {
  text: "Belum jadi",
  warning: "",
  language: "id",
  audience: "public",
  reply_policy: "everyone",
  more: [],
  publish_day: "",
  publish_time: "",
};
const siti = await world.person("siti", { bio: "Guru <b>&\n=1+1" });
const tono = await world.person("tono");

test("ACL-05 An archive holds all of one's own, of others only what one may see, and of what one may not see nothing", async () => {
  const seen = await world.says(tono, "Kabar terbuka");
  const hidden = await world.says(tono, "rahasianya tono", { audience: "local" });
  for (const post of [seen, hidden]) {
    await bookmarkPost(world.ctx, siti.account, post);
    await reactToPost(world.ctx, siti.account, post, "pray");
    await sharePost(world.ctx, siti.account, post);
  }
  const answer = await world.says(siti, "Jawaban saya", { audience: "local" }, hidden);
  const first = await world.says(siti, "Bagian satu #desa", { audience: "quiet" });
  await world.says(siti, "Bagian dua", { audience: "quiet" }, first);
  await world.says(siti, "Untuk pengikut", { audience: "followers", warning: "Hati-hati" });
  await world.says(tono, "@siti pesan berdua", { audience: "direct" });
  await saveDraft(world.ctx, siti.account, { writing: unsent as never });
  await followAccount(world.ctx, viewer(siti), tono.account);
  await world.pool.query("update posts set audience = 'followers' where id = $1", [hidden.id]);
  await world.pool.query("delete from follows");
  await followAccount(world.ctx, viewer(tono), siti.account);
  await world.person("usil");
  await siti.post("/people/usil/block");
  const texts = await textsIn(await archiveOf(siti));
  const whole = [...texts.values()].join("\n");
  for (const mine of [
    "Jawaban saya",
    "Bagian satu",
    "Untuk pengikut",
    "Hati-hati",
    "pesan berdua",
    "Belum jadi",
    seen.id,
  ])
    assert.ok(whole.includes(mine), mine);
  assert.ok(!whole.includes(hidden.id) && !whole.includes("rahasianya"), "not even its address");
  assert.ok(whole.includes(answer.id));
  assert.equal(texts.get("followers.csv"), "Account address\ntono@localhost:3000\n");
  assert.equal(texts.get("blocked_accounts.csv"), "usil@localhost:3000\n");
  const outbox = JSON.parse(texts.get("outbox.json") ?? "") as { type: string; orderedItems: { type: string }[] };
  assert.equal(outbox.type, "OrderedCollection");
  assert.deepEqual(
    outbox.orderedItems.map(({ type }) => type),
    ["Create", "Create", "Create", "Create", "Announce"],
  );
  const manifest = JSON.parse(texts.get("manifest.json") ?? "") as { files: { path: string; sha256: string }[] };
  for (const { path, sha256 } of manifest.files)
    assert.equal(
      createHash("sha256")
        .update(texts.get(path) ?? "")
        .digest("hex"),
      sha256,
      path,
    );
  assert.match(texts.get("SHA256SUMS") ?? "", / {2}outbox\.json\n/);
  assert.match(texts.get("index.html") ?? "", /Guru &#60;b&#62;&#38;<br>=1\+1/);
  assert.doesNotMatch(texts.get("index.html") ?? "", /<script|https?:/);
});

test("AUTH-20 An archive is for its owner alone, after a fresh proof, kept by no cache, and gone after seven days", async () => {
  const { rows } = await world.pool.query("select id, file from exports order by id desc limit 1");
  const path = `/settings/archive/${rows[0].id}/file`;
  const mine = await siti.get(path);
  assert.equal(mine.status, 200);
  assert.match(mine.headers.get("Cache-Control") ?? "", /private, no-store/);
  assert.match(mine.headers.get("Content-Disposition") ?? "", /^attachment; filename="gaung-siti-/);
  assert.equal((await tono.get(path)).status, 404);
  assert.equal((await world.guest().get(path)).status, 303);
  await world.pool.query("update sessions set confirmed_at = now() - interval '6 minutes'");
  assert.match((await siti.get(path)).location, /^\/session\/confirmation/);
  assert.match((await siti.post("/settings/archive")).location, /^\/session\/confirmation/);
  await world.pool.query("update sessions set confirmed_at = now()");
  await world.pool.query("update exports set asked_at = now() - interval '7 days 1 minute'");
  assert.equal((await siti.get(path)).status, 404);
  await world.pool.query("select graphile_worker.add_job('portability.remove-old', '{}')");
  await world.settle();
  assert.equal(existsSync(join(folderOf(world), rows[0].file)), false);
});

test("DOS-18 One archive at a time, and ten a day", async () => {
  await forgetLimits(world.pool);
  assert.equal((await tono.post("/settings/archive")).status, 303);
  assert.equal((await tono.post("/settings/archive")).status, 422);
  await world.settle();
  for (let nth = 0; nth < 8; nth++) await tono.post("/settings/archive");
  assert.equal((await tono.post("/settings/archive")).status, 429);
  await world.settle();
});

/** What a person has, without ids and with what an archive makes of it: public is quiet now, others are left out. */
async function picture(place: World, person: Person) {
  const { rows } = await place.pool.query(
    `select text, warning, language, replace(audience, 'public', 'quiet') as audience, reply_policy, created_at,
      (select text from posts parent where parent.id = posts.in_reply_to_id and parent.author_id = posts.author_id) as after,
      array(select tag from post_tags where post_id = posts.id order by tag) as tags
     from posts where author_id = $1 and audience <> 'direct' and not exists (
       select from posts parent where parent.id = posts.in_reply_to_id and parent.author_id <> posts.author_id) order by created_at, text`,
    [person.account.id],
  );
  const drafts = await place.pool.query("select writing->>'text' as text from drafts where account_id = $1", [
    person.account.id,
  ]);
  const blocked = await place.pool.query(
    "select handle from blocks join accounts on accounts.id = blocked_id where blocker_id = $1",
    [person.account.id],
  );
  return { posts: rows, drafts: drafts.rows, blocked: blocked.rows };
}

test("DOS-18 What goes out of one community comes into another, once however often it is sent, quietly and at its old date", async () => {
  await world.pool.query("update posts set created_at = created_at - interval '400 days' where author_id = $1", [
    siti.account.id,
  ]);
  await world.pool.query("delete from posts where author_id = $1 and text = 'Jawaban saya'", [siti.account.id]);
  const zip = await archiveOf(siti);
  const newcomer = await other.person("siti_baru");
  await other.person("usil");
  await other.person("tono");
  await (await other.person("pengikut")).post("/people/siti_baru/follow");
  await other.settle();
  const { row, page } = await bringIn(other, newcomer, zip);
  assert.equal(row.state, "ready", row.trouble);
  assert.match(page.text, /3 kiriman/);
  assert.deepEqual(await picture(other, newcomer), await picture(world, siti));
  const notified = await other.pool.query("select count(*)::int as count from home_entries");
  assert.equal(notified.rows[0].count, 0, "nobody's home has it");
  assert.match((await newcomer.get("/@siti_baru")).text, /dibawa dari arsip/);
  assert.doesNotMatch((await other.guest().get("/community")).text, /Bagian satu/);
  const before = await picture(other, newcomer);
  await bringIn(other, newcomer, zip);
  assert.deepEqual(await picture(other, newcomer), before, "twice is once");
  const own = await picture(world, siti);
  await bringIn(world, siti, zip);
  assert.deepEqual(await picture(world, siti), own, "one's own archive brought back changes nothing");
});

test("DOS-18 Lists of people as Mastodon writes them come in; those who are not here are counted", async () => {
  const person = await other.person("pindahan");
  const list =
    "Account address,Show boosts\ntono@localhost:3000,true\nusil,true\nentah@jauh.example,true\n=cmd|calc,true\n";
  for (const [kind, table, mine] of [
    ["follows", "follows", "follower_id"],
    ["mutes", "mutes", "muter_id"],
    ["blocks", "blocks", "blocker_id"],
  ] as const) {
    const { row } = await bringIn(other, person, list, kind);
    assert.deepEqual([row.done.in[kind], row.done.left[kind]], [2, 2]);
    const { rows } = await other.pool.query(`select count(*)::int as count from ${table} where ${mine} = $1`, [
      person.account.id,
    ]);
    assert.equal(rows[0].count, 2);
  }
});

test("DOS-18 An archive of Mastodon comes in: words from HTML, audiences from addresses", async () => {
  const person = await other.person("gajah");
  const note = (id: string, more: object) => ({
    type: "Create",
    object: {
      id: `https://m.example/${id}`,
      type: "Note",
      published: "2019-05-04T03:02:01Z",
      to: ["https://www.w3.org/ns/activitystreams#Public"],
      cc: [],
      content: "<p>Satu<br>dua</p><p>tiga &amp; <a href='x'>empat</a><script>x</script></p>",
      ...more,
    },
  });
  const outbox = {
    type: "OrderedCollection",
    orderedItems: [
      note("1", {}),
      note("2", { to: ["https://m.example/u/followers"], content: "<p>Pengikut</p>" }),
      note("3", { to: ["https://m.example/u/x"], content: "<p>Pesan</p>" }),
      note("4", { inReplyTo: "https://l.example/9" }),
      note("5", { content: "", attachment: [{}] }),
      note("6", { published: "9999-01-01T00:00:00Z", content: "Nanti" }),
      note("7", { published: "0001-01-01T00:00:00Z", content: "Dulu", inReplyTo: "https://m.example/6" }),
      { type: "Announce" },
      null,
      5,
      { type: "Create", object: {} },
      note("8", { content: "x".repeat(6000) }),
      JSON.parse('{"__proto__":{"isAdmin":true},"type":"Create"}'),
    ],
  };
  const { row } = await bringIn(other, person, await zipOf([{ name: "outbox.json", text: JSON.stringify(outbox) }]));
  assert.equal(row.state, "ready", row.trouble);
  assert.deepEqual(row.done.in, { posts: 4 });
  assert.deepEqual(row.done.left, { message: 1, answer: 1, picture: 1, share: 1, unreadable: 4, tooLong: 1 });
  const { rows } = await other.pool.query(
    "select text, audience, created_at <= now() as past, id > 0 as sound from posts where author_id = $1 order by id",
    [person.account.id],
  );
  assert.ok(rows.every(({ past, sound }) => past && sound));
  assert.match(rows[0].text, /^Satu\ndua\n\ntiga & empat/);
  assert.equal(({} as { isAdmin?: unknown }).isAdmin, undefined);
});

async function badArchives(): Promise<Readonly<Record<string, readonly [Buffer, string]>>> {
  const good = await zipOf([{ name: "outbox.json", text: '{"orderedItems":[]}' }, { name: "aaaa.json" }]);
  return {
    "a name above the archive": [renamed(good, "aaaa.json", "../a.json"), "badName"],
    "a name from the root": [renamed(good, "aaaa.json", "/aaa.json"), "badName"],
    "a name with a backslash": [renamed(good, "aaaa.json", "a\\aa.json"), "badName"],
    "a name with NUL": [renamed(good, "aaaa.json", "a\0aa.json"), "badName"],
    "a name of a drive": [renamed(good, "aaaa.json", "c:aa.json"), "badName"],
    "a name twice": [await zipOf([{ name: "outbox.json" }, { name: "OUTBOX.json" }]), "badName"],
    "a name too deep": [await zipOf([{ name: "outbox.json" }, { name: "a/b/c/d/e/f/g" }]), "badName"],
    "a link": [await zipOf([{ name: "outbox.json" }, { name: "a", text: "/etc", mode: 0o120777 }]), "badName"],
    "a device": [await zipOf([{ name: "outbox.json" }, { name: "a", mode: 0o060666 }]), "badName"],
    "a wrong sum": [spoilt(good, 16, 12345), "damaged"],
    "a wrong size": [spoilt(good, 24, 1), "damaged"],
    "a place that is not there": [spoilt(good, 42, 9_999_999), "damaged"],
    "only its beginning": [good.subarray(0, good.length / 2), "notAnArchive"],
    nothing: [await zipOf([{ name: "apa.txt" }]), "nothingInside"],
    "no archive at all": [Buffer.from("bukan arsip"), "notAnArchive"],
    "JSON cut short": [await zipOf([{ name: "outbox.json", text: '{"orderedItems":[{' }]), "damaged"],
    "JSON of another shape": [await zipOf([{ name: "outbox.json", text: '"x"' }]), "damaged"],
    "JSON too deep": [
      await zipOf([{ name: "outbox.json", text: `${"[".repeat(100_000)}${"]".repeat(100_000)}` }]),
      "tooTight",
    ],
    "JSON a little too deep": [
      await zipOf([{ name: "outbox.json", text: `${"[".repeat(33)}${"]".repeat(33)}` }]),
      "tooDeep",
    ],
    "a bomb": [await zipOf([{ name: "outbox.json", text: " ".repeat(30_000_000) }]), "tooTight"],
    "too many files": [tellingMany(good, 20_001), "tooManyFiles"],
  };
}

test("MED-12 MED-13 DOS-03 A bad archive is marked failed with its reason, leaves nothing, and the house goes on", async () => {
  const person = await other.person("curang");
  const before = readdirSync(folderOf(other)).length;
  for (const [what, [zip, reason]] of Object.entries(await badArchives())) {
    const { row, page } = await bringIn(other, person, zip);
    assert.deepEqual([row.state, row.trouble], ["failed", reason], what);
    assert.equal(page.status, 200);
    assert.match(page.text, /gagal/, what);
  }
  assert.equal(readdirSync(folderOf(other)).length, before, "no file is left");
  const { rows } = await other.pool.query("select count(*)::int as count from posts where author_id = $1", [
    person.account.id,
  ]);
  assert.equal(rows[0].count, 0);
});

test("MED-12 An archive that kills its worker is tried three times and no more, also after a restart", async () => {
  const person = await other.person("sial");
  const { rows } = await other.pool.query(
    "insert into imports (account_id, file, done, tries) values ($1, 'aaaaaaaaaaaaaaaaaaaaaaaa.zip', '{}', 3) returning id",
    [person.account.id],
  );
  await other.pool.query("select graphile_worker.add_job('portability.take-import', $1)", [{ importId: rows[0].id }]);
  await other.settle();
  const kept = await other.pool.query("select state, trouble from imports where id = $1", [rows[0].id]);
  assert.deepEqual(kept.rows[0], { state: "failed", trouble: "crashed" });
  const asked = await other.pool.query("insert into exports (account_id, tries) values ($1, 3) returning id", [
    person.account.id,
  ]);
  await other.pool.query("select graphile_worker.add_job('portability.make-archive', $1)", [
    { exportId: asked.rows[0].id },
  ]);
  await other.settle();
  const given = await other.pool.query("select state, trouble from exports where id = $1", [asked.rows[0].id]);
  assert.deepEqual(given.rows[0], { state: "failed", trouble: "crashed" });
});

test("ACL-05 Another person's imports are not there, and a frozen person brings nothing in", async () => {
  const { rows } = await other.pool.query("select id from imports limit 1");
  assert.equal((await (await other.person("pengintip")).get(`/settings/imports/${rows[0].id}`)).status, 404);
});
