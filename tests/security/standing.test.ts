import assert from "node:assert/strict";
import { test } from "node:test";
import type { Person } from "../world.ts";
import { bodyOf, doorsOf } from "./doors.ts";
import { routesOf } from "./routes.ts";
import { forgetLimits, setPassphrase, setStage, snapshot } from "./stage.ts";

const stage = await setStage();
const { world, siti, admin } = stage;
const { pool } = world;
const one = async (query: string, values: unknown[] = []) => (await pool.query(query, values)).rows[0]?.one;
const stranger = await world.person("orang_asing");
const fan = await world.person("pengikut_setia");
const guest = world.guest();

/** Reports someone and decides about them, as moderators do; gives the decision's number. */
async function decide(subject: Person, action: Record<string, string>, kind = "person", id = subject.account.id) {
  assert.equal((await stranger.post(`/report/${kind}/${id}`, { category: "spam" })).status, 303);
  const held = await one("select id as one from moderation_cases where thing_id = $1 order by id desc limit 1", [id]);
  const rule = await one("select id as one from rules where ended_at is null limit 1");
  const answer = await admin.post(`/moderation/cases/${held}/decision`, { reason: "Alasan", rule, ...action });
  assert.equal(answer.status, 303, answer.text);
  return one("select id as one from decisions where case_id = $1 order by id desc limit 1", [held]);
}
const lift = (decision: string) => admin.post(`/moderation/decisions/${decision}/removal`, { why: "Keliru" });

test("Who is limited is found nowhere by strangers but at their own address; followers see them as before", async () => {
  const loud = await world.person("pengiklan");
  const sharer = await world.person("penyebar_iklan");
  await fan.post("/people/pengiklan/follow");
  await stranger.post("/people/penyebar_iklan/follow");
  const post = await world.says(loud, "kata-iklan @orang_asing #iklandesa");
  const talk = await world.says(fan, "Obrolan warga");
  const reply = await world.says(loud, "kata-iklan-balasan", {}, talk);
  await sharer.post(`/p/${post.id}/share`);
  await world.settle();
  const lists = [
    "/community",
    "/tags/iklandesa",
    "/tags/iklandesa/feed.atom",
    "/tags/iklandesa/feed.json",
    "/people?q=pengiklan",
    "/search?q=iklan&kind=posts",
    "/search?q=pengiklan",
    "/mentions",
    "/",
    `/p/${talk.id}`,
  ];
  const isThere = async (person: typeof guest, path: string) =>
    /kata-iklan|@pengiklan"|Pengiklan<\/b>/.test(
      (await person.get(path)).text.replaceAll(/value="[^"]*"|<title>.*?<\/title>/g, ""),
    );
  const before = await Promise.all(lists.map((path) => isThere(stranger, path)));
  assert.ok(before.filter(Boolean).length >= 6, `${before}`);
  const decision = await decide(loud, { on_person: "limit" });
  for (const path of lists) {
    assert.equal(await isThere(stranger, path), false, `stranger ${path}`);
    assert.equal(await isThere(guest, path), false, `guest ${path}`);
    await forgetLimits(pool);
  }
  for (const path of ["/@pengiklan", `/p/${post.id}`, "/@pengiklan/feed.atom", `/p/${reply.id}`])
    assert.ok(await isThere(guest, path), path);
  for (const path of ["/community", "/tags/iklandesa", "/", `/p/${talk.id}`]) assert.ok(await isThere(fan, path), path);
  assert.match((await loud.get("/")).text, /dibatasi/);
  await world.says(loud, "iklan-baru @orang_asing");
  await world.settle();
  assert.doesNotMatch((await stranger.get("/notifications")).text, /iklan-baru/);
  await lift(decision);
  const after = await Promise.all(lists.map((path) => isThere(stranger, path)));
  assert.deepEqual(after, before, "all is as it was");
});

/** Writes of someone frozen that reach nobody, or reach those who decide. */
const open = [
  "POST /session/",
  "POST /settings/",
  "POST /messages$",
  "POST /messages/:id/posts",
  "POST /people/:handle/block",
  "POST /people/:handle/mute",
  "POST /report/:kind/:id",
  "POST /notices/:id/appeal",
  "POST /announcements/:id/dismissal",
  // An app that comes in writes as little: the client API refuses it by itself.
  "POST /oauth/authorize",
];

