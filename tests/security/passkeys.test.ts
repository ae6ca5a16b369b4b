import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld, PASSPHRASE, type Person } from "../world.ts";
import { Authenticator, type Fault, type Kind, optionsOn } from "./authenticator.ts";
import { isSignedIn, turnOn } from "./one-time-codes.ts";
import { forgetLimits, setPassphrase } from "./stage.ts";

const world = await makeWorld();
const PAGE = "/settings/passkeys";

async function someone(handle: string): Promise<Person> {
  await forgetLimits(world.pool);
  const person = await world.person(handle);
  await setPassphrase(world, person, PASSPHRASE);
  return person;
}

async function withPasskey(handle: string, kind?: Kind, way: Fault = {}) {
  const person = await someone(handle);
  const phone = new Authenticator(kind);
  const answer = phone.create(await optionsOn(person, PAGE), way);
  assert.equal((await person.post(PAGE, { answer, name: "HP Ibu" })).location, `${PAGE}?added`);
  return { person, phone };
}

async function enter(phone: Authenticator, fault: Fault = {}, browser = world.guest()) {
  const answer = phone.get(await optionsOn(browser, "/session/new"), fault);
  return { browser, answer, sent: await browser.post("/session/passkey", { answer, next: "/settings" }) };
}

const keysOf = async (person: Person) =>
  (await world.pool.query("select id from passkeys where account_id = $1", [person.account.id])).rows as {
    id: string;
  }[];

test("AUTH-12 Someone makes a passkey, signs in with it and nothing else, and takes it away", async () => {
  const { person, phone } = await withPasskey("siti");
  assert.match((await person.get(PAGE)).text, /HP Ibu/);
  for (let time = 0; time < 2; time++) {
    const { browser, sent } = await enter(phone);
    assert.equal(sent.location, "/settings");
    assert.match((await browser.get("/settings/profile")).text, /value="Siti"/);
  }
  const [key] = await keysOf(person);
  assert.equal((await person.post(`${PAGE}/${key?.id}/removal`)).status, 303);
  assert.equal((await enter(phone)).sent.status, 422);
});

const wrongAnswers: Readonly<Record<string, Fault>> = {
  "signed on another site": { origin: "https://evil.test" },
  "signed on another port": { origin: "http://localhost:3001" },
  "signed on a subdomain": { origin: "http://x.localhost:3000" },
  "for another site's name": { rp: "evil.test" },
  "without PIN or finger": { flags: 0x01 },
  "without anybody there": { flags: 0x04 },
  "inside a frame": { crossOrigin: true },
  "over another challenge": { challenge: Buffer.alloc(56, 7).toString("base64url") },
  "over none": { challenge: "" },
  "of another kind": { type: "webauthn.create" },
  "with a spoilt signature": { spoil: "signature" },
  "with data changed after signing": { spoil: "data" },
  "in another person's name": { userHandle: Buffer.alloc(32, 1).toString("base64url") },
  "by a passkey nobody has": { id: Buffer.alloc(32, 2).toString("base64url") },
};

