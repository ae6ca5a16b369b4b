import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { signRequest } from "@fedify/fedify/sig";
import { followAccount } from "#modules/accounts";
import { makeWorld } from "../../../tests/world.ts";
import { findKeys } from "./keys.ts";

const world = await makeWorld();
const { ctx } = world;
const OURS = "http://localhost:3000";
const siti = await world.person("siti");
const tono = await world.person("tono");
await followAccount(ctx, { ...tono.account, session_id: "0" }, siti.account);
const guest = world.guest();
const AP = { Accept: "application/activity+json" };
const PAGE = { Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };
const me = `/ap/users/${siti.account.id}`;
const read = async (path: string, headers: Record<string, string> = AP) => {
  const answer = await guest.get(path, headers);
  return { ...answer, json: answer.text.startsWith("{") ? JSON.parse(answer.text) : undefined };
};

test("A member is read at /ap/users and at their page; a browser gets the page", async () => {
  for (const path of [me, "/@siti"]) {
    const answer = await read(path);
    assert.equal(answer.status, 200, path);
    assert.equal(answer.json.id, OURS + me);
    assert.equal(answer.headers.get("Content-Type"), "application/activity+json; charset=utf-8");
    assert.equal(answer.headers.get("Vary"), "Accept, Signature, Signature-Input");
  }
  assert.match((await guest.get("/@siti", PAGE)).text, /<html/);
  const moved = await guest.get(me, PAGE);
  assert.deepEqual([moved.status, moved.location], [303, "/@siti"]);
  assert.match(
    (await guest.get("/@siti", { Accept: `${PAGE.Accept}, application/activity+json;q=0.5` })).text,
    /<html/,
  );
});

test("A post is read by everyone or by nobody else, in the audience it has", async () => {
  const open = await world.says(siti, "Untuk semua");
  const answer = await read(`/ap/posts/${open.id}`);
  assert.equal(answer.json.type, "Note");
  assert.ok(answer.json["@context"]);
  assert.ok(!answer.text.includes("<"), "nothing in it can be taken for a page");
  assert.equal((await read(`/p/${open.id}`)).json.id, answer.json.id);
  for (const audience of ["local", "followers", "direct"] as const) {
    const { id } = await world.says(siti, "@tono Rahasia", { audience });
    for (const path of [
      `/ap/posts/${id}`,
      `/p/${id}`,
      `/ap/posts/${id}/replies`,
      `/ap/posts/${id}/likes`,
      `/ap/contexts/${id}`,
    ])
      assert.equal((await read(path)).status, 404, `${audience} ${path}`);
  }
  const reply = await world.says(tono, "Setuju", {}, open);
  await world.says(tono, "@siti Diam-diam", { audience: "direct" }, open);
  const replies = await read(`/ap/posts/${open.id}/replies`);
  assert.deepEqual(replies.json.first.items, [`${OURS}/ap/posts/${reply.id}`]);
  const thread = await read(`/ap/contexts/${open.id}`);
  assert.deepEqual(thread.json.orderedItems, [`${OURS}/ap/posts/${open.id}`, `${OURS}/ap/posts/${reply.id}`]);
});

test("The outbox and what is pinned hold what everyone may see", async () => {
  const outbox = await read(`${me}/outbox`);
  assert.equal(outbox.json.type, "OrderedCollection");
  const page = await read(new URL(outbox.json.first).pathname + new URL(outbox.json.first).search);
  assert.equal(page.json.orderedItems.length, outbox.json.totalItems);
  assert.ok(page.json.orderedItems.every((item: { type: string }) => item.type === "Create"));
  assert.ok(!page.text.includes("Rahasia"));
  assert.deepEqual((await read(`${me}/featured`)).json.orderedItems, []);
});

test("Followers are named only where the member shows them to everyone", async () => {
  const shows = (follows_seen_by: "everyone" | "followers") =>
    ctx.db.updateTable("accounts").set({ follows_seen_by }).where("id", "=", siti.account.id).execute();
  await shows("everyone");
  const followers = await read(`${me}/followers`);
  assert.equal(followers.json.totalItems, 1);
  assert.deepEqual((await read(`${me}/followers?page=true`)).json.orderedItems, [
    `${OURS}/ap/users/${tono.account.id}`,
  ]);
  await shows("followers");
  const hidden = await read(`${me}/followers`);
  assert.deepEqual([hidden.json.totalItems, hidden.json.first], [1, undefined]);
  assert.deepEqual((await read(`${me}/followers?page=true`)).json.orderedItems, []);
});

