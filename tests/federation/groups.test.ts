import assert from "node:assert/strict";
import { test } from "node:test";
import { endBan, hideFromGroup, lockThread, pinInGroup, removeMember } from "#modules/groups";
import type { Post } from "#modules/posts";
import { groupsAmong } from "./groups-among.ts";
import { plantGroup } from "./plant-group.ts";
import { openServers, type Server, talk } from "./servers.ts";

const all = await openServers(["desa", "kota", "pulau"]);
const [desa, kota, pulau] = all as [Server, Server, Server];
const siti = await desa.person("siti");
const tono = await kota.person("tono");
const wati = await kota.person("wati");
const made = await pulau.person("made");
const tani = await plantGroup(desa, siti, "tani");
const kabar = await plantGroup(desa, siti, "kabar", "announce");

const { handleIn, joins, copyOf, standing, groupOf, writes, answers } = groupsAmong(all);

test("a member of another server joins an open group, at once, and both servers know", async () => {
  await joins(kota, tono, tani);
  assert.equal(await standing(desa, "tani", `tono@${kota.host}`), "member");
  assert.equal(await standing(kota, handleIn(tani), "tono"), "member");
});

test("what is said in the group stands in the group elsewhere and on its member's home", async () => {
  const post = await writes(desa, siti, "tani", "Pupuk datang Senin");
  const copy = await copyOf(kota, desa, post);
  assert.equal(await groupOf(kota, copy), handleIn(tani));
  assert.match((await tono.get("/")).text, /Pupuk datang Senin/);
  assert.match((await tono.get(`/groups/${handleIn(tani)}`)).text, /Pupuk datang Senin/);
  assert.equal(await copyOf(pulau, desa, post), undefined);
});

test("what a member elsewhere says in the group, and what is answered, reaches all its servers", async () => {
  await joins(pulau, made, tani);
  const post = await writes(kota, tono, handleIn(tani), "Saya jual bibit");
  const here = await copyOf(desa, kota, post);
  assert.equal(await groupOf(desa, here), "tani");
  assert.match((await siti.get("/groups/tani")).text, /Saya jual bibit/);
  const there = await copyOf(pulau, kota, post);
  assert.equal(await groupOf(pulau, there), handleIn(tani));
  assert.match((await made.get("/")).text, /Saya jual bibit/);
  const reply = await answers(pulau, made, "Berapa harganya?", there as Post);
  for (const server of [desa, kota]) {
    const answer = await copyOf(server, pulau, reply);
    assert.ok(answer?.in_reply_to_id && answer.group_id, "it stands under what it answers, in the group");
  }
});

test("a change, a reaction and a deletion in the group reach all its servers", async () => {
  const post = await writes(kota, tono, handleIn(tani), "Rapat jam dua");
  const there = await copyOf(pulau, kota, post);
  await tono.post(`/p/${post.id}/revisions`, { text: "Rapat jam tiga" });
  await talk(all);
  assert.match((await made.get(`/p/${there?.id}`)).text, /Rapat jam tiga/);
  const here = await copyOf(desa, kota, post);
  const reactions = async (server: Server, one: Post | undefined) =>
    (await server.pool.query("select from reactions where post_id = $1", [one?.id])).rowCount;
  await siti.post(`/p/${here?.id}/reaction/thank`);
  await talk(all);
  assert.equal(await reactions(pulau, there), 1);
  await siti.post(`/p/${here?.id}/reaction/removal`);
  await talk(all);
  assert.equal(await reactions(pulau, there), 0);
  await tono.post(`/p/${post.id}/removal`);
  await talk(all);
  assert.equal((await made.get(`/p/${there?.id}`)).status, 404);
});

test("whoever does not belong to it says nothing in it; their answers stay ordinary answers", async () => {
  const post = await writes(desa, siti, "tani", "Siapa mau ikut?");
  const copy = (await copyOf(kota, desa, post)) as Post;
  const reply = await answers(kota, wati, "Saya bukan anggota", copy);
  const here = await copyOf(desa, kota, reply);
  assert.deepEqual([here?.in_reply_to_id, here?.group_id], [post.id, null]);
  assert.equal(await copyOf(pulau, kota, reply), undefined);
});

