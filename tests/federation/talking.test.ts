import assert from "node:assert/strict";
import { test } from "node:test";
import type { Post } from "#modules/posts";
import { hashPassphrase } from "#platform/passphrase";
import { PASSPHRASE, type Person } from "../world.ts";
import { handleOf, openServers, type Server, talk } from "./servers.ts";

const all = await openServers(["desa", "kota", "pulau"]);
const [desa, kota, pulau] = all as [Server, Server, Server];
const siti = await desa.person("siti");
const tono = await kota.person("tono");
const wati = await kota.person("wati");
const made = await pulau.person("made");

/** The post one server has of what was said at another. */
async function copyOf(server: Server, origin: Server, post: Pick<Post, "id">): Promise<Post | undefined> {
  const uri = `${origin.ctx.config.baseUrl.origin}/ap/posts/${post.id}`;
  return (await server.pool.query("select * from posts where uri = $1", [uri])).rows[0];
}
const mustCopy = async (...which: Parameters<typeof copyOf>): Promise<Post> =>
  (await copyOf(...which)) ?? assert.fail("it did not arrive");
async function follow(server: Server, person: Person, other: Server, followed: Person) {
  await server.knows(other, followed);
  const answer = await person.post(`/people/${handleOf(other, followed)}/follow`);
  assert.equal(answer.status, 303);
  await talk(all);
}
const stateOf = async (server: Server, one: string, two: string): Promise<string | undefined> =>
  (
    await server.pool.query(
      "select state from follows join accounts one on one.id = follower_id join accounts two on two.id = followee_id where one.handle = $1 and two.handle = $2",
      [one, two],
    )
  ).rows[0]?.state;
const says = async (server: Server, author: Person, text: string, draft = {}, parent?: Post) => {
  const post = await server.says(author, text, draft, parent);
  await talk(all);
  return post;
};
const home = async (person: Person) => (await person.get("/")).text;

test("somebody follows a member of another server, who is open: both servers say the same", async () => {
  await follow(kota, tono, desa, siti);
  assert.equal(await stateOf(kota, "tono", handleOf(desa, siti)), "accepted");
  assert.equal(await stateOf(desa, handleOf(kota, tono), "siti"), "accepted");
  const { rows } = await desa.pool.query("select followers_count from accounts where handle = 'siti'");
  assert.equal(rows[0].followers_count, 1);
});

test("what a member says stands on the home of their follower elsewhere, and on no other server's", async () => {
  const post = await says(desa, siti, "Panen raya hari Rabu");
  assert.match(await home(tono), /Panen raya hari Rabu/);
  assert.equal(await copyOf(pulau, desa, post), undefined);
});

test("a post for followers reaches followers alone; others of the same server do not see it", async () => {
  const post = await says(desa, siti, "Hanya pengikut", { audience: "followers" });
  const copy = await mustCopy(kota, desa, post);
  assert.equal((await tono.get(`/p/${copy.id}`)).status, 200);
  assert.equal((await wati.get(`/p/${copy.id}`)).status, 404);
  assert.equal((await kota.guest().get(`/p/${copy.id}`)).status, 404);
  assert.equal(await copyOf(pulau, desa, post), undefined);
});

test("a post for its own server never leaves it", async () => {
  const post = await says(desa, siti, "Rapat RT nanti malam", { audience: "local" });
  assert.equal(await copyOf(kota, desa, post), undefined);
});

test("an edit is read elsewhere, with what stood there before; a deletion takes it away", async () => {
  const post = await says(desa, siti, "Kumpul jam enam");
  const copy = await mustCopy(kota, desa, post);
  await siti.post(`/p/${post.id}/revisions`, { text: "Kumpul jam tujuh" });
  await talk(all);
  assert.match((await tono.get(`/p/${copy.id}`)).text, /Kumpul jam tujuh/);
  assert.match((await tono.get(`/p/${copy.id}/history`)).text, /Kumpul jam enam/);
  await siti.post(`/p/${post.id}/removal`);
  await talk(all);
  assert.equal((await tono.get(`/p/${copy.id}`)).status, 404);
});