test("AUTH-08 A passkey's answer is refused whatever is wrong with it, always with the same words", async () => {
  const { phone } = await withPasskey("tono");
  const pages = new Set<string>();
  for (const [what, fault] of Object.entries(wrongAnswers)) {
    const { browser, sent } = await enter(phone, fault);
    assert.equal(sent.status, 422, what);
    assert.equal(browser.cookies.size, 0, what);
    pages.add(sent.text.replaceAll(/value="[^"]*"/g, ""));
  }
  assert.equal(pages.size, 1);
  assert.equal((await enter(phone)).sent.status, 303, "a right one still opens");
});

test("AUTH-08 A challenge is answered once, within ten minutes, and only for what it was made for", async () => {
  const { person, phone } = await withPasskey("wati");
  const { answer, sent } = await enter(phone);
  assert.equal(sent.status, 303);
  assert.equal((await world.guest().post("/session/passkey", { answer, next: "/" })).status, 422, "a replay");
  const options = await optionsOn(world.guest(), "/session/new");
  const twenty = await Promise.all(
    Array.from({ length: 20 }, () => world.guest().post("/session/passkey", { answer: phone.get(options), next: "/" })),
  );
  assert.equal(twenty.filter(({ status }) => status === 303).length, 1, "of twenty at once");
  const early = await optionsOn(world.guest(), "/session/new");
  const { now } = world.ctx;
  Object.assign(world.ctx, { now: () => new Date(Date.now() + 10 * 60_000 + 1000) });
  assert.equal((await world.guest().post("/session/passkey", { answer: phone.get(early), next: "/" })).status, 422);
  Object.assign(world.ctx, { now });
  const toProve = await optionsOn(person, "/session/confirmation");
  const toCreate = await optionsOn(person, PAGE);
  for (const other of [toProve, toCreate.replace('"rp":{', '"rpId":"localhost","rp":{')])
    assert.equal((await world.guest().post("/session/passkey", { answer: phone.get(other), next: "/" })).status, 422);
  const elsewhere = await world.person("wati_lain");
  assert.equal(
    (await elsewhere.post("/session/confirmation/passkey", { answer: phone.get(toProve), next: "/" })).status,
    422,
    "another session's challenge",
  );
});

test("AUTH-08 A passkey whose count goes back was copied, and is refused; one that counts nothing is taken", async () => {
  const { phone } = await withPasskey("budi");
  phone.count = 10;
  assert.equal((await enter(phone)).sent.status, 303);
  for (const count of [11, 5, 0]) assert.equal((await enter(phone, { count })).sent.status, 422, `${count}`);
  assert.equal((await enter(phone, { count: 12 })).sent.status, 303);
  const silent = (await withPasskey("tanpa_hitungan")).phone;
  for (let time = 0; time < 2; time++) assert.equal((await enter(silent, { count: 0 })).sent.status, 303);
});

test("AUTH-20 A new passkey is refused whatever is wrong with it, for another session, twice, and beyond ten", async () => {
  const person = await someone("ayu");
  const faults: Fault[] = [
    ...Object.entries(wrongAnswers)
      .filter(([what]) => !/signature|changed|name|nobody|kind/.test(what))
      .map(([, fault]) => fault),
    { type: "webauthn.get" },
    { flags: 0x41 },
    { format: "packed" },
    { format: "apple" },
    { format: "tpm" },
    { format: "nonsense" },
    { format: "packed", statement: "anothers" },
    { format: "none", statement: "own" },
    { after: Buffer.from([0]) },
    { flags: 0xc5 },
    { flags: 0x55 },
    { id: Buffer.alloc(32, 2).toString("base64url") },
  ];
  for (const fault of faults) {
    const answer = new Authenticator().create(await optionsOn(person, PAGE), fault);
    assert.equal((await person.post(PAGE, { answer, name: "HP" })).status, 422, JSON.stringify(fault));
    await forgetLimits(world.pool);
  }
  for (const answer of ["", "{", "null", "[]", '{"id":"abcdefgh"}', "x".repeat(9000)])
    assert.equal((await person.post(PAGE, { answer, name: "HP" })).status, 422);
  assert.equal((await keysOf(person)).length, 0);
  const phone = new Authenticator();
  const options = await optionsOn(person, PAGE);
  assert.equal((await (await someone("maling")).post(PAGE, { answer: phone.create(options), name: "HP" })).status, 422);
  assert.equal((await person.post(PAGE, { answer: phone.create(options), name: "" })).status, 422);
  for (let nth = 0; nth < 11; nth++) {
    const answer = new Authenticator().create(await optionsOn(person, PAGE));
    assert.equal((await person.post(PAGE, { answer, name: `HP ${nth}` })).status, nth < 10 ? 303 : 422);
    await forgetLimits(world.pool);
  }
});

test("AUTH-20 Every kind of key that phones make is taken, also with its own word for it; weak and unknown ones are not", async () => {
  for (const [nth, kind] of (["P-256", "Ed25519", "RSA"] as const).entries()) {
    for (const way of [
      {},
      { format: "packed", statement: "own" },
      { flags: 0xdd, after: Buffer.from([0xa0]) },
    ] as const) {
      const { phone } = await withPasskey(`jenis_${nth}_${Object.keys(way).join("_")}`, kind, way);
      assert.equal((await enter(phone, { spoil: "signature" })).sent.status, 422, kind);
      assert.equal((await enter(phone)).sent.location, "/settings", kind);
    }
  }
  const person = await someone("kunci_lemah");
  for (const kind of ["weak RSA", "P-384"] as const) {
    const answer = new Authenticator(kind).create(await optionsOn(person, PAGE));
    assert.equal((await person.post(PAGE, { answer, name: "HP" })).status, 422, kind);
  }
});

test("AUTH-20 A passkey stands in for the code of the second step, and shows before what matters that it is them", async () => {
  const { person, phone } = await withPasskey("rina");
  await turnOn(person);
  const browser = world.guest();
  await browser.post("/session", { handle: "rina", passphrase: PASSPHRASE, next: "/settings" });
  assert.equal(await isSignedIn(browser), false);
  const strangers = (await withPasskey("lain")).phone;
  const path = "/session/second-step";
  const wrong = strangers.get(await optionsOn(browser, path));
  assert.equal((await browser.post(`${path}/passkey`, { answer: wrong, next: "/" })).status, 422);
  const right = phone.get(await optionsOn(browser, path));
  assert.equal((await browser.post(`${path}/passkey`, { answer: right, next: "/settings" })).location, "/settings");
  assert.equal(await isSignedIn(browser), true);
  await world.pool.query("update sessions set confirmed_at = now() - interval '6 minutes'");
  assert.match((await person.get(PAGE)).location, /^\/session\/confirmation/);
  for (const [from, status] of [
    [strangers, 422],
    [phone, 303],
  ] as const) {
    const answer = from.get(await optionsOn(person, "/session/confirmation"));
    assert.equal((await person.post("/session/confirmation/passkey", { answer, next: PAGE })).status, status);
  }
  assert.equal((await person.get(PAGE)).status, 200);
});

test("AUTH-02 Nobody takes another's passkey away, and a refused person's opens nothing", async () => {
  const { person, phone } = await withPasskey("dewi");
  const [key] = await keysOf(person);
  assert.equal((await (await someone("penjahil")).post(`${PAGE}/${key?.id}/removal`)).status, 404);
  await world.pool.query("update accounts set status = 'refused' where handle = 'dewi'");
  assert.equal((await enter(phone)).sent.status, 422);
});
