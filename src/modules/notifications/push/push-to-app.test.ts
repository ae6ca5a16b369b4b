import assert from "node:assert/strict";
import { createDecipheriv, createECDH, hkdfSync } from "node:crypto";
import { test } from "node:test";
import { followAccount } from "#modules/accounts";
import { reactToPost } from "#modules/posts";
import { makeClient } from "../../../../tests/mastodon/app-client.ts";
import { makeWorld } from "../../../../tests/world.ts";
import { pushToApp } from "./push-to-app.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const [siti, tono, wati] = [await world.person("siti"), await world.person("tono"), await world.person("wati")];
const app = await makeClient(world, siti);
const phone = createECDH("prime256v1");
const p256dh = phone.generateKeys();
const auth = Buffer.alloc(16, 7);
const keys = { p256dh: p256dh.toString("base64url"), auth: auth.toString("base64url") };
const subscription = { endpoint: "https://push.example/kotak", keys, standard: true };
const post = await world.says(siti, "Panen raya");

const hkdf = (key: Buffer, salt: Buffer, info: Buffer | string, length: number) =>
  Buffer.from(hkdfSync("sha256", key, salt, info, length));
function open(sealed: Buffer, key: Buffer, nonce: Buffer): Buffer {
  const decipher = createDecipheriv("aes-128-gcm", key, nonce).setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
}
/** Reads a push as the phone does (RFC 8291). */
function read(body: Buffer) {
  const [salt, ours] = [body.subarray(0, 16), body.subarray(21, 86)];
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), p256dh, ours]);
  const material = hkdf(phone.computeSecret(ours), auth, info, 32);
  const key = hkdf(material, salt, "Content-Encoding: aes128gcm\0", 16);
  const plain = open(body.subarray(86), key, hkdf(material, salt, "Content-Encoding: nonce\0", 12));
  return JSON.parse(plain.subarray(0, -1).toString());
}
/** As phones from before it (draft-ietf-webpush-encryption-04). */
function readOld(body: Buffer, headers: Readonly<Record<string, string>>) {
  const salt = Buffer.from(/salt=([\w-]+)/.exec(headers["Encryption"] ?? "")?.[1] ?? "", "base64url");
  const ours = Buffer.from(/dh=([\w-]+)/.exec(headers["Crypto-Key"] ?? "")?.[1] ?? "", "base64url");
  const size = Buffer.of(0, 65);
  const info = (coding: string) =>
    Buffer.concat([Buffer.from(`Content-Encoding: ${coding}\0P-256\0`), size, p256dh, size, ours]);
  const material = hkdf(phone.computeSecret(ours), auth, "Content-Encoding: auth\0", 32);
  const plain = open(body, hkdf(material, salt, info("aesgcm"), 16), hkdf(material, salt, info("nonce"), 12));
  return JSON.parse(plain.subarray(2).toString());
}

type Sent = { readonly headers: Readonly<Record<string, string>>; readonly body: Buffer };
/** Does all queued work; what would be pushed to apps is handed to a push service that answers so. */
async function settle(status = 201): Promise<Sent[]> {
  const sent: Sent[] = [];
  const take = async () =>
    (
      await pool.query<{ payload: object; name: string }>(
        `with gone as (delete from graphile_worker._private_jobs jobs using graphile_worker._private_tasks tasks
          where jobs.task_id = tasks.id returning jobs.payload, tasks.identifier as name) select * from gone`,
      )
    ).rows;
  const { tasks } = await import("../../../app.ts");
  for (let left = await take(); left.length > 0; left = await take()) {
    for (const { payload, name } of left) {
      if (name !== "notifications.push-to-app") await tasks[name]?.(ctx, payload);
      else
        await pushToApp(ctx, payload, async (_, headers, body) => {
          sent.push({ headers, body });
          return status;
        });
    }
    if (sent.length > 0) await pool.query("delete from graphile_worker._private_jobs");
  }
  return sent;
}
const ask = (data: object, more: object = {}) =>
  app.post("/api/v1/push/subscription", { subscription: { ...subscription, ...more }, data });

