import assert from "node:assert/strict";
import { test } from "node:test";
import { html, openInternet } from "../../../../tests/security/outside.ts";
import { makeWorld } from "../../../../tests/world.ts";
import { readPolicyCsv, toPolicyCsv } from "./policy-csv.ts";
import { readServerList } from "./server-lists.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const internet = await openInternet();
const siti = await world.person("siti");
const admin = await world.person("admina", { role: "administrator" });
const mira = await world.person("mira", { role: "moderator", permissions: ["people"] });
const budi = await world.remote("budi@desa.test");
const standing = async (id: string) =>
  ctx.db.selectFrom("accounts").select(["status", "restriction"]).where("id", "=", id).executeTakeFirstOrThrow();

test("A moderator closes a server with a reason everyone can read; its people are gone at once, and back when it is lifted", async () => {
  assert.equal((await siti.get("/@budi@desa.test")).status, 200);
  const sub = await world.remote("wati@kota.desa.test");
  const other = await world.remote("joko@lain.test");
  const sent = await mira.post("/admin/servers", {
    host: "https://DESA.test/about",
    severity: "suspend",
    reason: "Menyebar penipuan",
    note: "Lihat laporan 12",
  });
  assert.equal(sent.status, 303);
  for (const { id } of [budi, sub]) assert.equal((await standing(id)).status, "suspended");
  assert.equal((await standing(other.id)).status, "remote");
  assert.equal((await siti.get("/@budi@desa.test")).status, 404);
  const page = (await world.guest().get("/servers")).text;
  assert.match(page, /desa\.test/);
  assert.match(page, /Menyebar penipuan/);
  assert.doesNotMatch(page, /laporan 12/, "notes stay with moderators");
  assert.match((await admin.get("/log")).text, /Server lain ditutup/);
  assert.equal((await mira.post("/admin/servers/desa.test/removal")).status, 303);
  for (const { id } of [budi, sub]) assert.deepEqual(await standing(id), { status: "remote", restriction: "none" });
});

test("A limited server's people are seen by followers alone; a decision about a person stays when the server's is lifted", async () => {
  await mira.post("/admin/servers", { host: "desa.test", severity: "silence", reject_media: "on", reason: "" });
  assert.deepEqual(await standing(budi.id), { status: "remote", restriction: "limited" });
  const { rows } = await pool.query(
    `with held as (insert into moderation_cases (kind, thing_id, subject_id) values ('person', $1, $1) returning id)
     insert into decisions (case_id, subject_id, on_thing, on_person, reason, state, made_by)
     select id, $1, 'none', 'suspend', 'Menipu', 'active', $2 from held returning id`,
    [budi.id, mira.account.id],
  );
  assert.equal(rows.length, 1);
  await mira.post("/admin/servers/desa.test/removal");
  assert.deepEqual(await standing(budi.id), { status: "suspended", restriction: "none" });
  await pool.query("delete from decisions");
  await mira.post("/admin/servers", { host: "desa.test", severity: "allow", reason: "" });
  assert.deepEqual(await standing(budi.id), { status: "remote", restriction: "none" });
  await mira.post("/admin/servers/desa.test/removal");
});

test("Only an administrator says with whom the community talks; while only listed servers are, all others stand as closed", async () => {
  assert.equal((await mira.post("/admin/servers/mode", { federation: "closed" })).status, 403);
  const joko = await world.remote("joko@jauh.test");
  await mira.post("/admin/servers", { host: "desa.test", severity: "allow", reason: "" });
  assert.equal((await admin.post("/admin/servers/mode", { federation: "listed" })).status, 303);
  assert.equal((await standing(budi.id)).status, "remote");
  assert.equal((await standing(joko.id)).status, "suspended");
  assert.match((await world.guest().get("/servers")).text, /hanya berhubungan dengan server yang diizinkan/);
  await admin.post("/admin/servers/mode", { federation: "closed" });
  assert.equal((await standing(budi.id)).status, "suspended");
  await admin.post("/admin/servers/mode", { federation: "open" });
  assert.equal((await standing(joko.id)).status, "remote");
  await mira.post("/admin/servers/desa.test/removal");
});

