import assert from "node:assert/strict";
import { test } from "node:test";
import { answerFollowRequest, followAccount } from "#modules/accounts";
import { said, takeOutgoing } from "../../../../tests/federation/outgoing.ts";
import { makeWorld } from "../../../../tests/world.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const siti = await world.person("siti");
const tono = await world.person("tono", { locked: true });
const budi = await world.remote("budi@desa.test");
const wati = await world.remote("wati@kota.test");
const asViewer = (account: typeof budi) => ({ ...account, session_id: "0" });
const theirPost = async (author: typeof budi, text: string, change: Record<string, unknown> = {}) => {
  const { rows } = await pool.query(
    `insert into posts (id, thread_id, author_id, text, html, uri, url, audience)
     select id, id, $1, $2, '<p>' || $2 || '</p>', 'https://${author.host}/p/' || id, '', 'public' from next_id() as id returning *`,
    [author.id, text],
  );
  for (const [column, value] of Object.entries(change))
    await pool.query(`update posts set ${column} = $2 where id = $1`, [rows[0].id, value]);
  return { ...rows[0], ...change };
};

test("somebody elsewhere who follows an open member is told yes at once; a locked member is asked", async () => {
  await followAccount(ctx, asViewer(budi), siti.account);
  await pool.query("update follows set activity_uri = 'https://desa.test/follow/1'");
  const [accept, ...more] = await takeOutgoing(world);
  assert.deepEqual(more, []);
  assert.equal(accept?.activity["type"], "Accept");
  assert.deepEqual(accept?.activity["object"], {
    id: "https://desa.test/follow/1",
    type: "Follow",
    actor: "https://desa.test/users/budi",
    object: `http://localhost:3000/ap/users/${siti.account.id}`,
  });
  await followAccount(ctx, asViewer(budi), tono.account);
  assert.deepEqual(await takeOutgoing(world), []);
  await answerFollowRequest(ctx, asViewer(tono.account), budi, "decline");
  assert.deepEqual(said(await takeOutgoing(world)), ["Reject{Follow} desa.test"]);
});

test("a post goes to the servers of followers and of whom it names, a message to those it is for, a local post nowhere", async () => {
  await world.says(siti, "Untuk semua");
  assert.deepEqual(said(await takeOutgoing(world)), ["Create{Note} desa.test"]);
  await world.says(siti, "Halo @wati@kota.test", { audience: "quiet" });
  assert.deepEqual(said(await takeOutgoing(world)).sort(), ["Create{Note} desa.test", "Create{Note} kota.test"]);
  await world.says(siti, "Hanya untuk @wati@kota.test", { audience: "direct" });
  assert.deepEqual(said(await takeOutgoing(world)), ["Create{Note} kota.test"]);
  await world.says(siti, "Di sini saja, @wati@kota.test", { audience: "local" });
  assert.deepEqual(said(await takeOutgoing(world)), []);
  await world.says(tono, "Tono tak punya pengikut di luar");
  assert.deepEqual(said(await takeOutgoing(world)), []);
});

test("an edit, a pin and a deletion follow the post; several edits that wait are one", async () => {
  const post = await world.says(siti, "Panen hari Rabu");
  await takeOutgoing(world);
  for (const text of ["Panen hari Kamis", "Panen hari Jumat"]) await siti.post(`/p/${post.id}/revisions`, { text });
  const edits = await takeOutgoing(world);
  assert.deepEqual(said(edits), ["Update{Note} desa.test"]);
  assert.match(JSON.stringify(edits), /Jumat/);
  await siti.post(`/p/${post.id}/pin`);
  await siti.post(`/p/${post.id}/pin/removal`);
  assert.deepEqual(said(await takeOutgoing(world)), ["Remove desa.test"]);
  await siti.post(`/p/${post.id}/removal`);
  const gone = await takeOutgoing(world);
  assert.deepEqual(said(gone), ["Delete{Tombstone} desa.test"]);
});

test("a deletion also reaches those who were named, reacted or answered, and the followers of who passed the post on", async () => {
  const post = await world.says(tono, "Salah tulis, @wati@kota.test");
  await siti.post(`/p/${post.id}/share`);
  assert.deepEqual(said(await takeOutgoing(world)).sort(), ["Announce desa.test", "Create{Note} kota.test"]);
  await tono.post(`/p/${post.id}/removal`);
  assert.deepEqual(said(await takeOutgoing(world)).sort(), [
    "Delete{Tombstone} desa.test",
    "Delete{Tombstone} kota.test",
  ]);
});

test("a post elsewhere that is answered, shared, liked and voted on: its author's server hears of each, and of taking it back", async () => {
  const post = await theirPost(wati, "Siapa ikut?");
  await siti.post(`/p/${post.id}/replies`, { text: "Saya!" });
  assert.deepEqual(said(await takeOutgoing(world)).sort(), ["Create{Note} desa.test", "Create{Note} kota.test"]);
  await tono.post(`/p/${post.id}/share`);
  await tono.post(`/p/${post.id}/share/removal`);
  assert.deepEqual(said(await takeOutgoing(world)), ["Undo{Announce} kota.test"]);
  await tono.post(`/p/${post.id}/reaction/cheer`);
  const [like] = await takeOutgoing(world);
  assert.equal(like?.activity["content"], "💪");
  await tono.post(`/p/${post.id}/reaction/like`);
  const [changed] = await takeOutgoing(world);
  assert.equal(changed?.activity["content"], undefined);
  assert.notEqual(changed?.activity["id"], like?.activity["id"]);
  await tono.post(`/p/${post.id}/reaction/removal`);
  assert.deepEqual(said(await takeOutgoing(world)), ["Undo{Like} kota.test"]);
});

test("a block is told to the other's server alone, and ends both follows", async () => {
  await followAccount(ctx, asViewer(siti.account), budi);
  await takeOutgoing(world);
  await siti.post("/people/budi@desa.test/block");
  assert.deepEqual(said(await takeOutgoing(world)).sort(), [
    "Block desa.test",
    "Reject{Follow} desa.test",
    "Undo{Follow} desa.test",
  ]);
  await siti.post("/people/budi@desa.test/block/removal");
  assert.deepEqual(said(await takeOutgoing(world)), ["Undo{Block} desa.test"]);
  await world.says(siti, "Sesudah itu");
  assert.deepEqual(said(await takeOutgoing(world)), []);
});

test("a changed profile is told to followers once for all that changed", async () => {
  await followAccount(ctx, asViewer(wati), siti.account);
  await takeOutgoing(world);
  for (const name of ["Siti R", "Siti Rahmah"]) await siti.post("/settings/profile", { name });
  const updates = await takeOutgoing(world);
  assert.deepEqual(said(updates), ["Update{Person} kota.test"]);
  assert.match(JSON.stringify(updates), /Siti Rahmah/);
});