test("a share elsewhere is counted at the author's server, and no more when it is taken back", async () => {
  const post = await says(desa, siti, "Bagikan ini");
  const copy = await mustCopy(kota, desa, post);
  await tono.post(`/p/${copy.id}/share`);
  await talk(all);
  const count = async () =>
    (await desa.pool.query("select shares_count from posts where id = $1", [post.id])).rows[0].shares_count;
  assert.equal(await count(), 1);
  await tono.post(`/p/${copy.id}/share/removal`);
  await talk(all);
  assert.equal(await count(), 0);
});

test("a reaction arrives with its kind, changes, and goes", async () => {
  const post = await says(desa, siti, "Doakan ibu saya");
  const copy = await mustCopy(kota, desa, post);
  const kinds = async () =>
    (await desa.pool.query("select kind from reactions where post_id = $1", [post.id])).rows.map(({ kind }) => kind);
  for (const kind of ["pray", "cheer"]) {
    await tono.post(`/p/${copy.id}/reaction/${kind}`);
    await talk(all);
    assert.deepEqual(await kinds(), [kind]);
  }
  await tono.post(`/p/${copy.id}/reaction/removal`);
  await talk(all);
  assert.deepEqual(await kinds(), []);
});

test("an answer stands under the post at both servers, and who is named by a whole address is told", async () => {
  const post = await says(desa, siti, "Siapa bisa bantu?");
  const copy = await mustCopy(kota, desa, post);
  const reply = await says(kota, tono, `Saya, bersama @${handleOf(pulau, made)}`, {}, copy);
  const here = await mustCopy(desa, kota, reply);
  assert.equal(here.in_reply_to_id, post.id);
  assert.match((await siti.get(`/p/${post.id}`)).text, /Saya, bersama/);
  const there = await mustCopy(pulau, kota, reply);
  const { rows } = await pulau.pool.query("select account_id from mentions where post_id = $1", [there.id]);
  assert.ok(rows.some(({ account_id }) => account_id === made.account.id));
  assert.match((await tono.get(`/p/${reply.id}`)).text, new RegExp(`href="/@${handleOf(pulau, made)}"`));
});

test("a poll is answered from another server: its author counts it, and the other server hears the count", async () => {
  await siti.post("/posts", { text: "Kapan kerja bakti?", poll: "Sabtu\nMinggu", audience: "public" });
  await talk(all);
  const { rows } = await desa.pool.query("select id from posts where text like 'Kapan kerja%'");
  const copy = await mustCopy(kota, desa, rows[0]);
  assert.equal((await tono.post(`/p/${copy.id}/votes`, { choice: "2" })).status, 303);
  await talk(all);
  const votes = (server: Server, id: string) =>
    server.pool
      .query("select votes_count from poll_options where post_id = $1 order by place", [id])
      .then(({ rows }) => rows.map(({ votes_count }) => votes_count));
  assert.deepEqual(await votes(desa, rows[0].id), [0, 1]);
  assert.deepEqual(await votes(kota, copy.id), [0, 1]);
});

test("a message reaches whom it is for and nobody else, and its answer comes back", async () => {
  await desa.knows(kota, wati);
  const sent = await siti.post("/messages", { to: handleOf(kota, wati), text: "Rahasia kita" });
  assert.equal(sent.status, 303);
  await talk(all);
  const { rows } = await kota.pool.query("select id, conversation_id from posts where text like '%Rahasia kita%'");
  assert.equal(rows.length, 1);
  assert.match((await wati.get(`/messages/${rows[0].conversation_id}`)).text, /Rahasia kita/);
  assert.equal((await tono.get(`/messages/${rows[0].conversation_id}`)).status, 404);
  await wati.post(`/messages/${rows[0].conversation_id}/acceptance`);
  await wati.post(`/messages/${rows[0].conversation_id}/posts`, { text: "Aman bersamaku" });
  await talk(all);
  assert.match((await siti.get(sent.location)).text, /Aman bersamaku/);
});

test("a quote waits for leave, is shown with it, and no more when it is withdrawn", async () => {
  const post = await says(desa, siti, "Kutip saya", { quote_policy: "everyone" });
  const copy = await mustCopy(kota, desa, post);
  await tono.post("/posts", { text: "Lihat ini", quoted: copy.id, audience: "public" });
  const state = async (server: Server, text: string) =>
    (await server.pool.query("select id, quote_state, quote_stamp_uri from posts where text like $1", [`${text}%`]))
      .rows[0];
  assert.equal((await state(kota, "Lihat ini")).quote_state, "pending");
  await talk(all);
  assert.equal((await state(kota, "Lihat ini")).quote_state, "accepted");
  assert.match((await state(kota, "Lihat ini")).quote_stamp_uri, /\/ap\/quotes\/\d+$/);
  const there = await state(desa, "Lihat ini");
  assert.equal(there.quote_state, "accepted");
  await siti.post(`/p/${there.id}/quote/withdrawal`);
  await talk(all);
  assert.equal((await state(kota, "Lihat ini")).quote_state, "withdrawn");
});