test("in a group for announcements nobody elsewhere begins anything, but members answer", async () => {
  await joins(kota, tono, kabar);
  await assert.rejects(writes(kota, tono, handleIn(kabar), "Iklan"));
  const post = await writes(desa, siti, "kabar", "Listrik padam nanti malam");
  const copy = (await copyOf(kota, desa, post)) as Post;
  const reply = await answers(kota, tono, "Sampai jam berapa?", copy);
  assert.equal(await groupOf(desa, await copyOf(desa, kota, reply)), "kabar");
});

test("what an organiser takes out of the group leaves it at every server; its author keeps it", async () => {
  const post = await writes(kota, tono, handleIn(tani), "Iklan obat kuat");
  const here = (await copyOf(desa, kota, post)) as Post;
  const there = await copyOf(pulau, kota, post);
  await hideFromGroup(desa.ctx, siti.account, tani, here, { on: true, reason: "Iklan" });
  await talk(all);
  assert.doesNotMatch((await made.get(`/groups/${handleIn(tani)}`)).text, /Iklan obat kuat/);
  assert.doesNotMatch((await tono.get(`/groups/${handleIn(tani)}`)).text, /Iklan obat kuat/);
  assert.equal((await tono.get(`/p/${post.id}`)).status, 200);
  const { rows } = await pulau.pool.query("select deed, reason from group_log where post_id = $1", [there?.id]);
  assert.deepEqual(rows, [{ deed: "hidden", reason: "Iklan" }]);
});

test("what an organiser sets on top of the group is on top of it at every server, until it is taken down", async () => {
  const post = await writes(kota, tono, handleIn(tani), "Jadwal air bulan ini");
  const here = (await copyOf(desa, kota, post)) as Post;
  const isOnTop = async () => {
    await talk(all);
    const there = await copyOf(pulau, kota, post);
    return there?.group_pinned_at !== null;
  };
  await pinInGroup(desa.ctx, siti.account, tani, here, true);
  assert.equal(await isOnTop(), true);
  await pinInGroup(desa.ctx, siti.account, tani, here, false);
  assert.equal(await isOnTop(), false);
});

test("a talk an organiser ended takes no answers at any server, until it goes on", async () => {
  const post = await writes(kota, tono, handleIn(tani), "Siapa yang salah?");
  const here = (await copyOf(desa, kota, post)) as Post;
  const there = (await copyOf(pulau, kota, post)) as Post;
  await lockThread(desa.ctx, siti.account, tani, here, true);
  await talk(all);
  const page = await made.get(`/p/${there.id}`);
  assert.match(page.text, /Percakapan ini sudah ditutup/);
  assert.equal((await made.post(`/p/${there.id}/replies`, { text: "Saya kira begini" })).status, 403);
  assert.equal((await tono.post(`/p/${post.id}/replies`, { text: "Masih" })).status, 403, "its author as well");
  await lockThread(desa.ctx, siti.account, tani, here, false);
  await talk(all);
  await answers(pulau, made, "Sekarang boleh", there);
  assert.match((await tono.get(`/p/${post.id}`)).text, /Sekarang boleh/);
});

test("whom a group keeps out is told, says nothing more in it, and may ask again once it lets them", async () => {
  const post = await writes(desa, siti, "tani", "Selamat datang");
  const copy = (await copyOf(pulau, desa, post)) as Post;
  const person = {
    id: (await desa.pool.query("select id from accounts where handle = $1", [`made@${pulau.host}`])).rows[0].id,
  };
  await removeMember(desa.ctx, siti.account, tani, person, { reason: "Iklan terus", ban: true });
  await talk(all);
  assert.equal(await standing(pulau, handleIn(tani), "made"), "banned");
  assert.match((await made.get("/notifications")).text, /Anda dikeluarkan dari kelompok/);
  assert.equal((await made.post(`/p/${copy.id}/replies`, { text: "Kenapa?" })).status, 403);
  assert.equal((await made.post(`/groups/${handleIn(tani)}/membership`)).status, 403);
  const { rows } = await pulau.pool.query(
    "select deed, reason from group_log where person_id = $1 order by id desc limit 1",
    [made.account.id],
  );
  assert.deepEqual(rows, [{ deed: "banned", reason: "Iklan terus" }]);
  await endBan(desa.ctx, siti.account, tani, person);
  await talk(all);
  assert.equal(await standing(pulau, handleIn(tani), "made"), undefined);
  await joins(pulau, made, tani);
  assert.equal(await standing(pulau, handleIn(tani), "made"), "member");
});
