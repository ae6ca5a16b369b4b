import assert from "node:assert/strict";
import { test } from "node:test";
import { receiveSignature } from "../../src/modules/campaigns/index.ts";
import { tellCounts } from "../../src/modules/federation/outbound/tell-demands.ts";
import { asksForBridge, makesGroup } from "../signing.ts";
import { openServers, type Server, talk } from "./servers.ts";

const all = await openServers(["desa", "kota"]);
const [desa, kota] = all as [Server, Server];
const siti = await desa.person("siti");
const tono = await kota.person("tono");
const wati = await kota.person("wati");
await kota.knows(desa, siti);
await tono.post(`/people/siti@${desa.host}/follow`);
await talk(all);

/** A demand of Siti's, and the post of it that arrived at the other server. */
async function asks(more: Parameters<typeof asksForBridge>[2] = {}) {
  const demand = await asksForBridge(desa, siti, more);
  await talk(all);
  const uri = `${desa.ctx.config.baseUrl.origin}/ap/posts/${demand.post_id}`;
  const { rows } = await kota.pool.query("select id from posts where uri = $1", [uri]);
  return { demand, copy: rows[0]?.id as string };
}

test("whoever follows elsewhere reads on the post what is asked, of whom, and where it is at home", async () => {
  const { copy } = await asks();
  const page = await tono.get(`/p/${copy}`);
  assert.match(page.text, new RegExp(`Petisi di ${desa.host}`));
  assert.match(page.text, new RegExp(`href="/p/${copy}/signature"[^>]*>Dukung`));
  const asked = await wati.get(`/p/${copy}/signature`);
  assert.equal(asked.status, 200);
  assert.match(asked.text, /Perbaiki jembatan dusun/);
  assert.match(asked.text, new RegExp(`Nama dan alamat akun Anda dikirim ke ${desa.host}`));
});

test("a post that asks nothing has no such page, and a confidential demand leaves its server in no way", async () => {
  const post = await desa.says(siti, "Cuma kabar");
  await talk(all);
  const uri = `${desa.ctx.config.baseUrl.origin}/ap/posts/${post.id}`;
  const { rows } = await kota.pool.query("select id from posts where uri = $1", [uri]);
  assert.equal((await tono.get(`/p/${rows[0].id}/signature`)).status, 404);
  const { demand } = await asks({ openness: "confidential" });
  assert.equal(demand.post_id, null);
});

const counted = async (id: string) =>
  (
    await desa.pool.query(
      "select accounts.handle, state, version from signatures join accounts on accounts.id = account_id where demand_id = $1 and tier = 'remote'",
      [id],
    )
  ).rows;

test("who signs from another server is counted there once, hears that it counts, and can take it back and sign anew", async () => {
  const { demand, copy } = await asks();
  await tono.post(`/p/${copy}/signature`);
  assert.match((await tono.get(`/p/${copy}/signature`)).text, /sedang dikirim/);
  await tono.post(`/p/${copy}/signature`);
  await talk(all);
  const handle = `tono@${kota.host}`;
  assert.deepEqual(await counted(demand.id), [{ handle, state: "valid", version: 1 }]);
  assert.match((await tono.get(`/p/${copy}/signature`)).text, /tercatat di/);
  assert.match((await tono.get(`/p/${copy}`)).text, /Anda mendukung/);
  assert.match((await desa.guest().get(`/demands/${demand.id}`)).text, new RegExp(`@${handle}`));
  await tono.post(`/p/${copy}/signature/removal`);
  await talk(all);
  assert.deepEqual(await counted(demand.id), [{ handle, state: "withdrawn", version: 1 }]);
  await tono.post(`/p/${copy}/signature`);
  await talk(all);
  assert.deepEqual(await counted(demand.id), [{ handle, state: "valid", version: 1 }]);
});

test("how many stand behind it, and how it stands, is read elsewhere soon after", async () => {
  const { demand, copy } = await asks();
  await tono.post(`/p/${copy}/signature`);
  await wati.post(`/p/${copy}/signature`);
  await talk(all);
  await tellCounts(desa.ctx);
  await talk(all);
  const kept = async () =>
    (await kota.pool.query("select status, by_remote from remote_demands where post_id = $1", [copy])).rows[0];
  assert.deepEqual(await kept(), { status: "published", by_remote: 2 });
  await desa.pool.query("update signatures set signed_at = now() - interval '2 days' where demand_id = $1", [
    demand.id,
  ]);
  await desa.pool.query("update signature_counts set moved_at = now() - interval '2 days' where demand_id = $1", [
    demand.id,
  ]);
  await wati.post(`/p/${copy}/signature/removal`);
  await talk(all);
  await tellCounts(desa.ctx);
  await talk(all);
  assert.deepEqual(await kept(), { status: "published", by_remote: 1 }, "also when fewer stand behind it");
  assert.equal((await siti.post(`/demands/${demand.id}/withdrawal`, { words: "Sudah beres" })).status, 303);
  await talk(all);
  assert.deepEqual(await kept(), { status: "withdrawn", by_remote: 1 });
  assert.equal((await wati.post(`/p/${copy}/signature`)).status, 422);
});