test("an app that asks is told of the news it wants, each time, with what it takes to fetch it", async () => {
  const asked = await ask({ alerts: { favourite: true, mention: true, "admin.report": true }, policy: "all" });
  assert.equal(asked.status, 200);
  assert.deepEqual(
    [asked.body.alerts.favourite, asked.body.alerts.follow, asked.body.alerts["admin.report"]],
    [true, false, false],
  );
  await reactToPost(ctx, tono.account, post, "like");
  const [push] = await settle();
  assert.ok(push);
  const shown = read(push.body);
  assert.equal(shown.access_token, app.secret);
  assert.equal(shown.notification_type, "favourite");
  assert.match(shown.title, /Tono/);
  assert.equal(shown.body, "Panen raya");
  assert.equal((await app.get(`/api/v1/notifications/${shown.notification_id}`)).status, 200);
  assert.equal(push.body.includes("Panen"), false, "nobody in between reads it");
  await followAccount(ctx, { ...wati.account, session_id: "0" }, siti.account);
  assert.deepEqual(await settle(), [], "follows were not asked for");
});

test("an app changes what it wants, and whose news; another app of the same person is asked by itself", async () => {
  const changed = await app.send("PUT", "/api/v1/push/subscription", {
    data: { alerts: { mention: true }, policy: "followed" },
  });
  assert.deepEqual(
    [changed.body.policy, changed.body.alerts.mention, changed.body.alerts.favourite],
    ["followed", true, false],
  );
  await world.says(tono, "Halo @siti");
  assert.equal((await settle()).length, 0, "from nobody she does not follow");
  await followAccount(ctx, { ...siti.account, session_id: "0" }, tono.account);
  await world.says(tono, "Halo lagi @siti");
  assert.equal((await settle()).length, 1);
  const other = await makeClient(world, siti);
  assert.equal((await other.get("/api/v1/push/subscription")).status, 404);
  assert.equal((await other.send("PUT", "/api/v1/push/subscription", { data: {} })).status, 404);
});

test("an older app gets it in the way it reads", async () => {
  await ask({ alerts: { mention: true } }, { standard: false });
  await world.says(tono, "Masih ada, @siti");
  const [push] = await settle();
  assert.ok(push);
  assert.equal(push.headers["Content-Encoding"], "aesgcm");
  assert.match(push.headers["Authorization"] ?? "", /^WebPush [\w.-]+$/);
  assert.equal(readOld(push.body, push.headers).body, "Masih ada, @siti");
});

test("what somebody may not see any more is not pushed; a phone that is gone is forgotten, and none outlives its token", async () => {
  const gone = await world.says(tono, "Sebentar @siti");
  await pool.query("update posts set removed_at = now() where id = $1", [gone.id]);
  assert.deepEqual(await settle(), []);
  await world.says(tono, "Gagal @siti");
  await settle(503);
  assert.equal((await pool.query("select failures from app_phones")).rows[0].failures, 1);
  await world.says(tono, "Hilang @siti");
  await settle(410);
  assert.equal((await app.get("/api/v1/push/subscription")).status, 404);
  await ask({ alerts: {} });
  assert.equal((await app.send("DELETE", "/api/v1/push/subscription")).status, 200);
  await ask({ alerts: {} });
  await pool.query("delete from app_tokens where account_id = $1", [siti.account.id]);
  assert.equal((await pool.query("select from app_phones")).rows.length, 0);
});

test("what is no place to push to is refused, and an app without leave asks in vain", async () => {
  const again = await makeClient(world, siti);
  for (const endpoint of ["http://push.example/x", "https://127.0.0.1/x", "https://localhost/x", "bukan", 7])
    assert.equal(
      (await again.post("/api/v1/push/subscription", { subscription: { ...subscription, endpoint } })).status,
      422,
      String(endpoint),
    );
  const wrong = { ...subscription, keys: { ...keys, p256dh: Buffer.alloc(65, 4).toString("base64url") } };
  assert.equal((await again.post("/api/v1/push/subscription", { subscription: wrong })).status, 422);
  assert.equal((await again.post("/api/v1/push/subscription", {})).status, 422);
  const narrow = await makeClient(world, siti, ["read", "write"]);
  assert.equal((await narrow.post("/api/v1/push/subscription", { subscription })).status, 403);
});
