import assert from "node:assert/strict";
import { createECDH } from "node:crypto";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { type Post, reactToPost } from "#modules/posts";
import { blockAccount } from "#modules/trust";
import type { Context } from "#platform/context";
import { makeWorld, type Person } from "../../../../tests/world.ts";
import { addDevice } from "./devices.ts";
import { postPush } from "./post-push.ts";
import { composePush, pushNews } from "./push-news.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const phone = createECDH("prime256v1");
const keys = { p256dh: phone.generateKeys(), auth: Buffer.alloc(16, 7) };
const form = (endpoint: string) => ({
  endpoint,
  p256dh: keys.p256dh.toString("base64url"),
  auth: keys.auth.toString("base64url"),
});
let number = 0;
const someone = () => world.person(`warga${++number}`);
const likes = (person: Person, post: Post) => reactToPost(ctx, person.account, post, "like");
const subscribe = (person: Person, endpoint = `https://push.example/${person.account.handle}`) =>
  person.post("/settings/push", form(endpoint));

type Queued = { readonly payload: object; readonly at: Date };
/** The pushes that wait, taken out of the queue. */
async function takePushes(): Promise<Queued[]> {
  const { rows } = await pool.query(
    `with gone as (delete from graphile_worker._private_jobs jobs using graphile_worker._private_tasks tasks
      where jobs.task_id = tasks.id and tasks.identifier = 'notifications.push' returning jobs.payload, jobs.run_at)
      select payload, run_at as at from gone order by run_at`,
  );
  return rows;
}

/** Does all other queued work, and hands what would be pushed to `answer`, which plays the push service. */
async function settle(): Promise<Queued[]> {
  const { rows } = await pool.query(
    "select payload, identifier from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where identifier like 'notifications.tell-%'",
  );
  const { tasks } = await import("../../../app.ts");
  await pool.query("delete from graphile_worker._private_jobs");
  for (const { payload, identifier } of rows) await tasks[identifier]?.(ctx, payload);
  return takePushes();
}

type Sent = { readonly url: URL; readonly headers: Readonly<Record<string, string>>; readonly body: Buffer };
/** Plays a push service that answers so. */
function service(status: number): { readonly sent: Sent[]; readonly post: Parameters<typeof pushNews>[2] } {
  const sent: Sent[] = [];
  const post = async (url: URL, headers: Sent["headers"], body: Buffer) => {
    sent.push({ url, headers, body });
    return status;
  };
  return { sent, post };
}
const devicesOf = async (person: Person) =>
  (await pool.query("select failures from push_subscriptions where account_id = $1", [person.account.id])).rows;

test("news goes to the phone a person asked for, sealed for it, and stops when they turn it off or sign out", async () => {
  const [reader, writer] = [await someone(), await someone()];
  assert.match((await reader.get("/settings/notifications")).text, /data-push="B[\w-]{86}" hidden/);
  assert.equal((await subscribe(reader)).status, 303);
  assert.match((await reader.get("/settings/notifications")).text, /Matikan di HP ini/);
  await world.says(writer, `@${reader.account.handle} besok panen`);
  const [push] = await settle();
  assert.ok(push);
  const { sent, post } = service(201);
  await pushNews(ctx, push.payload, post);
  assert.equal(sent[0]?.url.href, `https://push.example/${reader.account.handle}`);
  assert.equal(sent[0]?.headers["Content-Encoding"], "aes128gcm");
  assert.match(sent[0]?.headers["Authorization"] ?? "", /^vapid t=/);
  assert.ok((sent[0]?.body.length ?? 0) <= 3000);
  assert.equal((await reader.post("/settings/push/removal")).status, 303);
  assert.equal((await devicesOf(reader)).length, 0);
  await subscribe(reader);
  await reader.post("/session/removal");
  assert.equal((await devicesOf(reader)).length, 0, "AUTH-02 no push after signing out");
});

test("a push says a title, a few words and an address, of what the person may see when it is sent", async () => {
  const [reader, writer] = [await someone(), await someone()];
  const post = await world.says(writer, `@${reader.account.handle} ${"panjang ".repeat(200)}`);
  await settle();
  const reading = { ...reader.account, locale: "id" as const };
  const { rows } = await pool.query("select kind, subject_id, day from notifications where account_id = $1", [
    reader.account.id,
  ]);
  const order = { kind: rows[0].kind, subjectId: rows[0].subject_id, day: rows[0].day };
  const shown = await composePush(ctx, reading, order);
  assert.deepEqual(Object.keys(shown ?? {}).sort(), ["b", "g", "t", "u"]);
  assert.equal(shown?.t, "Sukamaju");
  assert.match(shown?.b ?? "", /^Warga\d+ menyebut Anda: @warga\d+ panjang .*…$/);
  assert.equal(shown?.u, `/p/${post.id}`);
  await blockAccount(ctx, writer.account, reader.account);
  assert.equal(await composePush(ctx, reading, order), undefined);
});

test("what was read meanwhile, and what a suspended person would get, is not pushed", async () => {
  const [reader, writer] = [await someone(), await someone()];
  await subscribe(reader);
  await world.says(writer, `@${reader.account.handle} satu`);
  const [first] = await settle();
  await reader.get("/notifications");
  const { sent, post } = service(201);
  await pushNews(ctx, first?.payload, post);
  await world.says(writer, `@${reader.account.handle} dua`);
  const [second] = await settle();
  await pool.query("update accounts set status = 'suspended' where id = $1", [reader.account.id]);
  await pushNews(ctx, second?.payload, post);
  assert.equal(sent.length, 0);
});

