import assert from "node:assert/strict";
import { test } from "node:test";
import { fetchActor } from "../../src/modules/federation/remote/fetch-actor.ts";
import { letIn } from "../../src/modules/groups/let-in.ts";
import { plantGroup } from "../federation/plant-group.ts";
import { openServers, type Peer, PUBLIC } from "../other-servers.ts";
import { BASE_URL, makeWorld } from "../world.ts";

const world = await makeWorld();
const servers = await openServers(world);
const { ctx } = servers;
const siti = await world.person("siti");
const forum = servers.server("forum.test");
const other = servers.server("lain.test");
const groupAt = (name: string) =>
  forum.person(name, {
    type: "Group",
    attributedTo: `${forum.origin}/users/${name}/moderators`,
    postingRestrictedToMods: false,
  });
const [a, b] = [groupAt("a"), groupAt("b")];
const penulis = other.person("penulis");
const moderator = other.person("moderator");
const jahat = other.person("jahat");
const owner = forum.person("pemilik");
for (const [group, people] of [
  [a, [owner, moderator]],
  [b, [owner]],
] as const)
  forum.shows({
    "@context": "https://www.w3.org/ns/activitystreams",
    id: `${group.uri}/moderators`,
    type: "OrderedCollection",
    orderedItems: people.map(({ uri }) => uri),
  });
const idOf = async (peer: Peer) => {
  const account = await fetchActor(ctx, peer.uri);
  return account?.id ?? assert.fail(`${peer.uri} is not found`);
};
const ids = { a: await idOf(a), b: await idOf(b), moderator: await idOf(moderator), writer: await idOf(penulis) };
const sends = async (peer: Peer, activity: Record<string, unknown>) => {
  await world.pool.query("truncate rate_limits, missing_documents, asked_hosts");
  assert.equal(await peer.sends(activity), 202);
  await servers.settle();
};
/** What somebody writes in a group stands here, since the group passed it on. */
const written = async (group: Peer, words: string) => {
  const note = penulis.note(words, { to: [PUBLIC], cc: [group.uri], audience: group.uri });
  forum.shows(note, new URL(String(note["id"])).pathname);
  other.shows({ "@context": "https://www.w3.org/ns/activitystreams", ...note });
  await sends(group, group.does("Announce", penulis.does("Create", note), { to: [PUBLIC] }));
  const { rows } = await world.pool.query("select * from posts where uri = $1", [note["id"]]);
  return rows[0] ?? assert.fail("it was not taken");
};
const log = async () =>
  (await world.pool.query("select group_id, deed, actor_id from group_log order by id")).rows as { deed: string }[];
const state = async (id: string) =>
  (
    await world.pool.query(
      "select group_id, group_hidden_at is not null as hidden, group_pinned_at is not null as pinned from posts where id = $1",
      [id],
    )
  ).rows[0];

test("A post that a group elsewhere passes on is in that group; one that does not name it is not", async () => {
  const post = await written(a, "Di kelompok A");
  assert.equal(post.group_id, ids.a);
  const stray = penulis.note("Bukan untuk kelompok");
  other.shows({ "@context": "https://www.w3.org/ns/activitystreams", ...stray });
  await sends(a, a.does("Announce", penulis.does("Create", stray), { to: [PUBLIC] }));
  assert.equal(
    (await world.pool.query("select from posts where uri = $1 and group_id is not null", [stray["id"]])).rowCount,
    0,
  );
});

test("FED-30 A moderator of one group decides nothing in another, and nobody decides who is nobody", async () => {
  const [inA, inB] = [await written(a, "Sebuah kiriman"), await written(b, "Kiriman lain")];
  await world.pool.query("insert into group_members (group_id, account_id, state) values ($1, $2, 'member')", [
    ids.b,
    siti.account.id,
  ]);
  const me = `${BASE_URL}/ap/users/${siti.account.id}`;
  const before = await log();
  await sends(moderator, moderator.does("Remove", owner.uri, { target: `${a.uri}/moderators` }));
  await sends(moderator, moderator.does("Add", inB.uri, { target: `${a.uri}/featured` }));
  await sends(moderator, moderator.does("Add", inB.uri, { target: `${b.uri}/featured` }));
  await sends(moderator, moderator.does("Block", me, { target: b.uri }));
  await sends(moderator, moderator.does("Delete", inB.uri, { summary: "bukan haknya" }));
  await sends(jahat, jahat.does("Delete", inA.uri, { summary: "iseng" }));
  await sends(jahat, jahat.does("Remove", inA.uri, { target: a.uri }));
  await sends(a, a.does("Announce", owner.does("Delete", inB.uri), { to: [PUBLIC] }));
  await sends(jahat, jahat.does("Lock", inA.uri));
  await sends(moderator, moderator.does("Lock", inB.uri));
  await sends(jahat, jahat.does("Undo", jahat.does("Lock", inA.uri)));
  await sends(a, a.does("Announce", owner.does("Lock", inB.uri), { to: [PUBLIC] }));
  assert.deepEqual(await log(), before);
  assert.equal((await world.pool.query("select from posts where locked_at is not null")).rowCount, 0);
  for (const post of [inA, inB])
    assert.deepEqual(await state(post.id), { group_id: post.group_id, hidden: false, pinned: false });
  const { rows } = await world.pool.query("select state from group_members where account_id = $1", [siti.account.id]);
  assert.deepEqual(rows, [{ state: "member" }]);
  assert.equal(
    (await world.pool.query("select from blocks")).rowCount,
    0,
    "a block in a group is not a block of a person",
  );
});

