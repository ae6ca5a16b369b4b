import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { makeClient } from "../mastodon/app-client.ts";
import { type Heard, listenSse, openSocket, startNode, untilOver } from "../mastodon/stream-node.ts";
import { makeWorld, type Person } from "../world.ts";
import { forgetLimits } from "./stage.ts";

const world = await makeWorld();
const here = await startNode(world);
const there = await startNode(world);
const author = await world.person("ratna");
const sse = "/api/v1/streaming/";
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

async function tokenOf(person: Person | undefined, scopes?: readonly string[]): Promise<string> {
  return (await makeClient(world, person, scopes)).secret ?? "";
}
/** A post everyone hears, so that what did not come before it will not come. */
async function afterAll(heard: readonly Heard[], word: string): Promise<void> {
  await world.says(author, `#semua ${word}`);
  await world.settle();
  await Promise.all(heard.map((one) => one.until(({ payload }) => payload.includes(word))));
}
const refused = (status: number) => (error: Error) => error.message === String(status);

test("ACL-01 Each stream says to each person what the policy lets them see, and nothing else", async () => {
  const names = ["follower", "stranger", "mentioned", "blocked", "blocking", "muting", "formerly"] as const;
  const people = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await world.person(name)] as const)),
  ) as Record<(typeof names)[number], Person>;
  for (const name of ["follower", "blocked", "muting", "formerly"] as const)
    await people[name].post("/people/ratna/follow");
  await author.post("/people/blocked/block");
  await people.blocking.post("/people/ratna/block");
  await people.muting.post("/people/ratna/mute");
  await people.formerly.post("/people/ratna/follow/removal");
  await world.settle();
  await forgetLimits(world.pool);
  const heard: Record<string, Heard[]> = {};
  for (const name of names) {
    const token = await tokenOf(people[name]);
    const socket = await openSocket(there.origin, `?access_token=${token}`);
    for (const stream of ["user", "public", "public:local", "direct"]) socket.tell({ type: "subscribe", stream });
    socket.tell({ type: "subscribe", stream: "hashtag", tag: "uji" });
    socket.tell("{");
    await socket.complained(1);
    heard[name] = [
      socket,
      await listenSse(here.origin, `${sse}user`, token),
      await listenSse(here.origin, `${sse}hashtag?tag=uji`, token),
    ];
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
  const audiences = ["public", "quiet", "followers", "local", "direct"] as const;
  for (const audience of audiences) await world.says(author, `@mentioned #uji kata-${audience}`, { audience });
  const removed = await world.says(author, "#uji kata-dibuang");
  await world.pool.query("update posts set removed_at = now() where id = $1", [removed.id]);
  await world.settle();
  const witness = await world.person("saksi");
  for (const name of names) await people[name].post("/people/saksi/follow");
  await world.settle();
  await world.says(witness, "#uji penutup");
  await world.settle();
  for (const one of names.flatMap((name) => heard[name] ?? []))
    await one.until(({ payload }) => payload.includes("penutup"));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const sees: Record<(typeof names)[number], readonly string[]> = {
    follower: ["public", "quiet", "followers", "local"],
    stranger: ["public", "local"],
    mentioned: ["public", "quiet", "followers", "local"],
    blocked: [],
    blocking: [],
    muting: [],
    formerly: ["public", "local"],
  };
  for (const name of names) {
    const all = (heard[name] ?? [])
      .flatMap((one) => one.all)
      .map(({ payload }) => payload)
      .join("\n");
    const seen = audiences.filter((audience) => all.includes(`kata-${audience}`));
    assert.deepEqual(
      seen,
      sees[name].filter((audience) => audience !== "direct"),
      name,
    );
    if (name !== "mentioned") assert.doesNotMatch(all, /kata-direct/, name);
    heard[name]?.forEach((one) => one.leave());
  }
});

