import assert from "node:assert/strict";
import { test } from "node:test";
import { makeInvite } from "#modules/accounts";
import { makeWorld } from "../world.ts";

const world = await makeWorld();
const ratna = await world.person("ratna");
const wayan = await world.person("wayan");

test("ACL-19 Whoever is no follower any more sees nothing for followers from the next request on", async () => {
  await wayan.post("/people/ratna/follow");
  await world.settle();
  const post = await world.says(ratna, "untuk-pengikut-saja", { audience: "followers" });
  await world.settle();
  const places = ["/", `/p/${post.id}`, "/@ratna"];
  for (const place of places) assert.match((await wayan.get(place)).text, /untuk-pengikut-saja/);
  const leave: [() => Promise<unknown>, () => Promise<unknown>][] = [
    [() => wayan.post("/people/ratna/follow/removal"), () => wayan.post("/people/ratna/follow")],
    [() => ratna.post("/people/wayan/block"), () => ratna.post("/people/wayan/block/removal")],
  ];
  for (const [end, undo] of leave) {
    await end();
    for (const place of places) assert.doesNotMatch((await wayan.get(place)).text, /untuk-pengikut-saja/, place);
    await undo();
  }
  for (const place of places)
    assert.doesNotMatch(
      (await wayan.get(place)).text,
      /untuk-pengikut-saja/,
      "a block taken back does not bring the follow back",
    );
});

test("ACL-19 A follower taken off a home takes along what they shared", async () => {
  const sharer = await world.person("penyebar");
  await ratna.post("/people/penyebar/follow");
  const post = await world.says(wayan, "kata-yang-dibagikan");
  await sharer.post(`/p/${post.id}/share`);
  await world.settle();
  assert.match((await ratna.get("/")).text, /kata-yang-dibagikan/);
  await ratna.post("/people/penyebar/block");
  await world.settle();
  assert.doesNotMatch((await ratna.get("/")).text, /kata-yang-dibagikan/);
});

test("ACL-20 Someone blocked changes their old message, and the one who blocked them sees neither the old nor the new", async () => {
  const [made, blocked] = [await world.person("pemblokir"), await world.person("diblokir")];
  const direct = await world.says(blocked, "@pemblokir pesan-lama", { audience: "direct" });
  await made.post("/people/diblokir/block");
  assert.equal((await blocked.post(`/p/${direct.id}/revisions`, { text: "@pemblokir pesan-baru" })).status, 303);
  await world.settle();
  for (const place of ["/", "/mentions", "/notifications", `/p/${direct.id}`, `/p/${direct.id}/history`])
    assert.doesNotMatch((await made.get(place)).text, /pesan-(lama|baru)/, place);
  const fresh = await world.says(blocked, "@pemblokir lagi");
  const { rows } = await world.pool.query("select 1 from mentions where post_id = $1", [fresh.id]);
  assert.equal(rows.length, 0, "the blocked person cannot name them any more");
});

test("ACL-20 Someone blocked cannot answer, share, like or keep what its author wrote", async () => {
  const post = await world.says(ratna, "tulisan-ratna");
  const blocked = await world.person("terhalang");
  await ratna.post("/people/terhalang/block");
  for (const deed of ["replies", "share", "reaction/like", "bookmark"])
    assert.equal((await blocked.post(`/p/${post.id}/${deed}`, { text: "Halo" })).status, 404, deed);
  assert.equal((await blocked.post("/people/ratna/follow")).status, 404);
});

test("ACL-24 An invite shows the first name of whoever sent it and nothing else about them", async () => {
  await world.pool.query(
    "update accounts set place = 'Dusun Rahasia', bio = 'kehidupan pribadi', findable_by = 'nobody' where handle = 'ratna'",
  );
  await makeInvite(world.ctx, { ...ratna.account, session_id: "0" });
  const link = /\/invites\/[\w-]+/.exec((await ratna.get("/settings/invites")).text)?.[0] ?? "";
  const opened = await world.guest().get(link);
  const page = await world.guest().get(opened.location);
  assert.equal(page.status, 200);
  assert.doesNotMatch(page.text, /Dusun Rahasia|kehidupan pribadi|@ratna/);
  for (const forged of ["1-aaaaaaaaaaaaaaaaaaaaaa", `${link.slice(9, -1)}!`, ""])
    assert.doesNotMatch((await world.guest().get(`/join?invite=${forged}`)).text, /Ratna/);
});

