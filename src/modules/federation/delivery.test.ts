import assert from "node:assert/strict";
import { createHash, createPublicKey, verify } from "node:crypto";
import { test } from "node:test";
import { sql } from "kysely";
import { openPeers, passHours } from "../../../tests/reliability/peers.ts";
import { makeWorld } from "../../../tests/world.ts";
import { deliver } from "./deliver.ts";
import { CONTEXT } from "./documents/context.ts";
import { findKeys } from "./keys.ts";

const world = await makeWorld();
const peers = await openPeers(world.ctx);
const { ctx } = peers;
const siti = await world.person("siti");
let number = 0;
const activity = (type = "Create") => ({
  "@context": CONTEXT,
  id: `http://localhost:3000/ap/test/${++number}`,
  type,
  actor: `http://localhost:3000/ap/users/${siti.account.id}`,
});
const send = (names: readonly string[], wishes = {}, what = activity()) =>
  deliver(
    ctx,
    siti.account,
    what,
    names.map((name) => ({ inbox: peers.inbox(name) })),
    wishes,
  );
const left = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from deliveries`.execute(ctx.db)).rows[0]?.n;
const start = () => {
  peers.posts.length = 0;
  peers.reply = () => 202;
};

test("An activity goes to each server once, signed by its actor, with a proof in it", async () => {
  start();
  await deliver(ctx, siti.account, activity(), [
    { inbox: peers.inbox("desa", "/users/budi/inbox"), sharedInbox: peers.inbox("desa") },
    { inbox: peers.inbox("desa", "/users/ani/inbox"), sharedInbox: peers.inbox("desa") },
    { inbox: peers.inbox("kota", "/users/joko/inbox") },
    { inbox: "http://localhost:3000/ap/inbox" },
  ]);
  await peers.work();
  assert.deepEqual(peers.posts.map(({ host, path }) => host + path).sort(), [
    "desa.example/inbox",
    "kota.example/users/joko/inbox",
  ]);
  const [post] = peers.posts;
  const { body, headers } = post ?? assert.fail();
  assert.equal(headers["content-type"], "application/activity+json");
  assert.equal(headers["digest"], `SHA-256=${createHash("sha256").update(body).digest("base64")}`);
  const [, signed = "", signature = ""] =
    /headers="([^"]+)",signature="([^"]+)"/.exec(String(headers["signature"])) ?? [];
  for (const part of ["(request-target)", "host", "date", "digest"]) assert.ok(signed.split(" ").includes(part), part);
  const text = signed
    .split(" ")
    .map((name) => `${name}: ${name === "(request-target)" ? `post ${post?.path}` : headers[name]}`)
    .join("\n");
  const { rsa } = await findKeys(ctx, siti.account);
  const key = createPublicKey({ key: rsa, format: "der", type: "spki" });
  assert.ok(verify("sha256", Buffer.from(text), key, Buffer.from(signature, "base64")));
  assert.equal(JSON.parse(body).proof.cryptosuite, "eddsa-jcs-2022");
  assert.equal(await left(), 0);
});

test("What was undone in its transaction never goes out", async () => {
  start();
  await ctx.db
    .transaction()
    .execute(async (db) => {
      await deliver({ ...ctx, db }, siti.account, activity(), [{ inbox: peers.inbox("desa") }]);
      throw new Error("changed my mind");
    })
    .catch(() => {});
  await peers.work();
  assert.equal(peers.posts.length, 0);
});

test("A suspended server gets nothing, also of what waited for it", async () => {
  start();
  await send(["jahat"]);
  await ctx.db.insertInto("server_policies").values({ host: "jahat.example", severity: "suspend" }).execute();
  await send(["jahat"]);
  await peers.work();
  assert.equal(peers.posts.length, 0);
  assert.equal(await left(), 0);
});

test("A server that wants the newer signature gets it, and is not asked twice again", async () => {
  start();
  peers.reply = ({ headers }) => (headers["signature-input"] ? 202 : 401);
  await send(["baru"]);
  await peers.work();
  assert.equal(peers.posts.length, 2);
  await send(["baru"]);
  await peers.work();
  assert.equal(peers.posts.length, 3);
});

test("Edits within a minute go out as one, and what is under way is not lost", async () => {
  start();
  for (let edit = 0; edit < 10; edit++) await send(["desa"], { jobKey: "post:1", after: 60 });
  await peers.work();
  assert.equal(peers.posts.length, 0);
  await passHours(ctx, 1);
  await peers.work();
  assert.equal(peers.posts.length, 1);
  assert.match(peers.posts[0]?.body ?? "", new RegExp(`test/${number}"`), "the last edit");
  start();
  await send(["desa"], { jobKey: "post:2" });
  peers.reply = () => ({ status: 202, after: 500 });
  await peers.work(() => {
    if (peers.posts.length !== 1) return false;
    return true;
  });
  await send(["desa"], { jobKey: "post:2" });
  await peers.work();
  assert.equal(peers.posts.length, 2);
});

test("A server that does not answer rests, costs one try at a time, and gets everything once when it is back", async () => {
  start();
  peers.reply = () => 503;
  for (let each = 0; each < 5; each++) await send(["lelah"]);
  await peers.work();
  assert.equal(peers.posts.length, 1, "the rest waits");
  await passHours(ctx, 2);
  await peers.work();
  assert.equal(peers.posts.length, 2);
  peers.reply = () => 202;
  await passHours(ctx, 2);
  await peers.work();
  assert.equal(peers.posts.length, 7);
  assert.equal(await left(), 0);
});

test("A server that asks for rest is left alone for so long", async () => {
  start();
  peers.reply = () => ({ status: 429, headers: { "retry-after": "7200" } });
  await send(["sibuk"]);
  await peers.work();
  await passHours(ctx, 1.9);
  await peers.work();
  assert.equal(peers.posts.length, 1);
  peers.reply = () => 202;
  await passHours(ctx, 0.5);
  await peers.work();
  assert.equal(peers.posts.length, 2);
});

test("Who is gone gets nothing more, while their neighbours do", async () => {
  start();
  const gone = await world.remote("pergi@desa.test");
  const inbox = peers.inbox("desa", "/users/pergi/inbox");
  await ctx.db
    .updateTable("remote_actors")
    .set({ inbox, shared_inbox: "" })
    .where("account_id", "=", gone.id)
    .execute();
  peers.reply = ({ path }) => (path.includes("pergi") ? 410 : 202);
  const both = [{ inbox }, { inbox: peers.inbox("desa") }];
  await deliver(ctx, siti.account, activity(), both);
  await peers.work();
  assert.equal(peers.posts.length, 2);
  await deliver(ctx, siti.account, activity(), both);
  await peers.work();
  assert.equal(peers.posts.length, 3);
  const { gone_at } = await ctx.db
    .selectFrom("remote_actors")
    .selectAll()
    .where("account_id", "=", gone.id)
    .executeTakeFirstOrThrow();
  assert.ok(gone_at);
});

test("What kills its worker five times is put aside with the reason, and the rest goes on", async () => {
  start();
  await send(["desa"]);
  await send(["desa"]);
  await sql`update delivery_hosts set crashes = 4, leased_until = now() - interval '1 second'
    where host = (select host from deliveries limit 1)`.execute(ctx.db);
  await peers.work();
  assert.equal(peers.posts.length, 1);
  const { rows } = await sql<{ reason: string }>`select reason from dead_deliveries order by id desc limit 1`.execute(
    ctx.db,
  );
  assert.match(rows[0]?.reason ?? "", /died of it 5 times/);
});