test("A name that is no server's comes back with a sentence and all that was typed", async () => {
  for (const host of [
    "desa",
    "http://",
    "a b.test",
    "1.2.3.4",
    "u@desa.test",
    "localhost:3000",
    `${"a".repeat(64)}.test`,
  ]) {
    const answer = await mira.post("/admin/servers", { host, severity: "suspend", reason: "Alasan yang panjang" });
    assert.equal(answer.status, 422, host);
    assert.match(answer.text, /Alasan yang panjang/);
  }
});

test("A list goes out as others read it and comes in again; a wrong line is named by its number and the words are kept", async () => {
  await mira.post("/admin/servers", { host: "pinjol.test", severity: "suspend", reason: '=HYPERLINK("x"), katanya' });
  await mira.post("/admin/servers", { host: "bising.test", severity: "silence", reject_media: "on", reason: "Ramai" });
  const csv = (await world.guest().get("/servers.csv")).text;
  assert.match(csv, /^#domain,#severity,/);
  assert.match(csv, /pinjol\.test,suspend,False,False,"'=HYPERLINK/, "no spreadsheet takes it for a formula");
  await mira.post("/admin/servers/pinjol.test/removal");
  await mira.post("/admin/servers/bising.test/removal");
  assert.equal((await mira.post("/admin/servers/import", { csv })).status, 303);
  const { rows } = await pool.query("select host, severity, reject_media from server_policies order by host");
  assert.deepEqual(rows, [
    { host: "bising.test", severity: "silence", reject_media: true },
    { host: "pinjol.test", severity: "suspend", reject_media: false },
  ]);
  const wrong = await mira.post("/admin/servers/import", {
    csv: "#domain,#severity\nbaik.test,suspend\nbukan server,suspend\n",
  });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Baris 3/);
  assert.match(wrong.text, /bukan server,suspend/);
  const { rowCount } = await pool.query("select from server_policies where host = 'baik.test'");
  assert.equal(rowCount, 0, "all of it or none of it");
  await pool.query("delete from server_policies");
});

test("CSV with quotes, line ends and no heading is read", () => {
  const read = readPolicyCsv(
    'domain,severity,public_comment\r\na.test,suspend,"dua ""kata"",\nbaris"\r\nb.test,noop,x\r\n',
  );
  assert.ok("policies" in read);
  assert.deepEqual(
    read.policies.map(({ host, reason }) => [host, reason]),
    [["a.test", 'dua "kata",\nbaris']],
  );
  const bare = readPolicyCsv("a.test\nB.TEST\n");
  assert.ok("policies" in bare && bare.policies.length === 2);
  const again = readPolicyCsv(toPolicyCsv(read.policies));
  assert.deepEqual(again, read);
});

test("A shared list only suggests: a moderator does as it says, or says no for good", async () => {
  internet.pages.set(
    "/daftar.csv",
    html("#domain,#severity,#public_comment\ndesa.test,suspend,Spam\nlain.test,silence,Ramai\n", {
      "content-type": "text/csv",
    }),
  );
  assert.equal((await mira.post("/admin/servers/lists", { url: "https://desa.example/daftar.csv" })).status, 403);
  assert.equal((await admin.post("/admin/servers/lists", { url: "desa.example/daftar.csv" })).status, 422);
  assert.equal((await admin.post("/admin/servers/lists", { url: "https://desa.example/daftar.csv" })).status, 303);
  const { rows } = await pool.query<{ id: string }>("update server_lists set url = $1 returning id", [
    `${internet.origin}/daftar.csv`,
  ]);
  const listId = rows[0]?.id ?? "";
  await readServerList(internet.see(ctx), listId);
  assert.equal((await standing(budi.id)).status, "remote", "nothing is decided by a list");
  const desk = (await mira.get("/admin/servers")).text;
  assert.match(desk, /Saran dari daftar/);
  assert.match(desk, /1 orang dari sana kita kenal/);
  assert.equal((await mira.post(`/admin/servers/suggestions/${listId}/desa.test`)).status, 303);
  assert.equal((await standing(budi.id)).status, "suspended");
  await mira.post(`/admin/servers/suggestions/${listId}/lain.test/removal`);
  await readServerList(internet.see(ctx), listId);
  assert.doesNotMatch((await mira.get("/admin/servers")).text, /lain\.test/);
  internet.pages.set("/daftar.csv", html("<h1>bukan daftar</h1>"));
  await readServerList(internet.see(ctx), listId);
  assert.match((await admin.get("/admin/servers")).text, /Tidak bisa dibaca/);
  assert.equal((await admin.post(`/admin/servers/lists/${listId}/removal`)).status, 303);
});
