import assert from "node:assert/strict";
import { test } from "node:test";
import type pg from "pg";
import { type LimitName, limits } from "#platform/rate-limit";
import { makeWorld, type Person, type World } from "../world.ts";
import { bodyOf, type Door, doorsOf } from "./doors.ts";
import { gatewaysOf, inboxesOf, readsOf, writesOf } from "./routes.ts";
import { forgetLimits, setStage, snapshot } from "./stage.ts";

const stage = await setStage();
const { world, siti } = stage;
const doors = doorsOf(stage);
const ours = { Origin: "http://localhost:3000" };

/** Writes down that `who` did something so often, in this window and in the next, should it begin meanwhile. */
async function useUp(pool: pg.Pool, name: LimitName, who: string, left = 0): Promise<void> {
  const { hits, seconds } = limits[name];
  await pool.query(
    `insert into rate_limits (bucket, window_start, hits)
     select $1, to_timestamp(floor(extract(epoch from now()) / $2) * $2 + part * $2), $3 from unnest(array[0, 1]) as part
     on conflict (bucket, window_start) do update set hits = excluded.hits`,
    [`${name}:${who}`, seconds, hits - left],
  );
}

const send = (door: Door) => door.by.send(door.path, { method: "POST", body: bodyOf(door), headers: ours });

test("DOS-18 At every door the limit it names is kept: one more is a 429 that says when to come back, and nothing is done", async () => {
  for (const { name, limits: names } of writesOf(world.app)) {
    const door = doors[name] as Door;
    const [limit] = names;
    assert.ok(limit, name);
    const who = "account" in door.by ? (door.by as Person).account.id : "127.0.0.1";
    await forgetLimits(world.pool);
    await useUp(world.pool, limit, who);
    const before = await snapshot(world.pool);
    const answer = await send(door);
    assert.equal(answer.status, 429, name);
    const wait = Number(answer.headers.get("Retry-After"));
    assert.ok(Number.isInteger(wait) && wait >= 1 && wait <= limits[limit].seconds, `${name}: ${wait}`);
    assert.match(answer.headers.get("Cache-Control") ?? "", /no-store/);
    assert.deepEqual(await snapshot(world.pool), before, name);
  }
});

test("DOS-18 The last one allowed is still done, the next is not, and another person goes on", async () => {
  await forgetLimits(world.pool);
  for (const limit of ["write", "publish"] as const) await useUp(world.pool, limit, siti.account.id, 1);
  for (const name of ["POST /posts", "POST /settings/privacy"]) {
    assert.equal((await send(doors[name] as Door)).status, 303, name);
    assert.equal((await send(doors[name] as Door)).status, 429, name);
  }
  assert.equal((await stage.tono.post("/posts", { text: "Masih boleh" })).status, 303);
});

test("DOS-18 Every kind of limit stands before some address, and searching is among them", async () => {
  const reads = readsOf(world.app).filter((route) => route.limits.length > 0);
  assert.ok(reads.some(({ limits: [limit] }) => limit === "search"));
  const used = new Set(
    [...writesOf(world.app), ...inboxesOf(world.app), ...gatewaysOf(world.app), ...reads].flatMap(
      (route) => route.limits,
    ),
  );
  const elsewhere: LimitName[] = [
    "signInTo",
    "signInKnown",
    "secondStep",
    "secondStepKnown",
    "mailTo",
    "claim",
    "lookup",
    "apps",
    "upload",
    "push",
    "ballot",
    "message",
    "messageByMail",
    "reportByMessage",
    "warning",
    "inboxRefused",
    "keyFetch",
    "remoteProfile",
  ];
  assert.deepEqual(
    Object.keys(limits)
      .filter((name) => !used.has(name as LimitName))
      .sort(),
    [...elsewhere].sort(),
  );
  await useUp(world.pool, "search", "127.0.0.1");
  const answer = await world.guest().get("/people?q=a");
  assert.equal(answer.status, 429);
  assert.ok(Number(answer.headers.get("Retry-After")) <= 60);
});

