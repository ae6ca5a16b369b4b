import assert from "node:assert/strict";
import { test } from "node:test";
import type { Post } from "#modules/posts";
import type { Person } from "../world.ts";
import { handleOf, openServers, type Server, talk } from "./servers.ts";

const all = await openServers(["desa", "kota"]);
const [desa, kota] = all as [Server, Server];
const siti = await desa.person("siti");
const ani = await desa.person("ani");
const tono = await kota.person("tono");
const copies = async (server: Server, text: string) =>
  (await server.pool.query<Post>("select * from posts where text like $1", [`${text}%`])).rows;

async function follow(followed: Person) {
  await kota.knows(desa, followed);
  await tono.post(`/people/${handleOf(desa, followed)}/follow`);
  await talk(all);
}

test("whoever is newly followed brings their latest posts along, for everyone but nobody else's", async () => {
  for (let day = 1; day <= 3; day++) await desa.says(siti, `Hari ke-${day}`);
  await desa.says(siti, "Hanya pengikut lama", { audience: "followers" });
  await desa.says(siti, "Hanya desa", { audience: "local" });
  await follow(siti);
  assert.equal((await copies(kota, "Hari ke-")).length, 3);
  assert.equal((await copies(kota, "Hanya")).length, 0);
  assert.match((await tono.get("/")).text, /Hari ke-3/);
});

test("opening a conversation fetches what stands above and the answers to it; the page does not wait for them", async () => {
  const root = await desa.says(ani, "Awal percakapan");
  await desa.says(ani, "Jawaban lain", {}, root);
  const answer = await desa.says(siti, "Jawaban siti", {}, root);
  await talk(all);
  const [orphan] = await copies(kota, "Jawaban siti");
  assert.ok(orphan);
  assert.equal(orphan.in_reply_to_id, null);
  assert.match((await tono.get(`/p/${orphan.id}`)).text, /sedang diambil/);
  await talk(all);
  const page = (await tono.get(`/p/${orphan.id}`)).text;
  assert.match(page, /Awal percakapan/);
  assert.match(page, /Jawaban lain/);
  const { rows } = await kota.pool.query(
    "select distinct thread_id from posts where text like 'Awal%' or text like 'Jawaban%'",
  );
  assert.equal(rows.length, 1);
  assert.equal(answer.in_reply_to_id, root.id);
});

test("a conversation is asked for once in ten minutes, and never for guests", async () => {
  const [post] = await copies(kota, "Hari ke-1");
  assert.ok(post);
  const asked = async () =>
    (await kota.pool.query("select asked_at from thread_fetches where post_id = $1", [post.thread_id])).rows;
  await kota.guest().get(`/p/${post.id}`);
  assert.deepEqual(await asked(), []);
  await tono.get(`/p/${post.id}`);
  const [first] = await asked();
  await tono.get(`/p/${post.id}`);
  assert.deepEqual(await asked(), [first]);
});