test("FED-30 What a moderator may decide in their group happens, and each stands once in its book", async () => {
  const [one, two] = [await written(a, "Dihapus pengurus"), await written(a, "Disematkan pengurus")];
  await world.pool.query("insert into group_members (group_id, account_id, state) values ($1, $2, 'member')", [
    ids.a,
    siti.account.id,
  ]);
  const before = (await log()).length;
  const decisions = [
    moderator.does("Delete", one.uri, { summary: "Tidak sopan" }),
    moderator.does("Add", two.uri, { target: `${a.uri}/featured` }),
    moderator.does("Lock", two.uri),
    moderator.does("Block", `${BASE_URL}/ap/users/${siti.account.id}`, { target: a.uri }),
  ];
  for (const decision of decisions) {
    await sends(moderator, decision);
    await sends(moderator, decision);
  }
  assert.equal((await state(one.id)).hidden, true);
  assert.equal((await state(two.id)).pinned, true);
  const { rows } = await world.pool.query("select state from group_members where group_id = $1 and account_id = $2", [
    ids.a,
    siti.account.id,
  ]);
  assert.deepEqual(rows, [{ state: "banned" }]);
  const entries = (await log()).slice(before);
  assert.deepEqual(
    entries,
    ["hidden", "pinned", "locked", "banned"].map((deed) => ({ group_id: ids.a, deed, actor_id: ids.moderator })),
  );
});

test("FED-30 Somebody elsewhere who looks after a group of ours decides in it, but not about its owner", async () => {
  const ours = await plantGroup(world, siti, "tani");
  const uri = `${BASE_URL}/ap/users/${ours.id}`;
  await letIn(ctx, ours, { id: ids.moderator }, { role: "organiser" });
  await letIn(ctx, ours, { id: ids.writer });
  const post = await world.says(siti, "Kiriman kita", { group: ours } as never);
  const before = (await log()).length;
  await sends(moderator, moderator.does("Block", `${BASE_URL}/ap/users/${siti.account.id}`, { target: uri }));
  await sends(
    moderator,
    moderator.does("Remove", `${BASE_URL}/ap/users/${siti.account.id}`, { target: `${uri}/moderators` }),
  );
  await sends(penulis, penulis.does("Block", moderator.uri, { target: uri }));
  await sends(penulis, penulis.does("Delete", `${BASE_URL}/ap/posts/${post.id}`));
  assert.equal((await log()).length, before);
  await sends(moderator, moderator.does("Delete", `${BASE_URL}/ap/posts/${post.id}`, { summary: "Salah kelompok" }));
  await sends(moderator, moderator.does("Block", penulis.uri, { target: uri }));
  assert.equal((await state(post.id)).hidden, true);
  const { rows } = await world.pool.query("select state from group_members where group_id = $1 and account_id = $2", [
    ours.id,
    ids.writer,
  ]);
  assert.deepEqual(rows, [{ state: "banned" }]);
  assert.deepEqual(
    (await log()).slice(before).map(({ deed }) => deed),
    ["hidden", "banned"],
  );
});

test("FED-31 Nobody puts anything into a group that is not theirs to write in", async () => {
  const ours = await plantGroup(world, siti, "kabar");
  const uri = `${BASE_URL}/ap/users/${ours.id}`;
  const inGroups = async () =>
    (await world.pool.query("select count(*) from posts where group_id is not null")).rows[0].count;
  const before = await inGroups();
  const collection = {
    id: `${other.origin}/c`,
    type: "OrderedCollection",
    attributedTo: [jahat.uri, uri],
    orderedItems: [],
  };
  await sends(jahat, jahat.does("Create", collection));
  await sends(jahat, jahat.does("Create", jahat.note("Iklan", { cc: [uri], audience: uri })));
  await sends(jahat, jahat.does("Create", jahat.note("Atas nama", { attributedTo: [jahat.uri, uri], cc: [uri] })));
  await sends(
    jahat,
    jahat.does("Announce", jahat.does("Create", jahat.note("Dibungkus", { audience: a.uri, cc: [a.uri] }))),
  );
  assert.equal(await inGroups(), before);
  const stranger = await world.person("tono");
  const answer = await stranger.post("/posts", { text: "Dari luar", group: ours.id, audience: "public" });
  assert.ok([403, 404, 422].includes(answer.status), String(answer.status));
  assert.equal(await inGroups(), before);
});