test("WebFinger finds active members by handle and by address, and the server itself", async () => {
  const find = (resource: string) => read(`/.well-known/webfinger?resource=${encodeURIComponent(resource)}`, {});
  for (const resource of ["acct:siti@localhost:3000", "acct:SITI@localhost:3000", `${OURS}/@siti`, OURS + me]) {
    const answer = await find(resource);
    assert.equal(answer.status, 200, resource);
    assert.equal(answer.json.subject, "acct:siti@localhost:3000");
    assert.equal(answer.json.links[0].href, OURS + me);
    assert.equal(answer.headers.get("Content-Type"), "application/jrd+json; charset=utf-8");
  }
  assert.equal((await find("acct:localhost:3000@localhost:3000")).json.links[0].href, `${OURS}/ap/server`);
  assert.equal((await find("acct:siti@lain.example")).status, 404);
  assert.equal((await find("acct:nobody@localhost:3000")).status, 404);
  assert.equal((await read("/.well-known/webfinger", {})).status, 400);
});

test("Who was suspended or deleted is gone; who waits or thinks about leaving is not there", async () => {
  const of = async (handle: string, status: "suspended" | "pending" | "leaving") => {
    const { account } = await world.person(handle, { status });
    return [
      (await read(`/ap/users/${account.id}`)).status,
      (await read(`/.well-known/webfinger?resource=acct:${handle}@localhost:3000`, {})).status,
    ];
  };
  assert.deepEqual(await of("usir", "suspended"), [410, 410]);
  assert.deepEqual(await of("tunggu", "pending"), [404, 404]);
  assert.deepEqual(await of("pamit", "leaving"), [404, 404]);
  const { account } = await world.person("hapus");
  await findKeys(ctx, account);
  await ctx.db.deleteFrom("accounts").where("id", "=", account.id).execute();
  const gone = await read(`/ap/users/${account.id}`);
  assert.deepEqual([gone.status, gone.json.type], [410, "Tombstone"]);
});

test("NodeInfo counts who lives here and what is for everyone", async () => {
  const links = await read("/.well-known/nodeinfo", {});
  const info = await read(new URL(links.json.links[0].href).pathname, {});
  assert.equal(info.json.version, "2.1");
  assert.equal(info.json.software.name, "gaung");
  assert.equal(info.json.usage.users.total, 2);
  assert.equal(info.json.usage.localPosts, 2);
});

test("A community that talks with nobody shows nothing; one that lists others wants to know who asks", async () => {
  await ctx.db.updateTable("community").set({ federation: "closed" }).execute();
  await new Promise((resolve) => setTimeout(resolve, 1100));
  assert.equal((await read(me)).status, 404);
  assert.equal((await read("/.well-known/webfinger?resource=acct:siti@localhost:3000", {})).status, 404);
  await ctx.db.updateTable("community").set({ federation: "listed" }).execute();
  await new Promise((resolve) => setTimeout(resolve, 1100));
  assert.equal((await read(me)).status, 401);
  assert.equal((await read("/ap/server")).json.type, "Application");
});

test("The leave to quote is shown while it stands, and says nothing of the posts", async () => {
  await ctx.db.updateTable("community").set({ federation: "open" }).execute();
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const quoted = await world.says(siti, "Kata-kata bagus");
  const quoting = await world.says(tono, "Betul sekali");
  const state = (quote_state: "accepted" | "withdrawn" | "pending") =>
    ctx.db.updateTable("posts").set({ quoted_id: quoted.id, quote_state }).where("id", "=", quoting.id).execute();
  await state("pending");
  assert.equal((await read(`/ap/quotes/${quoting.id}`)).status, 404);
  await state("accepted");
  const stamp = await read(`/ap/quotes/${quoting.id}`);
  assert.deepEqual(
    [stamp.json.type, stamp.json.attributedTo, stamp.json.interactingObject, stamp.json.interactionTarget],
    ["QuoteAuthorization", OURS + me, `${OURS}/ap/posts/${quoting.id}`, `${OURS}/ap/posts/${quoted.id}`],
  );
  assert.ok(!stamp.text.includes("bagus") && !stamp.text.includes("Betul"));
  const note = await read(`/ap/posts/${quoting.id}`);
  assert.equal(note.json.quoteAuthorization, stamp.json.id);
  await state("withdrawn");
  assert.equal((await read(`/ap/quotes/${quoting.id}`)).status, 404);
  assert.equal((await read(`/ap/posts/${quoting.id}`)).json.quote, undefined);
});