test("DOS-18 Guesses at one person and from one address are counted apart, known devices apart from both", async () => {
  for (const [limit, who, device] of [
    ["signInTo", "siti", false],
    ["signInFrom", "127.0.0.1", false],
    ["signInKnown", "siti", true],
  ] as const) {
    await forgetLimits(world.pool);
    const guest = world.guest();
    if (device)
      assert.equal(
        (await guest.post("/session", { handle: "siti", passphrase: "sawah kopi sore hujan", next: "/" })).status,
        303,
      );
    await useUp(world.pool, limit, who);
    const answer = await guest.post("/session", { handle: "siti", passphrase: "salah sama sekali", next: "/" });
    assert.equal(answer.status, 429, limit);
    assert.ok(answer.headers.has("Retry-After"));
  }
});

const disguises: Record<string, string>[] = [
  { "X-Forwarded-For": "203.0.113.5" },
  { "X-Forwarded-For": "203.0.113.5, 127.0.0.1" },
  { Forwarded: "for=203.0.113.5" },
  { "X-Real-IP": "203.0.113.5" },
  { "CF-Connecting-IP": "203.0.113.5" },
  { "True-Client-IP": "203.0.113.5" },
  { "X-Client-IP": "203.0.113.5" },
  { "X-HTTP-Method-Override": "GET" },
  { "User-Agent": "another" },
];

test("DOS-17 A limit is not escaped by saying one comes from elsewhere, nor by spelling the address another way", async () => {
  await forgetLimits(world.pool);
  await useUp(world.pool, "signUp", "127.0.0.1");
  for (const headers of disguises)
    assert.equal(
      (await world.guest().post("/join/2", { name: "Wayan" }, headers)).status,
      429,
      JSON.stringify(headers),
    );
  for (const path of [
    "/join/2/",
    "//join/2",
    "/join/2.json",
    "/JOIN/2",
    "/join/%32",
    "/./join/2",
    "/join//2",
    "/join/2;x",
    "/join/2?x=1",
  ]) {
    const answer = await world.guest().post(`http://localhost:3000${path}`, { name: "Wayan" });
    assert.ok([404, 429].includes(answer.status), `${path} ${answer.status}`);
  }
});

test("DOS-17 A household's IPv6 addresses are one address, and an IPv4 address is itself however it is written", async () => {
  await forgetLimits(world.pool);
  const join = (address: string, place: World = world) =>
    place.guest().from(address).post("/join/2", { name: "Wayan" });
  await useUp(world.pool, "signUp", "2001:db8:1:2::/64");
  for (const address of ["2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:0db8:0001:0002::9"])
    assert.equal((await join(address)).status, 429, address);
  assert.equal((await join("2001:db8:1:3::1")).status, 200);
  await useUp(world.pool, "signUp", "198.51.100.7");
  assert.equal((await join("::ffff:198.51.100.7")).status, 429);
});

test("DOS-17 Another session of the same person counts with the first", async () => {
  await forgetLimits(world.pool);
  await useUp(world.pool, "publish", siti.account.id);
  const guest = world.guest();
  await guest.post("/session", { handle: "siti", passphrase: "sawah kopi sore hujan", next: "/" });
  assert.equal((await guest.from("203.0.113.77").post("/posts", { text: "Dari perangkat lain" })).status, 429);
});

test("DOS-17 Behind a proxy the administrator trusts, the address it saw counts, and not what the sender made up", async () => {
  const behind = await makeWorld({ env: { TRUSTED_PROXIES: "127.0.0.1,10.0.0.0/8" } });
  await useUp(behind.pool, "signUp", "203.0.113.5");
  const join = (forwarded: string) =>
    behind.guest().post("/join/2", { name: "Wayan" }, { "X-Forwarded-For": forwarded });
  assert.equal((await join("203.0.113.5")).status, 429);
  assert.equal((await join("8.8.8.8, 203.0.113.5")).status, 429);
  assert.equal((await join("203.0.113.5, 10.0.0.3")).status, 429);
  assert.equal((await join("203.0.113.5, 203.0.113.6")).status, 200);
  assert.equal(
    (await behind.guest().from("203.0.113.5").post("/join/2", { name: "Wayan" }, { "X-Forwarded-For": "127.0.0.1" }))
      .status,
    429,
  );
});