test("a kind goes to the phone as it was chosen, and a group at most once an hour however many join it", async () => {
  const [reader] = [await someone()];
  await subscribe(reader);
  const post = await world.says(reader, "Ramai sekali");
  await likes(await someone(), post);
  assert.equal((await settle()).length, 0, "likes stay silent unless one asks for them");
  for (let turn = 0; turn < 5; turn++) await world.says(await someone(), "Setuju", {}, post);
  assert.equal((await settle()).length, 1);
});

test("a device that is gone is forgotten; a service that fails is asked a few times, more and more rarely", async () => {
  const [reader, writer] = [await someone(), await someone()];
  await subscribe(reader);
  await world.says(writer, `@${reader.account.handle} coba`);
  let [push] = await settle();
  const times: number[] = [];
  const failing = service(503);
  for (let turn = 0; push && turn < 20; turn++) {
    await pushNews(ctx, push.payload, failing.post);
    const [next] = await takePushes();
    if (next) times.push(next.at.getTime() - Date.now());
    push = next;
  }
  assert.equal(failing.sent.length, 4);
  assert.ok(times.every((time, nth) => nth === 0 || time > (times[nth - 1] ?? 0)));
  assert.equal((await devicesOf(reader))[0]?.failures, 4);
  for (const status of [404, 410]) {
    await subscribe(reader);
    await world.says(writer, `@${reader.account.handle} ${status}`);
    const [gone] = await settle();
    await pushNews(ctx, gone?.payload, service(status).post);
    assert.equal((await devicesOf(reader)).length, 0);
  }
});

test("on a phone others use as well no push is offered, nor taken", async () => {
  const reader = await someone();
  await pool.query("update sessions set shared = true where account_id = $1", [reader.account.id]);
  assert.doesNotMatch((await reader.get("/settings/notifications")).text, /settings\/push/);
  assert.equal((await subscribe(reader)).status, 403);
  assert.equal((await devicesOf(reader)).length, 0);
});

test("SSRF-13 An address to push to must be a public https name; what leads into our own network is refused when it is asked", async () => {
  const reader = await someone();
  for (const endpoint of [
    "http://push.example/1",
    "https://push.example:8443/1",
    "https://user:pass@push.example/1",
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://localhost/",
    "https://database.internal/",
    "https://printer.local/",
    "https://push/",
    "ftp://push.example/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    `https://push.example/${"a".repeat(1000)}`,
    "",
  ])
    assert.equal((await subscribe(reader, endpoint)).status, 422, endpoint);
  for (const wrong of [{ p256dh: "AAAA" }, { p256dh: Buffer.alloc(65, 4).toString("base64url") }, { auth: "AAAA" }])
    assert.equal((await reader.post("/settings/push", { ...form("https://push.example/1"), ...wrong })).status, 422);
  assert.equal((await devicesOf(reader)).length, 0);
  const names = { "push.example": "10.0.0.5", "push2.example": "127.0.0.1", "push3.example": "169.254.169.254" };
  for (const [name] of Object.entries(names)) {
    const inside: Context = {
      ...ctx,
      outside: { resolve: async (host) => [{ address: names[host as keyof typeof names], family: 4 }] },
    };
    await assert.rejects(postPush(inside, new URL(`https://${name}/`), {}, Buffer.of(1)), name);
  }
});

test("a push service hears one request, and a redirect leads nowhere", async () => {
  const heard: string[] = [];
  const server = createServer((request, answer) => {
    heard.push(`${request.method} ${request.url} ${request.headers["content-encoding"]}`);
    answer.writeHead(heard.length === 1 ? 201 : 307, { Location: "/elsewhere" }).end("x".repeat(100_000));
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
  after(() => server.close());
  const resolve = async () => [{ address: "127.0.0.1", family: 4 }];
  const local: Context = { ...ctx, outside: { resolve, allowed: ["127.0.0.1"], ports: [port] } };
  const url = new URL(`http://push.example:${port}/kotak`);
  const headers = { "Content-Encoding": "aes128gcm" };
  assert.equal(await postPush(local, url, headers, Buffer.from("x")), 201);
  assert.equal(await postPush(local, url, headers, Buffer.from("x")), 307);
  assert.deepEqual(heard, Array(2).fill("POST /kotak aes128gcm"));
});

test("one device belongs to whoever asked last, and a person has at most ten", async () => {
  const [first, second] = [await someone(), await someone()];
  await subscribe(first, "https://push.example/sama");
  await subscribe(second, "https://push.example/sama");
  assert.equal((await devicesOf(first)).length, 0);
  assert.equal((await devicesOf(second)).length, 1);
  for (let turn = 0; turn < 12; turn++) {
    const { rows } = await pool.query(
      "insert into sessions (account_id, token_hash) values ($1, sha256($2)) returning id",
      [first.account.id, `lain ${turn}`],
    );
    const device = { endpoint: `https://push.example/${turn}`, ...keys };
    await addDevice(ctx, { ...first.account, session_id: rows[0].id }, device);
  }
  assert.equal((await devicesOf(first)).length, 10);
  const { rows } = await pool.query("select sealed from push_subscriptions");
  assert.ok(rows.every(({ sealed }) => !sealed.toString("latin1").includes("push.example")));
});

test("the service worker is small, and what it opens is ours", async () => {
  const answer = await world.guest().get("/sw.js");
  assert.match(answer.headers.get("Content-Type") ?? "", /^text\/javascript/);
  assert.ok(answer.text.length < 600);
  assert.match(answer.text, /location\.origin\)\.pathname/);
});