/** Somebody elsewhere whose key we know, asking in their own name. */
async function asker(handle: string) {
  const account = await world.remote(handle);
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const keyId = `https://${handle.split("@")[1]}/users/${handle.split("@")[0]}#main-key`;
  const public_key = publicKey.export({ type: "spki", format: "der" });
  await ctx.db
    .insertInto("remote_keys")
    .values({ uri: keyId, account_id: account.id, kind: "rsa", public_key })
    .execute();
  const der = new Uint8Array(privateKey.export({ type: "pkcs8", format: "der" }));
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("pkcs8", der, algorithm, true, ["sign"]);
  const headersFor = async (path: string, spec: "draft-cavage-http-signatures-12" | "rfc9421") => {
    const request = new Request(OURS + path, { headers: AP });
    return Object.fromEntries((await signRequest(request, key, new URL(keyId), { spec })).headers);
  };
  const asks = async (path: string, spec: "draft-cavage-http-signatures-12" | "rfc9421" = "rfc9421") =>
    read(path, await headersFor(path, spec));
  return { account, asks, headersFor };
}
const budi = await asker("budi@desa.test");
const jahat = await asker("ani@kota.test");

test("ACL-01 ACL-07 Whoever signs sees what was sent to them, each their own, and no cache keeps it", async () => {
  await ctx.db
    .insertInto("follows")
    .values({ follower_id: budi.account.id, followee_id: siti.account.id, state: "accepted" })
    .execute();
  const { id } = await world.says(siti, "Untuk pengikut", { audience: "followers" });
  const path = `/ap/posts/${id}`;
  for (const spec of ["draft-cavage-http-signatures-12", "rfc9421"] as const) {
    const theirs = await budi.asks(path, spec);
    assert.equal(theirs.status, 200, `${spec} ${theirs.text}`);
    assert.equal(theirs.headers.get("Cache-Control"), "private, no-store");
    assert.equal((await read(path)).status, 404);
    assert.equal((await jahat.asks(path, spec)).status, 404);
  }
  assert.match((await budi.asks(`${me}/outbox?page=true`)).text, /Untuk pengikut/);
  assert.doesNotMatch((await read(`${me}/outbox?page=true`)).text, /Untuk pengikut/);
  const local = await world.says(siti, "Rapat warga", { audience: "local" });
  assert.equal((await budi.asks(`/ap/posts/${local.id}`)).status, 404);
  // A signature for one address opens no other.
  assert.equal((await read(path, await budi.headersFor("/ap/server", "rfc9421"))).status, 401);
});

test("ACL-07 ACL-19 Whom a member blocked, and whoever's server is suspended, reads nothing of them", async () => {
  await ctx.db.insertInto("blocks").values({ blocker_id: siti.account.id, blocked_id: jahat.account.id }).execute();
  assert.equal((await jahat.asks(me)).status, 404);
  assert.equal((await jahat.asks(`${me}/outbox`)).status, 404);
  assert.equal((await read(me)).status, 200);
  assert.equal((await jahat.asks(`/ap/users/${tono.account.id}`)).status, 200);
  await ctx.db.insertInto("server_policies").values({ host: "kota.test", severity: "suspend" }).execute();
  assert.equal((await jahat.asks(`/ap/users/${tono.account.id}`)).status, 403);
});

test("Where everyone must say who they are, those who do are answered and the rest are not", async () => {
  const strict = await makeWorld({ env: { SIGNED_FETCH: "on" } });
  const ani = await strict.person("ani");
  const path = `/ap/users/${ani.account.id}`;
  assert.equal((await strict.guest().get(path, AP)).status, 401);
  assert.equal((await strict.guest().get("/ap/server", AP)).status, 200);
  assert.equal((await strict.guest().get("/@ani", AP)).status, 401);
  assert.equal((await strict.guest().get("/@ani", PAGE)).status, 200);
});
