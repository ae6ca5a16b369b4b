import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "#platform/rate-limit";
import { makeWorld, PASSPHRASE } from "../world.ts";
import { setPassphrase } from "./stage.ts";

const world = await makeWorld();
const { pool } = world;

/** Everything the database holds, as text. */
async function dump(): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    "select schemaname || '.' || tablename as name from pg_tables where schemaname in ('public', 'graphile_worker')",
  );
  const pages: string[] = [];
  for (const { name } of rows) {
    const { rows: lines } = await pool.query<{ line: string }>(`select t::text as line from ${name} as t`);
    pages.push(...lines.map(({ line }) => line));
  }
  return pages.join("\n");
}

test("AUTH-18 No passphrase, code, session or private word stands in the log, and the database holds only hashes of secrets", async () => {
  const secret = "kenari-sandi-rahasia-77";
  const next = "kenari-sandi-berikut-88";
  const guest = world.guest();
  const joined = await guest.post("/accounts", {
    name: "Kenari",
    handle: "kenari",
    passphrase: secret,
    reason: "",
    invite: "",
  });
  const codes = (await guest.get(joined.location)).text.match(/\b[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}\b/g) ?? [];
  assert.equal(codes.length, 8);
  await guest.post("/settings/passphrase", { current: secret, passphrase: next });
  await guest.post("/session", { handle: "kenari", passphrase: `salah-${secret}`, next: "/" });
  await world.person("penerima");
  await guest.post("/posts", {
    text: "@penerima bisikan-kenari-99",
    audience: "direct",
    language: "id",
    reply_policy: "everyone",
  });
  await guest.post("/session/recovery", { handle: "kenari", code: codes[0] ?? "", passphrase: secret });
  const made = await guest.post("/settings/invites");
  assert.equal(made.status, 303);
  const invite = /\/invites\/(\d[\w-]+)/.exec((await guest.get("/settings/invites")).text)?.[1] ?? "";
  assert.match(invite, /^\d+-[\w-]{22}$/);
  await guest.get(`/invites/${invite}?token=kenari-token`);
  await pool.query("alter table mutes rename to mutes_away");
  assert.equal((await guest.get(`/mentions?q=${secret}`)).status, 500);
  await pool.query("alter table mutes_away rename to mutes");
  await world.settle();

  const cookies = [...guest.cookies.values()];
  const log = world.logged.join("");
  assert.match(log, /A request failed/);
  for (const canary of [secret, next, "bisikan-kenari", "kenari-token", invite, ...codes, ...cookies])
    assert.ok(!log.includes(canary), `${canary} is in the log`);
  const database = await dump();
  for (const canary of [
    secret,
    next,
    invite.slice(-22),
    ...codes,
    ...codes.map((code) => code.replaceAll("-", "")),
    ...cookies,
  ]) {
    assert.ok(!database.includes(canary), `${canary} is in the database`);
  }
  const { rows } = await pool.query<{ passphrase_hash: string }>("select passphrase_hash from credentials");
  for (const { passphrase_hash } of rows) assert.match(passphrase_hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

const guess = (handle: string, address: string, browser = world.guest()) =>
  browser.from(address).post("/session", { handle, passphrase: "salah sama sekali", next: "/" });

test("AUTH-19 Guesses at one person from ever new addresses stop at 25 an hour, and the owner still gets in on a phone they used before", async () => {
  await pool.query("truncate rate_limits");
  const owner = await world.person("pemilik");
  await setPassphrase(world, owner, PASSPHRASE);
  const phone = world.guest();
  assert.equal((await phone.post("/session", { handle: "pemilik", passphrase: PASSPHRASE, next: "/" })).status, 303);
  await phone.post("/session/removal");
  assert.ok(phone.cookies.has("__Host-device"));
  const statuses: number[] = [];
  for (let index = 0; index < 30; index++) statuses.push((await guess("pemilik", `198.51.100.${index}`)).status);
  assert.equal(statuses.filter((status) => status === 422).length, limits.signInTo.hits - 1, "one was the owner's own");
  assert.deepEqual(statuses.slice(-5), [429, 429, 429, 429, 429]);
  const stranger = await world
    .guest()
    .from("203.0.113.9")
    .post("/session", { handle: "Pemilik ", passphrase: PASSPHRASE, next: "/" });
  assert.equal(stranger.status, 429, "other spellings of the handle are counted together");
  assert.equal((await phone.post("/session", { handle: "pemilik", passphrase: PASSPHRASE, next: "/" })).status, 303);
});

test("AUTH-19 A device's mark of one person helps with no other, and cannot be made up", async () => {
  await pool.query("truncate rate_limits");
  const other = await world.person("lainnya");
  await setPassphrase(world, other, PASSPHRASE);
  const device = world.guest();
  await device.post("/session", { handle: "pemilik", passphrase: PASSPHRASE, next: "/" });
  const mark = device.cookies.get("__Host-device") ?? "";
  for (let index = 0; index < limits.signInTo.hits; index++) await guess("lainnya", `198.51.100.${index}`);
  for (const value of [mark, "x".repeat(43), `${mark.slice(0, -1)}A`]) {
    const browser = world.guest();
    browser.cookies.set("__Host-device", value);
    assert.equal((await guess("lainnya", "203.0.113.7", browser)).status, 429);
  }
});

test("AUTH-19 Guesses at recovery codes are counted by person and by address", async () => {
  await pool.query("truncate rate_limits");
  const attempt = (handle: string, address: string) =>
    world
      .guest()
      .from(address)
      .post("/session/recovery", { handle, code: "ABCD-EFGH-JKMN-PQRS", passphrase: PASSPHRASE });
  const byPerson: number[] = [];
  for (let index = 0; index <= limits.signInTo.hits; index++)
    byPerson.push((await attempt("pemilik", `198.51.100.${index}`)).status);
  assert.equal(byPerson.at(0), 422);
  assert.equal(byPerson.at(-1), 429);
  await pool.query(
    "insert into rate_limits (bucket, window_start, hits) select 'signInFrom:192.0.2.1', to_timestamp(floor(extract(epoch from now()) / 900) * 900 + part), 100 from unnest(array[0, 900]) as part",
  );
  assert.equal((await attempt("siapa_saja", "192.0.2.1")).status, 429);
});

test("AUTH-20 With a stolen session alone nobody changes the passphrase or draws new codes", async () => {
  await pool.query("truncate rate_limits");
  const victim = await world.person("korban");
  await setPassphrase(world, victim, PASSPHRASE);
  for (const current of ["", "salah sama sekali", "null"]) {
    assert.equal(
      (await victim.post("/settings/passphrase", { current, passphrase: "milik pencuri sekarang" })).status,
      422,
    );
    assert.equal((await victim.post("/settings/recovery-codes", { current })).status, 422);
  }
  assert.equal((await victim.post("/settings/passphrase", { passphrase: "milik pencuri sekarang" })).status, 422);
  const { rows } = await pool.query("select 1 from recovery_codes where account_id = $1", [victim.account.id]);
  assert.equal(rows.length, 0);
  assert.equal(
    (await world.guest().post("/session", { handle: "korban", passphrase: PASSPHRASE, next: "/" })).status,
    303,
  );
});

test("AUTH-20 A recovery code works once, for its owner only, even when pressed twice at the same moment", async () => {
  await pool.query("truncate rate_limits");
  const guest = world.guest();
  const joined = await guest.post("/accounts", {
    name: "Kode",
    handle: "berkode",
    passphrase: PASSPHRASE,
    reason: "",
    invite: "",
  });
  const [code = ""] = (await guest.get(joined.location)).text.match(/\b[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}\b/g) ?? [];
  assert.equal(
    (await world.guest().post("/session/recovery", { handle: "korban", code, passphrase: PASSPHRASE })).status,
    422,
  );
  const tries = await Promise.all(
    Array.from({ length: 10 }, () =>
      world.guest().post("/session/recovery", { handle: "berkode", code, passphrase: "sandi baru sekali pakai" }),
    ),
  );
  assert.equal(tries.filter(({ status }) => status === 303).length, 1);
  assert.equal((await guest.get("/settings")).status, 303, "sessions from before are over");
});
