import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { signRequest } from "@fedify/fedify/sig";
import { plantGroup } from "../../../../tests/federation/plant-group.ts";
import { BASE_URL, makeWorld } from "../../../../tests/world.ts";

const world = await makeWorld();
const { ctx } = world;
const siti = await world.person("siti", { findable_by: "everyone" });
const tono = await world.person("tono", { findable_by: "members" });
const open = await plantGroup(world, siti, "tani");
const news = await plantGroup(world, siti, "kabar", "announce");
const closed = await plantGroup(world, siti, "ibu_hamil", "private");
const hidden = await plantGroup(world, siti, "korban", "invite");
const AP = { Accept: "application/activity+json" };
const read = async (path: string, headers: Record<string, string> = AP) => {
  const answer = await world.guest().get(path, headers);
  return { status: answer.status, json: answer.text.startsWith("{") ? JSON.parse(answer.text) : undefined };
};

/** Somebody elsewhere, or a server itself, asking in their own name. */
async function asker(handle: string, kind: "Person" | "Application" = "Person") {
  const account = await world.remote(handle);
  await ctx.db.updateTable("remote_actors").set({ kind }).where("account_id", "=", account.id).execute();
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const keyId = `https://${handle.split("@")[1]}/users/${handle.split("@")[0]}#main-key`;
  const public_key = publicKey.export({ type: "spki", format: "der" });
  await ctx.db
    .insertInto("remote_keys")
    .values({ uri: keyId, account_id: account.id, kind: "rsa", public_key })
    .execute();
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const der = new Uint8Array(privateKey.export({ type: "pkcs8", format: "der" }));
  const key = await crypto.subtle.importKey("pkcs8", der, algorithm, true, ["sign"]);
  const asks = async (path: string) => {
    const request = new Request(BASE_URL + path, { headers: AP });
    const { headers } = await signRequest(request, key, new URL(keyId), { spec: "rfc9421" });
    return read(path, Object.fromEntries(headers));
  };
  return { account, asks };
}
const budi = await asker("budi@desa.test");
const tetangga = await asker("ani@desa.test");
const desa = await asker("desa@desa.test", "Application");
const kota = await asker("kota@kota.test", "Application");
const join = (group: { id: string }, account: { id: string }) =>
  ctx.db.insertInto("group_members").values({ group_id: group.id, account_id: account.id, state: "member" }).execute();

test("A group is read as one: who looks after it, who begins something, who is let in", async () => {
  await ctx.db
    .insertInto("group_members")
    .values({ group_id: open.id, account_id: tono.account.id, state: "member", role: "organiser" })
    .execute();
  const { json } = await read(`/ap/users/${open.id}`);
  assert.deepEqual(
    [json.type, json.attributedTo, json.postingRestrictedToMods, json.manuallyApprovesFollowers, json.accessType],
    ["Group", `${json.id}/moderators`, false, false, "open"],
  );
  assert.equal((await read(`/ap/users/${news.id}`)).json.postingRestrictedToMods, true);
  assert.equal((await read(`/ap/users/${closed.id}`)).json.manuallyApprovesFollowers, true);
  const moderators = await read(`/ap/users/${open.id}/moderators`);
  assert.deepEqual(
    moderators.json.orderedItems,
    [`${BASE_URL}/ap/users/${siti.account.id}`],
    "Tono is not for everyone",
  );
  assert.equal((await read(`/ap/users/${siti.account.id}/moderators`)).status, 404);
});

test("Who belongs to a group is counted and not named", async () => {
  await ctx.db.updateTable("accounts").set({ follows_seen_by: "everyone" }).where("id", "=", closed.id).execute();
  const { json } = await read(`/ap/users/${closed.id}/followers`);
  assert.deepEqual([typeof json.totalItems, json.first], ["number", undefined]);
  assert.deepEqual((await read(`/ap/users/${closed.id}/followers?page=true`)).json.orderedItems, []);
});

test("A group for the invited is not there, but for the servers of its members", async () => {
  assert.equal((await read(`/ap/users/${hidden.id}`)).status, 404);
  assert.equal((await read("/.well-known/webfinger?resource=acct:korban@localhost:3000", {})).status, 404);
  for (const one of [budi, desa, kota]) assert.equal((await one.asks(`/ap/users/${hidden.id}`)).status, 404);
  await join(hidden, budi.account);
  for (const one of [budi, desa]) assert.equal((await one.asks(`/ap/users/${hidden.id}`)).status, 200);
  for (const one of [tetangga, kota]) assert.equal((await one.asks(`/ap/users/${hidden.id}`)).status, 404);
});

test("ACL-10 A post of a private group is read by members and their servers, until they leave, and by nobody else", async () => {
  const post = await world.says(siti, "Jadwal rumah aman", { audience: "group", group: closed } as never);
  const paths = ["", "/replies", "/likes", "/shares"].map((part) => `/ap/posts/${post.id}${part}`);
  paths.push(`/ap/contexts/${post.id}`);
  const statuses = async () =>
    Promise.all(paths.map(async (path) => [budi, desa, tetangga, kota].map((one) => one.asks(path)))).then((asked) =>
      Promise.all(asked.map(async (each) => (await Promise.all(each)).map(({ status }) => status))),
    );
  assert.deepEqual(
    await statuses(),
    paths.map(() => [404, 404, 404, 404]),
  );
  for (const path of paths) assert.equal((await read(path)).status, 404);
  await join(closed, budi.account);
  assert.deepEqual(
    await statuses(),
    paths.map(() => [200, 200, 404, 404]),
  );
  const { json } = await budi.asks(`/ap/posts/${post.id}`);
  const group = `${BASE_URL}/ap/users/${closed.id}`;
  assert.deepEqual([json.to, json.cc, json.audience], [[`${group}/followers`], [group], group]);
  assert.ok(!JSON.stringify(json.to).includes("Public") && !JSON.stringify(json.cc).includes("Public"));
  await ctx.db.deleteFrom("group_members").where("account_id", "=", budi.account.id).execute();
  assert.deepEqual(
    await statuses(),
    paths.map(() => [404, 404, 404, 404]),
  );
});

test("A post of an open group names it, so that servers know where it belongs", async () => {
  const post = await world.says(siti, "Harga cabai", { group: open } as never);
  const group = `${BASE_URL}/ap/users/${open.id}`;
  const { json } = await read(`/ap/posts/${post.id}`);
  assert.equal(json.audience, group);
  assert.ok(json.cc.includes(group));
});

test("The outbox of an open group holds what it passed on, and that of a closed one nothing", async () => {
  const post = await world.says(siti, "Harga bawang", { group: open } as never);
  assert.ok((await read(`/ap/users/${open.id}/outbox`)).json.totalItems > 0);
  const [item] = (await read(`/ap/users/${open.id}/outbox?page=true`)).json.orderedItems;
  assert.deepEqual(
    [item.type, item.actor, item.object.type, item.object.object.id],
    ["Announce", `${BASE_URL}/ap/users/${open.id}`, "Create", `${BASE_URL}/ap/posts/${post.id}`],
  );
  await world.says(siti, "Hanya anggota", { audience: "group", group: closed } as never);
  const hidden = (await read(`/ap/users/${closed.id}/outbox?page=true`)).json;
  assert.deepEqual(hidden.orderedItems, []);
  assert.equal((await read(`/ap/users/${closed.id}/outbox`)).json.totalItems, 0);
});
