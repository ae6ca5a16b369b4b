import assert from "node:assert/strict";
import { test } from "node:test";
import { startSession } from "#modules/accounts";
import { mayAnswer } from "#modules/campaigns";
import { photo } from "../../../../tests/photos.ts";
import { makeWorld, PASSPHRASE, type Person } from "../../../../tests/world.ts";

const world = await makeWorld({ env: { SMTP_URL: "smtp://127.0.0.1:9" } });
const { ctx, pool } = world;
const [siti, tono, wati, luar] = [
  await world.person("siti"),
  await world.person("tono"),
  await world.person("wati"),
  await world.person("orang_luar"),
];
const guest = world.guest();
const here = "/organisations/posyandu_melati";
const give = (by: Person, handle: string, role: string) => by.post(`${here}/people`, { handle, role });
const made = await siti.post("/organisations", {
  name: "Posyandu Melati",
  handle: "posyandu_melati",
  about: "Timbang balita tiap Senin",
  place: "Sukamaju",
});
const { rows } = await pool.query<{ id: string }>("select id from accounts where handle = 'posyandu_melati'");
const id = rows[0]?.id ?? "";

test("a member makes a profile for an organisation; it says that it is one, and names nobody who did not agree", async () => {
  assert.equal(made.location, `${here}/people`);
  const page = (await guest.get("/@posyandu_melati")).text;
  assert.match(page, /Posyandu Melati/);
  assert.match(page, /class="tag">Organisasi/);
  assert.doesNotMatch(page, /@siti"/);
  await siti.post(`${here}/name`);
  assert.match((await guest.get("/@posyandu_melati")).text, /href="\/@siti"/);
  await siti.post(`${here}/name/removal`);
  assert.doesNotMatch((await guest.get("/@posyandu_melati")).text, /href="\/@siti"/);
  assert.match((await guest.get("/organisations")).text, /Posyandu Melati/);
  assert.equal(
    (await tono.post("/organisations", { name: "Tiruan", handle: "siti", about: "", place: "" })).status,
    422,
  );
});

test("AUTH-04 Nobody signs in as an organisation, and nothing that would let them in can be kept", async () => {
  for (const passphrase of ["", PASSPHRASE, "posyandu_melati"])
    assert.equal(
      (await world.guest().post("/session", { handle: "posyandu_melati", passphrase, next: "/" })).status,
      422,
    );
  const recovery = { handle: "posyandu_melati", code: "ABCD-EFGH-JKMN-PQRS", passphrase: PASSPHRASE };
  assert.equal((await world.guest().post("/session/recovery", recovery)).status, 422);
  const { rows: found } = await pool.query("select * from accounts where id = $1", [id]);
  await assert.rejects(startSession(ctx, found[0], "x".repeat(43), "test"), /nobody signs in/);
  for (const insert of [
    "insert into credentials (account_id, passphrase_hash) values ($1, 'x')",
    "insert into sessions (account_id, token_hash) values ($1, sha256('x'))",
    "insert into recovery_codes (account_id, code_hash) values ($1, sha256('x'))",
  ])
    await assert.rejects(pool.query(insert, [id]), /nobody signs in/);
});

test("owners give roles and take them; others do not, and the last owner stays until there is another", async () => {
  assert.equal((await give(siti, "tono", "helper")).status, 303);
  assert.equal((await give(siti, "tidak_ada", "helper")).status, 422);
  assert.equal((await give(siti, "wati", "raja")).status, 422);
  assert.equal((await give(tono, "wati", "owner")).status, 403);
  for (const path of ["people", "profile", "log"]) assert.equal((await luar.get(`${here}/${path}`)).status, 404);
  assert.equal((await give(luar, "luar", "owner")).status, 404);
  assert.equal((await give(siti, "siti", "helper")).status, 422, "the last owner");
  assert.equal((await siti.post(`${here}/people/siti/removal`)).status, 422);
  assert.equal((await tono.post(`${here}/people/siti/removal`)).status, 403);
  await give(siti, "wati", "owner");
  assert.equal((await wati.post(`${here}/people/siti/removal`)).status, 303);
  assert.equal((await siti.get(`${here}/people`)).status, 404);
  await give(wati, "siti", "owner");
  await give(siti, "wati", "organiser");
});

test("owners and organisers change the profile; helpers do not", async () => {
  const said = { name: "Posyandu Melati", about: "Buka Senin", place: "Sukamaju" };
  assert.equal((await tono.post(`${here}/profile`, said)).status, 403);
  assert.equal((await wati.post(`${here}/profile`, said)).status, 303);
  assert.match((await guest.get("/@posyandu_melati")).text, /Buka Senin/);
  const wrong = await wati.post(`${here}/profile`, { ...said, name: "" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Buka Senin/);
});

test("its people write in its name; who it was stays with them", async () => {
  assert.match((await tono.get("/posts/new")).text, /Posyandu Melati/);
  assert.doesNotMatch((await luar.get("/posts/new")).text, /Posyandu Melati/);
  const sent = await tono.post("/posts", { text: "Imunisasi besok pagi", audience: "public", speaker: id });
  assert.equal(sent.status, 303);
  for (const person of [guest, luar, tono]) {
    const page = (await person.get(sent.location)).text;
    assert.match(page, /@posyandu_melati/);
    assert.doesNotMatch(page, /class="q">@tono/);
  }
  for (const person of [siti, wati, tono])
    assert.match((await person.get(`${here}/log`)).text, /Kiriman ditulis.*Tono/s);
  assert.equal((await luar.post("/posts", { text: "Palsu", audience: "public", speaker: id })).status, 403);
  assert.equal((await tono.post("/posts", { text: "@luar bisik", audience: "direct", speaker: id })).status, 422);
  const answer = await wati.post(`${sent.location}/replies`, {
    text: "Bawa buku KIA",
    audience: "public",
    speaker: id,
  });
  assert.equal(answer.status, 303);
  assert.match((await guest.get(sent.location)).text, /Bawa buku KIA/);
});

test("all its people tend what it said, and strangers do not", async () => {
  const { location } = await tono.post("/posts", { text: "Salah tanggal", audience: "public", speaker: id });
  assert.equal((await luar.get(`${location}/edit`)).status, 404);
  assert.equal((await luar.post(`${location}/revisions`, { text: "Rusak" })).status, 403);
  assert.equal((await wati.get(`${location}/edit`)).status, 200);
  assert.match((await wati.get(`${location}/more`)).text, /removal/);
  assert.equal((await wati.post(`${location}/revisions`, { text: "Tanggal benar" })).status, 303);
  assert.match((await guest.get(location)).text, /Tanggal benar/);
  assert.equal((await wati.post(`${location}/pin`)).status, 303);
  assert.equal((await luar.post(`${location}/removal`)).status, 403);
  assert.equal((await siti.post(`${location}/removal`)).location, "/@posyandu_melati");
  assert.equal((await guest.get(location)).status, 404);
  const log = (await siti.get(`${here}/log`)).text;
  for (const deed of ["Kiriman diubah", "Kiriman disematkan", "Kiriman dihapus"]) assert.match(log, new RegExp(deed));
});

test("whose role ends writes in its name no more, also not with a draft from before", async () => {
  const kept = await tono.post("/posts", { text: "Nanti", audience: "public", speaker: id, "do.save": "" });
  assert.equal(kept.status, 303);
  const { rows: drafts } = await pool.query("select id from drafts");
  await siti.post(`${here}/people/tono/removal`);
  const draft = { text: "Nanti", audience: "public", speaker: id };
  assert.equal((await tono.post(`/drafts/${drafts[0].id}`, draft)).status, 403);
  assert.equal((await tono.post("/posts", { text: "Lagi", audience: "public", speaker: id })).status, 403);
});

test("people follow it as they follow people, and other servers read it as an Organization", async () => {
  await luar.post("/people/posyandu_melati/follow");
  await siti.post("/posts", { text: "Untuk pengikut", audience: "followers", speaker: id });
  await world.settle();
  assert.match((await luar.get("/")).text, /Untuk pengikut/);
  const actor = await guest.get("/@posyandu_melati", { Accept: "application/activity+json" });
  assert.equal(JSON.parse(actor.text).type, "Organization");
  assert.match((await guest.get("/people")).text, /@siti|Belum/);
  assert.doesNotMatch((await luar.get("/people")).text, /Posyandu Melati/, "the directory is of people");
});

test("a role has nothing to do with following: who stops following keeps it", async () => {
  await wati.post("/people/posyandu_melati/follow");
  await wati.post("/people/posyandu_melati/follow/removal");
  await world.settle();
  assert.equal((await wati.get(`${here}/people`)).status, 200);
});

test("an addressee linked to it is answered for by its owners and organisers", async () => {
  const { rows: offices } = await pool.query<{ id: string }>(
    "insert into addressees (name, kind, account_id) values ('Posyandu', 'other', $1) returning id",
    [id],
  );
  const office = offices[0] ?? { id: "" };
  assert.equal(await mayAnswer(ctx, wati.account, office), true);
  assert.equal(await mayAnswer(ctx, tono.account, office), false);
  await give(siti, "tono", "helper");
  assert.equal(await mayAnswer(ctx, tono.account, office), false);
  assert.equal((await wati.get(`/addressees/${office.id}/desk`)).status, 200);
});

test("its organisers give it a picture, which everyone sees, and take it away; its helpers and others do not", async () => {
  const picture = await photo("melati.jpg");
  const sends = (person: Person) => person.sendFiles(`${here}/avatar`, {}, [picture]);
  await give(siti, "tono", "helper");
  assert.equal((await sends(tono)).status, 403);
  assert.equal((await sends(luar)).status, 404);
  assert.equal((await siti.sendFiles(`${here}/avatar`, {}, [])).status, 422);
  assert.equal((await sends(siti)).location, `${here}/profile`);
  const stem = async () => (await pool.query("select avatar from accounts where id = $1", [id])).rows[0].avatar;
  assert.match(await stem(), /^[0-9a-f]{32}$/);
  assert.equal((await guest.get(`/media/${await stem()}-96.webp`)).status, 200);
  assert.equal((await tono.post(`${here}/avatar/removal`)).status, 403);
  await siti.post(`${here}/avatar/removal`);
  assert.equal(await stem(), "");
});