test("a pinned post stands on top of the profile elsewhere", async () => {
  const post = await says(desa, siti, "Perkenalkan, saya Siti");
  const copy = await mustCopy(kota, desa, post);
  const isPinned = async () =>
    (await kota.pool.query("select pinned_at from posts where id = $1", [copy.id])).rows[0].pinned_at !== null;
  await siti.post(`/p/${post.id}/pin`);
  await talk(all);
  assert.ok(await isPinned());
  await siti.post(`/p/${post.id}/pin/removal`);
  await talk(all);
  assert.ok(!(await isPinned()));
});

test("a report is passed on without the reporter's name", async () => {
  const post = await says(desa, siti, "Kata-kata kasar");
  const copy = await mustCopy(kota, desa, post);
  assert.equal(
    (await wati.post(`/report/post/${copy.id}`, { category: "hate", words: "Tolong dilihat", forward: "on" })).status,
    303,
  );
  await talk(all);
  const { rows } = await desa.pool.query(
    "select words, handle from reports left join accounts on accounts.id = reporter_id",
  );
  assert.equal(rows.length, 1);
  assert.equal(rows[0].words, "Tolong dilihat");
  assert.doesNotMatch(rows[0].handle, /wati/);
  const { rows: known } = await desa.pool.query(
    "select body from inbox_activities where kind = 'Flag' and body like '%wati%'",
  );
  assert.deepEqual(known, []);
});

test("somebody moves to another server, which agreed, and their followers go along", async () => {
  await follow(pulau, made, kota, tono);
  assert.equal(await stateOf(pulau, "made", handleOf(kota, tono)), "accepted");
  const baru = await desa.person("tono_baru");
  await baru.post("/settings/move/aliases", { old_handle: handleOf(kota, tono) });
  await talk(all);
  await kota.pool.query("insert into credentials (account_id, passphrase_hash) values ($1, $2)", [
    tono.account.id,
    await hashPassphrase(PASSPHRASE),
  ]);
  await tono.post("/settings/move/target", { handle: handleOf(desa, baru) });
  await talk(all);
  assert.match((await tono.get("/settings/move")).text, /Pindah ke @tono_baru/);
  assert.equal((await tono.post("/settings/move", { current: PASSPHRASE, code: "" })).status, 303);
  await talk(all);
  assert.equal(await stateOf(pulau, "made", handleOf(desa, baru)), "accepted");
  assert.equal(await stateOf(pulau, "made", handleOf(kota, tono)), undefined);
  assert.match((await kota.guest().get("/@tono")).text, /pindah ke/);
});

test("who stops following hears nothing more; a locked member answers first", async () => {
  await tono.post(`/people/${handleOf(desa, siti)}/follow/removal`);
  await talk(all);
  assert.equal(await stateOf(desa, handleOf(kota, tono), "siti"), undefined);
  await desa.pool.query("update accounts set locked = true where handle = 'siti'");
  await follow(kota, wati, desa, siti);
  assert.equal(await stateOf(kota, "wati", handleOf(desa, siti)), "requested");
  assert.equal((await siti.post(`/follow-requests/${handleOf(kota, wati)}/approval`)).status, 303);
  await talk(all);
  assert.equal(await stateOf(kota, "wati", handleOf(desa, siti)), "accepted");
});

test("a block ends the follow at both servers and keeps the two apart", async () => {
  await siti.post(`/people/${handleOf(kota, wati)}/block`);
  await talk(all);
  assert.equal(await stateOf(kota, "wati", handleOf(desa, siti)), undefined);
  assert.equal((await wati.get(`/@${handleOf(desa, siti)}`)).status, 404);
  await siti.post(`/people/${handleOf(kota, wati)}/block/removal`);
  await talk(all);
  assert.equal((await wati.get(`/@${handleOf(desa, siti)}`)).status, 200);
});
