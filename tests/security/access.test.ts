import assert from "node:assert/strict";
import { test } from "node:test";
import { type Browser, makeWorld, type Person } from "../world.ts";
import { actionsOfLeaders } from "./action-doors.ts";
import { bodyOf, type Door, doorsOf } from "./doors.ts";
import { writesOfOrganisers } from "./event-doors.ts";
import { writesOfHosts } from "./question-doors.ts";
import { fill, routesOf, writesOf } from "./routes.ts";
import { forgetLimits, proveAll, setStage, snapshot } from "./stage.ts";

const stage = await setStage();
const { world, siti, tono, post, theirs } = stage;
const doors = Object.entries(doorsOf(stage));
const sendTo = (person: Browser, door: Door, body: URLSearchParams) =>
  person.send(door.path, { method: "POST", body, headers: { Origin: "http://localhost:3000" } });

test("ACL-04 A private reply leaves no trace for others: no words, no count, no gap", async () => {
  const village = await makeWorld();
  const [ratna, wayan, dewi] = [
    await village.person("ratna"),
    await village.person("wayan"),
    await village.person("dewi"),
  ];
  const open = await village.says(ratna, "Pengumuman terbuka");
  const before = (await dewi.get(`/p/${open.id}`)).text;
  await village.says(wayan, "bisikan untuk penulis", { audience: "direct" }, open);
  await village.says(wayan, "hanya pengikut", { audience: "followers" }, open);
  const plain = (text: string) => text.replaceAll(/value="[\w-]{22}"/g, "");
  assert.equal(plain((await dewi.get(`/p/${open.id}`)).text), plain(before));
  assert.doesNotMatch((await village.guest().get(`/p/${open.id}`)).text, /bisikan|hanya pengikut|@wayan/);
  assert.match((await ratna.get(`/p/${open.id}`)).text, /bisikan untuk penulis/);
  const { rows } = await village.pool.query("select replies_count from posts where id = $1", [open.id]);
  assert.equal(rows[0].replies_count, 0);
});

test("ACL-05 What one kept of a post is gone from one's lists as soon as the post is not theirs to see", async () => {
  const village = await makeWorld();
  const [ratna, wayan] = [await village.person("ratna"), await village.person("wayan")];
  await wayan.post("/people/ratna/follow");
  const kept = await village.says(ratna, "Untuk pengikut saja", { audience: "followers" });
  assert.equal((await wayan.post(`/p/${kept.id}/bookmark`)).status, 303);
  assert.match((await wayan.get("/bookmarks")).text, /Untuk pengikut saja/);
  await ratna.post("/people/wayan/block");
  assert.doesNotMatch((await wayan.get("/bookmarks")).text, /Untuk pengikut saja/);
  assert.equal((await wayan.post(`/p/${kept.id}/bookmark`)).status, 404);
});