test("Who is frozen reads all and writes nothing that others read, at any door there is", async () => {
  await pool.query("update accounts set restriction = 'frozen' where id = $1", [siti.account.id]);
  const memberWrites = new Set(
    routesOf(world.app)
      .filter(({ method, guards }) => method === "POST" && guards.includes("member"))
      .map(({ name }) => name),
  );
  const forAnyone = new Set(
    routesOf(world.app)
      .filter(({ guards }) => guards.includes("anyone"))
      .map(({ name }) => name),
  );
  let refused = 0;
  for (const [name, door] of Object.entries(doorsOf(stage))) {
    if (door.by !== siti || forAnyone.has(name) || open.some((one) => new RegExp(`^${one}`).test(name))) continue;
    const before = await snapshot(pool);
    const answer = await siti.send(door.path, {
      method: "POST",
      body: bodyOf(door),
      headers: { Origin: "http://localhost:3000" },
    });
    assert.equal(answer.status, 403, name);
    assert.match(answer.text, /dibekukan/, name);
    assert.deepEqual(await snapshot(pool), before, name);
    if (memberWrites.has(name)) refused++;
    await forgetLimits(pool);
  }
  assert.ok(refused >= 25, `${refused} doors`);
  assert.equal((await siti.post("/settings/profile", { name: "Lain" })).status, 403);
  assert.equal((await siti.post("/messages", { to: "orang_asing", text: "Halo" })).status, 403);
  assert.equal((await siti.post("/messages", { to: "admina", text: "Mohon ditinjau" })).status, 303);
  assert.equal((await siti.get("/community")).status, 200);
  await pool.query("update accounts set restriction = 'none' where id = $1", [siti.account.id]);
});

