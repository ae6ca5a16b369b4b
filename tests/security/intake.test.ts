import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { limits } from "#platform/rate-limit";
import { fingerprintOf, newSecret } from "#platform/secrets";
import { makeWorld } from "../world.ts";
import { forgetLimits, snapshot } from "./stage.ts";

const world = await makeWorld();
const { pool } = world;
const admin = await world.person("wahyu", { role: "administrator" });
const gateway = async () => {
  const token = newSecret();
  const { rows } = await pool.query(
    "insert into intake_gateways (name, channel, token_hash, daily_limit) values ('Posko', 'sms', $1, 100000) returning id",
    [fingerprintOf(token)],
  );
  return { path: `/intake/${rows[0].id}`, token };
};
const [way, other] = [await gateway(), await gateway()];
const message = { from: "+6281234567890", text: "LAPOR jembatan putus", id: "1" };
const send = (
  path: string,
  body: string | URLSearchParams,
  headers: Record<string, string> = {},
  by: { send: ReturnType<typeof world.guest>["send"] } = world.guest(),
) => by.send(path, { method: "POST", body, headers });
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

test("CSRF-01 The door of gateways opens for its own token alone: no cookie, no other gateway's, none that ended", async () => {
  const before = await snapshot(pool);
  const form = new URLSearchParams(message);
  const answers = [
    await send(way.path, form),
    await send(way.path, form, { Origin: "http://localhost:3000" }, admin),
    await send(way.path, form, bearer(other.token)),
    await send(way.path, form, bearer(newSecret())),
    await send("/intake/1", form, bearer(way.token)),
    await send("/intake/x'--", form, bearer(way.token)),
    await send(way.path, new URLSearchParams({ ...message, secret: other.token })),
  ];
  for (const { status, text } of answers) assert.deepEqual([status, text], [401, answers[0]?.text]);
  assert.deepEqual(await snapshot(pool), before);
  assert.equal((await send(way.path, form, bearer(way.token))).status, 200);
});

test("DOS-18 The door of gateways counts what comes from one address", async () => {
  await pool.query(
    `insert into rate_limits (bucket, window_start, hits)
     select 'intake:127.0.0.1', to_timestamp(floor(extract(epoch from now()) / $1) * $1 + part * $1), $2 from unnest(array[0, 1]) as part
     on conflict (bucket, window_start) do update set hits = excluded.hits`,
    [limits.intake.seconds, limits.intake.hits],
  );
  const answer = await send(way.path, new URLSearchParams(message), bearer(way.token));
  assert.equal(answer.status, 429);
  assert.ok(Number(answer.headers.get("Retry-After")) > 0);
  await forgetLimits(pool);
});

test("DOS-08 What is too large or no message is refused, and what is long is cut to what a report holds", async () => {
  const before = await snapshot(pool);
  const huge = new URLSearchParams({ ...message, text: "a".repeat(1_100_000) });
  assert.equal((await send(way.path, huge, bearer(way.token))).status, 413);
  for (const broken of [
    { from: "", text: "x", id: "2" },
    { from: "+6281234567890", text: "x", id: "" },
    { from: "a".repeat(255), text: "x", id: "2" },
    { from: "+6281234567890", text: "x", id: "a".repeat(201) },
  ])
    assert.equal((await send(way.path, new URLSearchParams(broken), bearer(way.token))).status, 422);
  for (const [type, body] of [
    ["application/json", "[1"],
    ["application/json", "null"],
    ["text/plain", "from=1&text=2&id=3"],
    ["multipart/form-data; boundary=x", "--x--"],
  ] as const)
    assert.equal((await send(way.path, body, { ...bearer(way.token), "Content-Type": type })).status, 422, body);
  assert.deepEqual(await snapshot(pool), before);
  const long = new URLSearchParams({ from: "+6289999999999", text: `LAPOR ${"kata ".repeat(3000)}`, id: "3" });
  assert.equal((await send(way.path, long, bearer(way.token))).status, 200);
  const { rows } = await pool.query("select max(char_length(writing->>'what')) as most from demand_drafts");
  assert.ok(rows[0].most <= 5000);
});

test("INJ-01 No message means anything to the database, whatever its letters", async () => {
  world.logged.length = 0;
  const odd = [
    "'",
    "') OR 1=1--",
    "$1",
    "\u0000",
    "\ud800",
    "'; select pg_sleep(3); --",
    "%_%",
    "__proto__",
    "constructor",
  ];
  const texts = fc.oneof(
    fc.constantFrom(...odd),
    fc.string({ unit: "grapheme", maxLength: 200 }),
    fc.string({ unit: "binary", maxLength: 50 }),
    fc.constantFrom("LAPOR ", "STATUS ", "KIRIM", "RAHASIA", "1", "99999999999999999999", "-6.9, 107.6", "31-02-2026"),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(texts, { minLength: 1, maxLength: 8 }), async (said) => {
      await forgetLimits(pool);
      for (const text of ["LAPOR jalan rusak", ...said]) {
        const body = JSON.stringify({ from: "+6285555555555", text, id: newSecret() });
        const answer = await send(way.path, body, { ...bearer(way.token), "Content-Type": "application/json" });
        assert.equal(answer.status, 200, JSON.stringify(text));
      }
    }),
    { numRuns: 40 },
  );
  assert.doesNotMatch(world.logged.join(""), /syntax error|pg_sleep|invalid (byte sequence|input syntax)|kysely/i);
});

test("ENUM-03 A number asked after from a stranger's phone tells no more than the page, and guessing is as slow", async () => {
  await forgetLimits(pool);
  const asks = async (number: string, from = "+6287777777777") =>
    (await send(way.path, new URLSearchParams({ from, text: `STATUS ${number}`, id: newSecret() }), bearer(way.token)))
      .text;
  assert.match(await asks("ZZZZZ-ZZZZZ"), /Tidak ada laporan/);
  let last = "";
  for (let guess = 0; guess < limits.track.hits; guess++) last = await asks("ZZZZZ-ZZZZ1");
  assert.match(last, /Terlalu banyak/);
});