test("ACL-19 Streams end for a follower with the follow, and word of what is gone reaches only those who could see it", async () => {
  const [follower, stranger] = [await world.person("pengikut"), await world.person("orang_lain")];
  await follower.post("/people/ratna/follow");
  await world.settle();
  const [one, other] = [
    await listenSse(here.origin, `${sse}user`, await tokenOf(follower)),
    await listenSse(there.origin, `${sse}user`, await tokenOf(stranger)),
  ];
  const post = await world.says(author, "untuk-pengikut", { audience: "followers" });
  await world.settle();
  await one.until(({ payload }) => payload.includes("untuk-pengikut"));
  await author.post(`/p/${post.id}/removal`);
  await one.until(({ event, payload }) => event === "delete" && payload === post.id);
  await author.post("/people/pengikut/block");
  await world.says(author, "sesudah-blokir", { audience: "followers" });
  await stranger.post("/people/ratna/follow");
  await world.settle();
  await world.says(author, "bagi-yang-baru");
  await world.settle();
  await other.until(({ payload }) => payload.includes("bagi-yang-baru"));
  assert.ok(!one.all.some(({ payload }) => /sesudah-blokir|bagi-yang-baru/.test(payload)));
  assert.ok(!other.all.some(({ payload }) => payload.includes("untuk-pengikut") || payload === post.id));
});

test("AUTH-02 Streams end within seconds on every server when the token is taken back or the person suspended", async () => {
  const ends: readonly [string, (person: Person) => Promise<unknown>][] = [
    ["taken back", (person) => world.pool.query("delete from app_tokens where account_id = $1", [person.account.id])],
    [
      "suspended",
      (person) => world.pool.query("update accounts set status = 'suspended' where id = $1", [person.account.id]),
    ],
    [
      "leaving",
      (person) => world.pool.query("update accounts set status = 'leaving' where id = $1", [person.account.id]),
    ],
    ["app deleted", () => world.pool.query("delete from apps where id in (select max(app_id) from app_tokens)")],
  ];
  for (const [index, [what, end]] of ends.entries()) {
    const person = await world.person(`orang_${index}`);
    await person.post("/people/ratna/follow");
    const token = await tokenOf(person);
    const heard = [
      await listenSse(here.origin, `${sse}user`, token),
      await listenSse(there.origin, `${sse}public/local`, token),
      await openSocket(there.origin, `?stream=user&access_token=${token}`),
    ];
    await end(person);
    await world.says(author, `sesudah-${index}`);
    await world.settle();
    for (const one of heard) await untilOver(one).catch(() => assert.fail(what));
    assert.ok(!heard.some(({ all }) => all.some(({ payload }) => payload.includes(`sesudah-${index}`))), what);
    await assert.rejects(
      listenSse(here.origin, `${sse}user`, token),
      (error: Error) => /^40[13]$/.test(error.message),
      what,
    );
  }
});

test("AUTH-01 A stream asks for the scopes it needs, also for each one a socket follows later", async () => {
  const person = await world.person("izin");
  const [statuses, news, writes, nobody] = [
    await tokenOf(person, ["read:statuses"]),
    await tokenOf(person, ["read:notifications"]),
    await tokenOf(person, ["write", "read:accounts"]),
    await tokenOf(undefined, ["read"]),
  ];
  const paths = [
    "user",
    "user/notification",
    "public",
    "public/local",
    "public/remote",
    "hashtag?tag=a",
    "hashtag/local?tag=a",
    "direct",
  ];
  for (const path of paths) {
    for (const [token, status] of [
      [writes, 403],
      [nobody, 401],
      [undefined, 401],
      ["x".repeat(43), 401],
    ] as const)
      await assert.rejects(listenSse(here.origin, sse + path, token), refused(status), path);
    const forNews = path.startsWith("user");
    for (const [token, fits] of [
      [statuses, path !== "user/notification"],
      [news, forNews],
    ] as const) {
      if (fits) (await listenSse(here.origin, sse + path, token)).leave();
      else await assert.rejects(listenSse(here.origin, sse + path, token), refused(403), path);
    }
  }
  const socket = await openSocket(here.origin, `?stream=user&access_token=${news}`);
  for (const stream of ["public", "direct", "user:notification"]) socket.tell({ type: "subscribe", stream });
  socket.tell({ type: "subscribe", stream: "list", list: "1" });
  await socket.complained(3);
  assert.deepEqual(
    socket.complaints.map(({ status }) => status),
    [403, 403, 403],
  );
  const own = await openSocket(here.origin, `?access_token=${statuses}`);
  own.tell({ type: "subscribe", stream: "list", list: "1" });
  await own.complained(1);
  assert.deepEqual(
    own.complaints.map(({ status }) => status),
    [404],
    "somebody else's list, or none",
  );
});