test("AUTH-02 Who is suspended is out at once, gone from every page, and comes back whole", async () => {
  const gone = await world.person("dikeluarkan");
  await setPassphrase(world, gone, "sawah kopi sore hujan");
  const friend = await world.person("teman_baik");
  await friend.post("/people/dikeluarkan/follow");
  const post = await world.says(gone, "kata-terlarang #panen @teman_baik");
  const direct = await world.says(gone, "@teman_baik kata-terlarang berdua", { audience: "direct" });
  await friend.post(`/p/${post.id}/share`);
  await friend.post(`/p/${post.id}/bookmark`);
  await gone.post(`/p/${stage.theirs.id}/share`);
  await gone.post("/settings/invites");
  const invite = /\/invites\/(\d+-[\w-]+)"/.exec((await gone.get("/settings/invites")).text)?.[1] ?? "";
  await world.settle();
  const pages = [
    "/",
    "/community",
    "/tags/panen",
    "/tags/panen/feed.atom",
    "/bookmarks",
    "/mentions",
    "/people?q=dikeluarkan",
    "/@teman_baik",
    "/search?q=terlarang",
    `/messages/${direct.conversation_id}`,
    "/messages",
    "/@teman_baik/following",
  ];
  const addresses = [
    "/@dikeluarkan",
    "/@dikeluarkan/replies",
    "/@dikeluarkan/feed.atom",
    "/@dikeluarkan/feed.json",
    `/p/${post.id}`,
    `/p/${post.id}/embed`,
    `/p/${post.id}/more`,
    `/p/${post.id}/card.png`,
    `/p/${post.id}/poster`,
    `/p/${post.id}/history`,
  ];
  const shown = async () => {
    const seen: string[] = [];
    for (const path of pages) if (/kata-terlarang|@dikeluarkan"/.test((await friend.get(path)).text)) seen.push(path);
    for (const path of addresses) if ((await guest.get(path)).status === 200) seen.push(path);
    await forgetLimits(pool);
    return seen;
  };
  const before = await shown();
  assert.ok(before.length >= 15, before.join(" "));
  const sessions = [gone, world.guest()];
  await sessions[1]?.post("/session", { handle: "dikeluarkan", passphrase: "sawah kopi sore hujan", next: "/" });
  const decision = await decide(gone, { on_person: "suspend" });
  for (const browser of sessions) assert.match((await browser.get("/settings")).location, /session\/new/);
  assert.deepEqual(await shown(), []);
  assert.ok([404, 410].includes((await guest.get(`/p/${post.id}`)).status));
  const newcomer = await world
    .guest()
    .post("/accounts", { name: "X", handle: "titipan", passphrase: "sawah kopi sore hujan", invite });
  assert.equal(newcomer.status, 422, "their invites let nobody in");
  await gone.post("/session", { handle: "dikeluarkan", passphrase: "sawah kopi sore hujan", next: "/" });
  for (const { name, method, path, guards } of routesOf(world.app)) {
    if (method !== "GET" || !guards.some((guard) => guard !== "anyone") || path.includes(":")) continue;
    const answer = await gone.get(path);
    assert.ok(
      path === "/notices" ? answer.status === 200 : [303, 403].includes(answer.status),
      `${name} ${answer.status}`,
    );
  }
  await lift(decision);
  assert.deepEqual(await shown(), before);
  assert.equal((await gone.get("/settings")).status, 200);
});

test("What moderators delete is gone at once for everyone, its author too, and comes back whole within thirty days", async () => {
  const author = await world.person("penulis_kasar");
  const parent = await world.says(stranger, "Pertanyaan");
  const post = await world.says(author, "kata-dihapus", {}, parent);
  const answer = await world.says(stranger, "Jawaban di bawahnya", {}, post);
  await stranger.post("/reactions", { [`like.${post.id}`]: "" });
  const counts = async () =>
    JSON.stringify([
      await one("select replies_count as one from posts where id = $1", [parent.id]),
      await one("select posts_count as one from accounts where id = $1", [author.account.id]),
      await one("select likes_count as one from posts where id = $1", [post.id]),
    ]);
  const before = await counts();
  const decision = await decide(author, { on_thing: "delete" }, "post", post.id);
  for (const person of [guest, stranger, author, admin])
    for (const path of ["", "/more", "/history", "/embed", "/edit"])
      assert.notEqual((await person.get(`/p/${post.id}${path}`)).status, 200, path);
  assert.equal((await author.post(`/p/${post.id}/removal`)).status, 404);
  assert.match((await guest.get(`/p/${answer.id}`)).text, /Jawaban di bawahnya/);
  assert.notEqual(await counts(), before);
  await lift(decision);
  assert.match((await guest.get(`/p/${post.id}`)).text, /kata-dihapus/);
  assert.equal(await counts(), before);
  const again = await decide(author, { on_thing: "delete" }, "post", post.id);
  const { tasks } = await import("../../src/app.ts");
  await tasks["moderation.forget"]?.(world.ctx, {});
  assert.equal(await one("select count(*)::int as one from posts where id = $1", [post.id]), 1, "kept for an appeal");
  await pool.query(
    "update moderation_cases set resolved_at = now() - interval '31 days' where id = (select case_id from decisions where id = $1)",
    [again],
  );
  await tasks["moderation.forget"]?.(world.ctx, {});
  assert.equal(await one("select count(*)::int as one from posts where id = $1", [post.id]), 0, "and no longer");
  assert.equal(
    await one(
      "select count(*)::int as one from case_snapshots where thing_id = $1 and case_id = (select case_id from decisions where id = $2)",
      [post.id, again],
    ),
    0,
  );
});

test("What is hidden stands behind the moderators' words on every surface, and its author cannot take them away", async () => {
  const author = await world.person("penulis_hoaks");
  const post = await world.says(author, "kabar-palsu #hoaksdesa");
  const decision = await decide(author, { on_thing: "hide" }, "post", post.id);
  await author.post(`/p/${post.id}/revisions`, { text: "kabar-palsu lagi", warning: "" });
  for (const path of [
    `/p/${post.id}`,
    "/community",
    "/@penulis_hoaks",
    `/p/${post.id}/history`,
    `/p/${post.id}/embed`,
  ]) {
    const { text } = await guest.get(path);
    const main = /<main[\s\S]*/.exec(text)?.[0] ?? text;
    assert.match(main, /<details class="cw"><summary[^>]*>Disembunyikan pengurus\. Aturan/, path);
    assert.doesNotMatch(text.slice(0, text.indexOf("<main")), /kabar-palsu/, `the head of ${path}`);
  }
  await lift(decision);
  assert.doesNotMatch((await guest.get(`/p/${post.id}`)).text, /Disembunyikan pengurus/);
});

test("Thirty days after a suspension the account goes the way of one whose owner left, unless an appeal waits", async () => {
  const { tasks } = await import("../../src/app.ts");
  const [lost, waits] = [await world.person("hilang_selamanya"), await world.person("masih_menunggu")];
  for (const person of [lost, waits]) {
    const decision = await decide(person, { on_person: "suspend" });
    await pool.query("update decisions set made_at = now() - interval '31 days' where id = $1", [decision]);
    if (person === waits)
      await pool.query("insert into appeals (decision_id, account_id, words) values ($1, $2, 'Mohon')", [
        decision,
        person.account.id,
      ]);
  }
  await tasks["moderation.forget"]?.(world.ctx, {});
  await tasks["portability.erase-departed"]?.(world.ctx, {});
  await world.settle();
  assert.equal(await one("select count(*)::int as one from accounts where handle = 'hilang_selamanya'"), 0);
  assert.equal(await one("select status as one from accounts where handle = 'masih_menunggu'"), "suspended");
});
