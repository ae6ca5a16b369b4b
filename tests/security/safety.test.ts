import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld, PASSPHRASE, type Person } from "../world.ts";
import { bodyOf, doorsOf } from "./doors.ts";
import { isSignedIn, nextCode, turnOn } from "./one-time-codes.ts";
import { routesOf } from "./routes.ts";
import { forgetLimits, setPassphrase, setStage, snapshot } from "./stage.ts";

const world = await makeWorld();

async function someone(handle: string): Promise<Person> {
  const person = await world.person(handle);
  await setPassphrase(world, person, PASSPHRASE);
  return person;
}

async function firstStep(handle: string) {
  const browser = world.guest();
  const answer = await browser.post("/session", { handle, passphrase: PASSPHRASE, next: "/settings" });
  return { browser, answer };
}

test("AUTH-03 A code from the app lets one in once: of twenty at the same moment one, and none afterwards", async () => {
  const person = await someone("sekali");
  const app = await turnOn(person);
  const code = nextCode(app);
  const browsers = await Promise.all(Array.from({ length: 20 }, async () => (await firstStep("sekali")).browser));
  await world.pool.query(
    `insert into rate_limits (bucket, window_start, hits)
     select $1, to_timestamp(floor(extract(epoch from now()) / 3600) * 3600 + part), -100 from unnest(array[0, 3600]) as part`,
    [`secondStep:${person.account.id}`],
  );
  const answers = await Promise.all(
    browsers.map((browser) => browser.post("/session/second-step", { code, next: "/" })),
  );
  assert.equal(answers.filter(({ status }) => status === 303).length, 1);
  const again = await firstStep("sekali");
  assert.equal((await again.browser.post("/session/second-step", { code, next: "/" })).status, 422);
  assert.equal(await isSignedIn(again.browser), false);
});

test("AUTH-03 Ten wrong codes an hour and no more, and whoever guesses does not lock out the owner's own phone", async () => {
  await forgetLimits(world.pool);
  const person = await someone("ditebak");
  const phone = (await firstStep("ditebak")).browser;
  assert.ok(phone.cookies.has("__Host-device"));
  const app = await turnOn(person);
  const { browser: thief } = await firstStep("ditebak");
  const statuses: number[] = [];
  for (let guess = 0; guess < 12; guess++)
    statuses.push((await thief.post("/session/second-step", { code: String(100_000 + guess), next: "/" })).status);
  assert.deepEqual([statuses[9], statuses[10], statuses[11]], [422, 429, 429]);
  await phone.post("/session", { handle: "ditebak", passphrase: PASSPHRASE, next: "/" });
  assert.equal((await phone.post("/session/second-step", { code: nextCode(app), next: "/" })).status, 303);
});

test("AUTH-04 The second step is asked for only after the right passphrase, and gives no session before the code", async () => {
  await forgetLimits(world.pool);
  await turnOn(await someone("dua_langkah"));
  const wrong = await world
    .guest()
    .post("/session", { handle: "dua_langkah", passphrase: "salah sama sekali", next: "/" });
  const plain = await world
    .guest()
    .post("/session", { handle: "tidak_ada", passphrase: "salah sama sekali", next: "/" });
  const bare = (text: string) => text.replaceAll(/value="[^"]*"/g, "");
  assert.deepEqual([wrong.status, bare(wrong.text)], [plain.status, bare(plain.text)]);
  const { browser, answer } = await firstStep("dua_langkah");
  assert.equal(answer.location, "/session/second-step?next=%2Fsettings");
  assert.equal(browser.cookies.has("__Host-session"), false);
  assert.equal(browser.cookies.has("__Host-device"), false);
  assert.equal(await isSignedIn(browser), false);
  assert.equal((await world.guest().get("/session/second-step")).status, 303);
  await world.pool.query("update sign_in_steps set made_at = now() - interval '11 minutes'");
  assert.equal((await browser.get("/session/second-step")).status, 303);
});

test("AUTH-04 A code from paper opens the second step once, and a new passphrase by paper still asks for it", async () => {
  await forgetLimits(world.pool);
  const person = await someone("kertas");
  const made = await person.post("/settings/recovery-codes", { current: PASSPHRASE });
  const codes = (await person.get(made.location)).text.match(/\b[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}\b/g) ?? [];
  await turnOn(person);
  for (const [expected] of [[303], [422]] as const) {
    const { browser } = await firstStep("kertas");
    assert.equal((await browser.post("/session/second-step", { code: codes[0] ?? "", next: "/" })).status, expected);
  }
  const browser = world.guest();
  const recovered = await browser.post("/session/recovery", {
    handle: "kertas",
    code: codes[1] ?? "",
    passphrase: PASSPHRASE,
  });
  assert.equal(recovered.location, "/session/second-step");
  assert.equal(await isSignedIn(browser), false);
  assert.equal((await browser.post("/session/second-step", { code: codes[2] ?? "", next: "/" })).status, 303);
  assert.equal(await isSignedIn(browser), true);
});