test("whose server knows no signatures answers in words; the answer counts once, and no more when it is gone or says something else", async () => {
  const { demand, copy } = await asks();
  const post = (await kota.pool.query("select * from posts where id = $1", [copy])).rows[0];
  const reply = await kota.says(tono, `@siti@${desa.host} Saya dukung! Anak saya lewat sana.`, {}, post);
  await kota.says(tono, "Saya dukung", {}, post);
  await kota.says(wati, "Saya dukung kalau ada anggarannya", {}, post);
  await talk(all);
  assert.deepEqual(
    (await counted(demand.id)).map(({ handle, state }) => [handle, state]),
    [[`tono@${kota.host}`, "valid"]],
  );
  await tono.post(`/p/${reply.id}/revisions`, { text: "Saya tidak jadi" });
  await talk(all);
  assert.equal((await counted(demand.id))[0].state, "withdrawn");
  const again = await kota.says(wati, "#dukung", {}, post);
  await talk(all);
  assert.equal((await counted(demand.id)).length, 2);
  await wati.post(`/p/${again.id}/removal`);
  await talk(all);
  assert.ok((await counted(demand.id)).every(({ state }) => state === "withdrawn"));
});

test("a group of another server stands behind a demand once its author agrees, is shown beside ours, and is no signature", async () => {
  const { demand, copy } = await asks();
  const group = await makesGroup(kota, "paguyuban", "public", "Paguyuban Pasar Kota");
  await kota.pool.query(
    "insert into group_members (group_id, account_id, state, role) values ($1, $2, 'member', 'organiser')",
    [group.id, tono.account.id],
  );
  const address = `/p/${copy}/signature`;
  assert.match((await tono.get(address)).text, /Dukung sebagai Paguyuban Pasar Kota/);
  assert.doesNotMatch((await wati.get(address)).text, /Paguyuban/);
  assert.equal((await wati.post(`${address}/by/paguyuban`)).status, 404, "who does not lead it cannot speak for it");
  assert.equal((await tono.post(`${address}/by/paguyuban`)).status, 303);
  await talk(all);
  assert.match((await tono.get(address)).text, /Menunggu persetujuan di sana/);
  const there = `/demands/${demand.id}`;
  assert.deepEqual(await counted(demand.id), []);
  assert.doesNotMatch((await desa.guest().get(there)).text, /Paguyuban/, "what is only offered is not shown");
  assert.match((await siti.get("/notifications")).text, /dukungan kelompok yang menunggu jawaban/);
  const accept = `${there}/sponsors/paguyuban@${kota.host}/acceptance`;
  assert.match((await siti.get(`${there}/actions`)).text, new RegExp(accept));
  assert.equal((await siti.post(accept)).status, 303);
  await talk(all);
  assert.match((await desa.guest().get(there)).text, /Paguyuban Pasar Kota/);
  assert.match((await tono.get(address)).text, /Berdiri di belakangnya/);
  await tono.post(`${address}/by/paguyuban/removal`);
  await talk(all);
  assert.doesNotMatch((await desa.guest().get(there)).text, /Paguyuban/);
});

test("an offer that the author turns down is told, and a group that answers in words is no person who signs", async () => {
  const { demand, copy } = await asks();
  const address = `/p/${copy}/signature`;
  await tono.post(`${address}/by/paguyuban`);
  await talk(all);
  assert.equal((await siti.post(`/demands/${demand.id}/sponsors/paguyuban@${kota.host}/removal`)).status, 303);
  await talk(all);
  assert.match((await tono.get(address)).text, /Tidak diterima/);
  const { rows } = await desa.pool.query("select * from accounts where handle = $1", [`paguyuban@${kota.host}`]);
  const row = (await desa.pool.query("select * from demands where id = $1", [demand.id])).rows[0];
  assert.equal(
    await receiveSignature(desa.ctx, rows[0], row, { uri: `${kota.ctx.config.baseUrl.origin}/ap/x/1` }),
    false,
  );
  assert.deepEqual(await counted(demand.id), []);
});