test("ACL-07 The same address asked by turns shows each person their own page, and no cache may mix them up", async () => {
  const village = await makeWorld();
  const [ratna, follower, blocked] = [
    await village.person("ratna"),
    await village.person("pengikut"),
    await village.person("terblokir"),
  ];
  await follower.post("/people/ratna/follow");
  await ratna.post("/people/terblokir/block");
  await village.says(ratna, "terbuka-untuk-semua");
  await village.says(ratna, "untuk-pengikut", { audience: "followers" });
  await village.says(ratna, "untuk-warga", { audience: "local" });
  const guest = village.guest();
  const expected: [Browser, number, RegExp, RegExp][] = [
    [guest, 200, /terbuka-untuk-semua/, /untuk-pengikut|untuk-warga/],
    [follower, 200, /untuk-pengikut/, /action="\/session"/],
    [blocked, 404, /404|tidak/i, /terbuka-untuk-semua|untuk-pengikut|untuk-warga/],
    [ratna, 200, /untuk-pengikut/, /\/people\/ratna\/follow"/],
  ];
  for (let round = 0; round < 3; round++) {
    for (const [person, status, has, lacks] of expected) {
      const answer = await person.get("/@ratna");
      assert.equal(answer.status, status);
      assert.match(answer.text, has);
      assert.doesNotMatch(answer.text, lacks);
      assert.match(answer.headers.get("Cache-Control") ?? "", /private, no-store/);
      assert.match(answer.headers.get("Vary") ?? "", /Cookie, Accept/);
    }
  }
});

test("ACL-09 History, reactions, answers and shares hang on the post they belong to", async () => {
  const hidden = await world.says(siti, "@siti tersembunyi", { audience: "followers" });
  await siti.post(`/p/${hidden.id}/revisions`, { text: "tersembunyi kedua" });
  for (const page of ["", "/history", "/more", "/share", "/reply"]) {
    const answer = await tono.get(`/p/${hidden.id}${page}`);
    assert.equal(answer.status, 404);
    assert.doesNotMatch(answer.text, /tersembunyi/);
  }
});

test("ACL-11 Nobody changes or reads what belongs to another by putting its id in their own address", async () => {
  const village = await setStage();
  const { pool } = village.world;
  const outsider = await village.world.person("orang_luar");
  const before = await snapshot(pool);
  const own = doorsOf(village);
  const theirOwn = [
    ...actionsOfLeaders,
    "POST /admin/comments",
    "POST /demands/:id/news",
    "POST /newsletters/:id/sending",
    "POST /newsletters/:id/stop",
    ...writesOfOrganisers,
    ...writesOfHosts,
    "POST /p/:id/revisions",
    "POST /p/:id/pin",
    "POST /p/:id/pin/removal",
    "POST /p/:id/removal",
    "POST /drafts/:id",
    "POST /drafts/:id/removal",
    "POST /settings/sessions/:id/removal",
    "POST /settings/invites/:id/removal",
    "POST /follow-requests/:handle/approval",
    "POST /follow-requests/:handle/refusal",
    "POST /admin/sign-ups/:id/approval",
    "POST /admin/sign-ups/:id/refusal",
    "POST /people/:handle/block/removal",
    "POST /stories/:id/highlight",
    "POST /stories/:id/removal",
    "POST /highlights/:id/removal",
    "POST /moderation/cases/:id/decision",
    "POST /moderation/decisions/:id/removal",
    "POST /notices/:id/appeal",
    "POST /messages/:id/posts",
    "POST /messages/:id/mute",
    "POST /messages/:id/mute/removal",
    "POST /messages/:id/membership/removal",
    "POST /messages/:id/acceptance",
    "POST /messages/:id/refusal",
  ];
  for (const name of theirOwn) {
    const door = own[name] as Door;
    const answer = await sendTo(outsider, door, bodyOf(door));
    assert.ok(answer.status === 403 || answer.status === 404, `${name} ${answer.status}`);
  }
  assert.deepEqual(await snapshot(pool), before);
});

/** What might be taken for an id and is none, or is one of something else. */
const oddIds = (more: readonly string[]) => [
  ...more,
  "0",
  "-1",
  "1",
  "01",
  "1.0",
  "1e3",
  "0x10",
  "null",
  "undefined",
  "NaN",
  "9223372036854775808",
  "99999999999999999999",
  "5f0c6f3e-4a4e-4d0a-9d5e-2f0c6f3e4a4e",
  "1,2",
  "1 or 1=1",
  "*",
  "%2a",
  "١",
];

test("ACL-11 At every address with an id, an id of something else or none at all is a 404 and changes nothing", async () => {
  const odd = oddIds([siti.account.id, stage.inviteId, stage.otherSessionId]);
  let asked = 0;
  for (const { name, method, path, guards } of routesOf(world.app).filter((route) => route.path.includes(":id"))) {
    const isOfficial = guards.some((guard) => guard === "moderator" || guard === "administrator");
    const people = isOfficial ? [stage.admin] : [siti, tono];
    for (const person of people) {
      for (const id of odd) {
        if (id === siti.account.id && path.startsWith("/ap/users/")) continue;
        if (id === stage.inviteId && path.startsWith("/settings/invites")) continue;
        if (id === stage.otherSessionId && path.startsWith("/settings/sessions")) continue;
        const address = fill(path, {
          id: encodeURIComponent(id).replaceAll("%252a", "%2a"),
          kind: "like",
          handle: "tono",
          sheet: "0123456789abcdefghijkl",
          statement: "1",
          organisation: "tono",
        });
        const form = { text: "Halo", audience: "direct", [`like.${id}`]: "" };
        const before = method === "POST" && asked % 25 === 0 ? await snapshot(world.pool) : undefined;
        const answer = method === "GET" ? await person.get(address) : await person.post(address, form);
        assert.equal(answer.status, 404, `${name} with ${id}`);
        if (before) assert.deepEqual(await snapshot(world.pool), before, name);
        if (++asked % 10 === 0) await forgetLimits(world.pool);
        if (asked % 100 === 0) await proveAll(world.pool);
      }
    }
  }
  assert.ok(asked >= 300, `${asked} requests`);
});

/** Writes that read no field: whatever is sent along, they do their one thing to their sender. */
const readNothing = new Set(["POST /session/removal"]);

test("ACL-13 A field that comes twice is refused at every door, and nothing is done", async () => {
  const village = await setStage();
  const before = await snapshot(village.world.pool);
  for (const [name, door] of Object.entries(doorsOf(village))) {
    if (readNothing.has(name)) continue;
    for (const field of [...Object.keys(door.fields), "key", "days", "id", "id[]", "next"]) {
      const body = bodyOf(door);
      body.append(field, "1");
      if (body.getAll(field).length < 2) body.append(field, "2");
      const answer = await sendTo(door.by, door, body);
      assert.equal(answer.status, 422, `${name} with ${field} twice`);
      assert.equal(answer.headers.getSetCookie().length, 0);
    }
    await forgetLimits(village.world.pool);
  }
  assert.deepEqual(await snapshot(village.world.pool), before);
});

test("ACL-13 JSON, arrays and objects are no forms", async () => {
  await proveAll(world.pool);
  const before = await snapshot(world.pool);
  for (const [name, door] of doors) {
    if (readNothing.has(name)) continue;
    for (const body of [JSON.stringify(door.fields), JSON.stringify([door.fields]), "[".repeat(100_000), "null"]) {
      const answer = await door.by.send(door.path, {
        method: "POST",
        body,
        headers: { "Content-Type": "application/json", Origin: "http://localhost:3000" },
      });
      assert.equal(answer.status, 422, name);
    }
    await forgetLimits(world.pool);
  }
  assert.deepEqual(await snapshot(world.pool), before);
  assert.ok(writesOf(world.app).length === doors.length);
});

test("ACL-13 Of two buttons pressed at once only one counts, and only with a post its presser may see", async () => {
  const hidden = await world.says(siti, "Rahasia pengikut", { audience: "followers" });
  const form = new URLSearchParams([
    [`like.${theirs.id}`, ""],
    [`like.${hidden.id}`, ""],
  ]);
  await tono.post("/reactions", form);
  const { rows } = await world.pool.query("select count(*)::int as count from reactions where post_id = $1", [
    hidden.id,
  ]);
  assert.equal(rows[0].count, 0);
  assert.equal((await tono.post("/reactions", { [`like.${hidden.id}`]: "" })).status, 404);
  assert.equal(post.author_id, siti.account.id);
});

test("ACL-17 A moderator reads no direct post and decides no sign-up", async () => {
  const moderator: Person = await world.person("moderata", { role: "moderator" });
  const direct = await world.says(siti, "@tono antara kita", { audience: "direct" });
  for (const page of ["", "/history", "/more"])
    assert.equal((await moderator.get(`/p/${direct.id}${page}`)).status, 404);
  assert.equal((await moderator.post(`/p/${direct.id}/removal`)).status, 404);
  assert.equal((await moderator.post(`/p/${theirs.id}/removal`)).status, 403);
  assert.equal((await moderator.get("/admin/sign-ups")).status, 403);
});