test("CSRF-04 A page of another site opens no stream with a person's cookies", async () => {
  const cookie = [...author.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  for (const origin of ["https://evil.test", "null", undefined, "http://x.localhost:3000"]) {
    const headers = { Cookie: cookie, ...(origin && { Origin: origin }) };
    await assert.rejects(openSocket(here.origin, "?stream=user", { headers }), refused(403));
    await assert.rejects(listenSse(here.origin, `${sse}user`, undefined, headers), refused(403));
  }
  const token = await tokenOf(author);
  (
    await openSocket(here.origin, "?stream=user", { protocol: token, headers: { Origin: "https://klien.test" } })
  ).leave();
});

test("DOS-22 A thousand streams on one token: ten are let in, on each server", async () => {
  const person = await world.person("rakus");
  const token = await tokenOf(person);
  await world.pool.query("delete from rate_limits");
  const tries = await Promise.allSettled(
    Array.from({ length: 1000 }, (_, index) =>
      index % 2 === 0
        ? listenSse(here.origin, `${sse}public`, token)
        : openSocket(here.origin, `?stream=public&access_token=${token}`),
    ),
  );
  const open = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  assert.equal(open.length, 10, open.map((o) => o.isOver()).join());
  for (const one of tries) if (one.status === "rejected") assert.match(String(one.reason), /429|503/);
  open.forEach((one) => one.leave());
});

test("DOS-22 Whoever does not read is let go, and memory stays flat over 10,000 events", {
  timeout: 300_000,
}, async () => {
  await world.pool.query("delete from rate_limits");
  const person = await world.person("tuli");
  const token = await tokenOf(person);
  const port = Number(new URL(here.origin).port);
  const deaf = Array.from({ length: 8 }, () => {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {});
    socket.write(`GET ${sse}user HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n\r\n`);
    return socket.pause();
  });
  const awake = await listenSse(here.origin, `${sse}user`, await tokenOf(author));
  await new Promise((resolve) => setTimeout(resolve, 500));
  const post = await world.says(author, `panjang ${"kata ".repeat(900)}`);
  await person.post("/people/ratna/follow");
  await world.settle();
  await awake.until(({ payload }) => payload.includes("panjang"));
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let batch = 0; batch < 100; batch++) {
    await world.pool.query(
      "insert into stream_events (kind, subject_id, person_id, audience) select 'edit', $1, $2, 'public' from generate_series(1, 100)",
      [post.id, author.account.id],
    );
    const last = (batch + 1) * 100;
    const end = performance.now() + 20_000;
    while (awake.all.filter(({ event }) => event === "status.update").length < last && performance.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 5));
    for (const said of awake.all) Object.assign(said, { payload: "" });
  }
  assert.equal(awake.all.filter(({ event }) => event === "status.update").length, 10_000, "who reads hears all");
  collect();
  const grown = process.memoryUsage().heapUsed - before;
  assert.ok(grown < 64 * 1024 * 1024, `${Math.round(grown / 1024 / 1024)} MB`);
  const open = deaf.filter(({ destroyed, readableEnded }) => !destroyed && !readableEnded);
  await Promise.all(open.map((socket) => new Promise((resolve) => socket.on("close", resolve).resume())));
  await afterAll([], "selesai");
});