test("AUTH-18 The seed of the app's codes stands in the database sealed, bound to its owner, and in no log", async () => {
  await forgetLimits(world.pool);
  const app = await turnOn(await someone("benih"));
  const { rows } = await world.pool.query<{ sealed_seed: Buffer }>(
    "select sealed_seed from one_time_codes join accounts on accounts.id = account_id where handle = 'benih'",
  );
  const seed = Buffer.from(app.secret.bytes);
  assert.equal(rows[0]?.sealed_seed.includes(seed), false);
  assert.ok(!world.logged.join("").includes(app.secret.base32));
  await turnOn(await someone("pencuri"));
  await world.pool.query(
    `update one_time_codes set sealed_seed = $1, last_step = 0 from accounts where accounts.id = account_id and handle = 'pencuri'`,
    [rows[0]?.sealed_seed],
  );
  const { browser } = await firstStep("pencuri");
  assert.equal((await browser.post("/session/second-step", { code: nextCode(app), next: "/" })).status, 500);
});

/** What must not be done with a session alone. Others ask for the passphrase in their own form. */
const sensitive = [
  "GET /oauth/authorize",
  "POST /oauth/authorize",
  "POST /admin/roles",
  "GET /settings/second-step",
  "POST /settings/second-step",
  "POST /settings/second-step/removal",
  "POST /settings/trusted-people",
  "POST /settings/trusted-people/:handle/removal",
  "POST /recoveries/:id/vouch",
  "GET /settings/archive",
  "POST /settings/archive",
  "GET /settings/archive/:id/file",
  "GET /settings/passkeys",
  "POST /settings/passkeys",
  "POST /settings/passkeys/:id/removal",
  "GET /settings/mail-address",
  "POST /settings/mail-address",
  "POST /settings/mail-address/removal",
];

test("AUTH-20 What a stolen session must not do asks for a fresh proof: no older than five minutes", async () => {
  const stage = await setStage();
  const doors = doorsOf(stage);
  const guarded = new Set(
    stage.world.app.routes
      .filter(({ handler }) => (handler as { fresh?: boolean }).fresh)
      .map(({ method, path }) => `${method} ${path.replace(/\{.*?\}/g, "")}`),
  );
  assert.deepEqual([...guarded].sort(), [...sensitive].sort());
  assert.ok(routesOf(stage.world.app).length > 50);
  await stage.world.pool.query("update sessions set confirmed_at = now() - interval '5 minutes 2 seconds'");
  const before = await snapshot(stage.world.pool);
  for (const name of sensitive) {
    const [method, path = ""] = name.split(" ");
    const door = doors[name];
    const answer =
      method === "GET" || !door
        ? await stage.siti.get(path)
        : await door.by.send(door.path, {
            method: "POST",
            body: bodyOf(door),
            headers: { Origin: "http://localhost:3000" },
          });
    assert.equal(answer.status, 303, name);
    assert.match(answer.location, /^\/session\/confirmation\?next=/, name);
  }
  for (const [path, fields] of [
    ["/settings/removal", { current: "salah sama sekali" }],
    ["/settings/passphrase", { current: "salah sama sekali", passphrase: "milik pencuri sekarang" }],
  ] as const)
    assert.equal((await stage.leaver.post(path, fields)).status, 422);
  assert.deepEqual(await snapshot(stage.world.pool), before);
});

test("AUTH-20 Whoever proves it is them goes on where they were, with a code as well when they use two steps", async () => {
  await forgetLimits(world.pool);
  const person = await someone("penting");
  const stale = () => world.pool.query("update sessions set confirmed_at = now() - interval '6 minutes'");
  await stale();
  const sent = await person.get("/settings/second-step");
  assert.equal(sent.location, "/session/confirmation?next=%2Fsettings%2Fsecond-step");
  assert.equal((await person.post("/session/confirmation", { current: "salah sama sekali", next: "/" })).status, 422);
  const proved = await person.post("/session/confirmation", { current: PASSPHRASE, next: "/settings/second-step" });
  assert.equal(proved.location, "/settings/second-step");
  const app = await turnOn(person);
  await stale();
  assert.equal((await person.post("/session/confirmation", { current: PASSPHRASE, next: "/" })).status, 422);
  assert.equal((await person.post("/settings/second-step/removal")).location, "/session/confirmation?next=%2F");
  const code = nextCode(app);
  assert.equal((await person.post("/session/confirmation", { current: PASSPHRASE, code, next: "/" })).status, 303);
  assert.equal((await person.post("/settings/second-step/removal")).location, "/settings/safety");
  assert.equal((await firstStep("penting")).answer.location, "/settings");
});

test("AUTH-20 After a change that matters the other devices are offered to be signed out", async () => {
  await forgetLimits(world.pool);
  const person = await someone("banyak_hp");
  await firstStep("banyak_hp");
  await turnOn(person);
  const page = await person.get("/settings/second-step?on");
  assert.match(page.text, /Keluarkan perangkat lain/);
  await person.post("/settings/sessions/removal");
  assert.doesNotMatch((await person.get("/settings/second-step")).text, /Keluarkan perangkat lain/);
});