test("ACL-24 Whoever does not want to be found stands in no directory and in no search engine", async () => {
  for (const person of [world.guest(), wayan])
    assert.doesNotMatch((await person.get("/people?q=ratna")).text, /@ratna/);
  assert.match((await world.guest().get("/@ratna")).text, /<meta name="robots" content="noindex"/);
});

test("ACL-24 Place and followers are shown to those their owner chose", async () => {
  const follower = await world.person("pengikut");
  const hidden = await world.person("tertutup", {
    place: "Dusun Tertutup",
    place_seen_by: "followers",
    follows_seen_by: "followers",
    findable_by: "members",
  });
  await follower.post("/people/tertutup/follow");
  for (const [person, sees] of [
    [world.guest(), false],
    [wayan, false],
    [follower, true],
    [hidden, true],
  ] as const) {
    assert.equal(/Dusun Tertutup/.test((await person.get("/@tertutup")).text), sees);
    assert.equal(/@pengikut/.test((await person.get("/@tertutup/followers")).text), sees);
  }
});

test("ACL-25 A deleted post is gone everywhere with the next request, also from pages that are kept", async () => {
  const post = await world.says(ratna, "segera-dihapus #hapus");
  await ratna.post(`/p/${post.id}/revisions`, { text: "segera-dihapus-sesudah #hapus" });
  await wayan.post("/people/ratna/follow");
  await wayan.post(`/p/${post.id}/share`);
  await wayan.post(`/p/${post.id}/bookmark`);
  await ratna.post(`/p/${post.id}/pin`);
  await world.settle();
  const places = [
    "/",
    "/community",
    "/tags/hapus",
    "/@ratna",
    "/@wayan",
    "/bookmarks",
    `/p/${post.id}`,
    `/p/${post.id}/history`,
    `/p/${post.id}/share`,
  ];
  for (const person of [world.guest(), wayan, ratna]) for (const place of places) await person.get(place);
  assert.match((await world.guest().get("/@ratna")).text, /segera-dihapus/);
  assert.equal((await ratna.post(`/p/${post.id}/removal`)).status, 303);
  for (const person of [world.guest(), wayan, ratna]) {
    for (const place of places) {
      const answer = await person.get(place);
      assert.doesNotMatch(answer.text, /segera-dihapus/, place);
      if (place.startsWith("/p/")) assert.equal(answer.status, 404, place);
    }
  }
  const { rows } = await world.pool.query(
    "select 1 from post_revisions where post_id = $1 union all select 1 from mentions where post_id = $1",
    [post.id],
  );
  assert.equal(rows.length, 0);
});

test("ACL-26 There is nothing to debug, measure or download beside the app", async () => {
  const probes = [
    "/metrics",
    "/debug",
    "/healthz?verbose",
    "/queues",
    "/.well-known/fedify/bench/x",
    "/s.css.map",
    "/main.js.map",
    "/.env",
    "/.git/config",
    "/package.json",
    "/dist/assets/manifest.json",
    "/../package.json",
    "/%2e%2e/package.json",
    "/migrations/0001-foundation.sql",
    "/server-status",
    "/actuator",
    "/admin",
  ];
  for (const person of [world.guest(), wayan])
    for (const probe of probes) assert.equal((await person.get(probe)).status, 404, probe);
  assert.equal((await world.guest().get("/health?verbose")).text, '{"status":"ok"}');
  for (const method of ["OPTIONS", "PUT", "PATCH", "DELETE", "PROPFIND"]) {
    const answer = await wayan.send("/", { method, headers: { Origin: "http://localhost:3000" } });
    assert.equal(answer.status, 404, method);
  }
});
