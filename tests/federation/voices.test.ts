import assert from "node:assert/strict";
import { test } from "node:test";
import { asksForBridge } from "../signing.ts";
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
