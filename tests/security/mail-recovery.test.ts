import assert from "node:assert/strict";
import { test } from "node:test";
import { findMailAddress } from "#modules/accounts";
import { openMailServer } from "../mail-server.ts";
import { makeWorld, PASSPHRASE, type Person } from "../world.ts";
import { isSignedIn, turnOn } from "./one-time-codes.ts";
import { forgetLimits, setPassphrase } from "./stage.ts";

const post = await openMailServer();
const world = await makeWorld({ env: { SMTP_URL: post.url } });
const OTHER = "kelapa gunung pasir angin";

async function someone(handle: string, address?: string): Promise<Person> {
  const person = await world.person(handle);
  await setPassphrase(world, person, PASSPHRASE);
  if (address) await giveAddress(person, address);
  return person;
}

/** The letters that came since the last look, by address. */
async function newLetters() {
  await world.pool.query("delete from mails where sealed is null");
  await world.settle();
  await world.settle();
  return post.letters
    .splice(0)
    .map(({ to, parsed }) => ({ to: to[0] ?? "", subject: parsed.subject, text: parsed.text ?? "" }));
}
const linkIn = (text = "") => /http:\/\/localhost:3000(\/\S+\/[\w-]{43})/.exec(text)?.[1] ?? "no link";

async function giveAddress(person: Person, email: string): Promise<void> {
  assert.equal((await person.post("/settings/mail-address", { email })).location, "/settings/mail-address?sent");
  const letter = (await newLetters()).find(({ to }) => to === email);
  assert.equal((await person.post(linkIn(letter?.text))).location, "/settings/mail-address?confirmed");
}

async function askFor(whom: string): Promise<string> {
  const answer = await world.guest().post("/session/mail-recovery", { whom });
  assert.equal(answer.location, "/session/mail-recovery?sent");
  return linkIn((await newLetters()).at(-1)?.text);
}

test("AUTH-20 An address counts once its link is pressed, once and within a day; the address before it is told", async () => {
  const person = await someone("siti");
  await person.post("/settings/mail-address", { email: "siti@satu.example" });
  const [letter] = await newLetters();
  assert.equal(letter?.to, "siti@satu.example");
  assert.equal(await findMailAddress(world.ctx, person.account), undefined);
  const link = linkIn(letter?.text);
  const phone = world.guest();
  assert.match((await phone.get(link)).text, /siti@satu\.example untuk akun @siti\?/);
  assert.equal(await findMailAddress(world.ctx, person.account), undefined, "looking at the page changes nothing");
  assert.equal((await phone.post(link)).location, "/mail-address");
  assert.equal((await phone.post(link)).location, "/mail-address?over");
  assert.equal(await findMailAddress(world.ctx, person.account), "siti@satu.example");
  await person.post("/settings/mail-address", { email: "siti@dua.example" });
  const second = linkIn((await newLetters())[0]?.text);
  await world.pool.query("update email_links set made_at = now() - interval '24 hours 1 minute'");
  assert.equal((await phone.get(second)).status, 404);
  assert.equal((await phone.post(second)).location, "/mail-address?over");
  await giveAddress(person, "siti@dua.example");
  const told = await newLetters();
  assert.deepEqual(
    told.map(({ to, subject }) => [to, subject]),
    [["siti@satu.example", "Surel akun Anda diganti"]],
  );
  assert.equal((await person.post("/settings/mail-address/removal")).status, 303);
  assert.deepEqual(
    (await newLetters()).map(({ to, subject }) => [to, subject]),
    [["siti@dua.example", "Surel dihapus dari akun Anda"]],
  );
  assert.equal(await findMailAddress(world.ctx, person.account), undefined);
});

test("ENUM-02 A mailbox of another account gives the same answer, and its owner is told; however it is spelled", async () => {
  const owner = await someone("pemilik", "pemilik.surat@gmail.com");
  const other = await someone("penanya");
  const answers = new Set<string>();
  for (const email of ["PemilikSurat+lain@googlemail.com", "bukan.siapa@surat.example"]) {
    const sent = await other.post("/settings/mail-address", { email });
    const page = await other.get(sent.location);
    answers.add(`${sent.status} ${sent.location} ${page.text.replaceAll(/value="[^"]*"/g, "")}`);
  }
  assert.equal(answers.size, 1);
  const letters = await newLetters();
  assert.deepEqual(letters.map(({ to }) => to).sort(), ["bukan.siapa@surat.example", "pemilik.surat@gmail.com"]);
  assert.match(letters.find(({ to }) => to.startsWith("pemilik"))?.text ?? "", /sudah milik akun Anda, @pemilik/);
  assert.equal(await findMailAddress(world.ctx, owner.account), "pemilik.surat@gmail.com");
});

test("ENUM-02 Asking for a link tells nobody who has an account or an address: same answer, and the same statements", async () => {
  await someone("bersurel", "bersurel@surat.example");
  await someone("tanpa_surel");
  const seen = new Set<string>();
  for (const whom of [
    "bersurel",
    "@BERSUREL",
    "bersurel@surat.example",
    "tanpa_surel",
    "tidak_ada",
    "tidak@ada.example",
    "bukan surel@@",
  ]) {
    await forgetLimits(world.pool);
    await world.pool.query("select pg_stat_clear_snapshot()");
    const guest = world.guest();
    const answer = await guest.post("/session/mail-recovery", { whom });
    const page = await guest.get(answer.location);
    const { rows } = await world.pool.query("select task_identifier, attempts from graphile_worker.jobs");
    seen.add(
      `${answer.status} ${answer.location} ${page.text.replaceAll(/value="[^"]*"/g, "")} ${JSON.stringify(rows)}`,
    );
    await newLetters();
  }
  assert.equal(seen.size, 1);
});

test("ENUM-02 A link sets a new passphrase once, ends all sessions and all other links, and is kept as a hash", async () => {
  await forgetLimits(world.pool);
  const person = await someone("lupa", "lupa@surat.example");
  const first = await askFor("lupa");
  const link = await askFor("lupa@surat.example");
  assert.equal((await world.guest().get(first)).status, 404, "a newer link takes the place of the one before");
  const { rows } = await world.pool.query("select email_links::text as kept from email_links");
  assert.ok(!JSON.stringify(rows).includes(link.slice(-43)));
  const browser = world.guest();
  assert.match((await browser.get(link)).text, /@lupa/);
  assert.equal((await browser.post(link, { passphrase: "pendek" })).status, 422);
  const two = await Promise.all([browser, world.guest()].map((one) => one.post(link, { passphrase: OTHER })));
  assert.equal(two.filter(({ location }) => location === "/settings/safety").length, 1);
  assert.equal(await isSignedIn(person), false);
  assert.equal(
    (await world.guest().post("/session", { handle: "lupa", passphrase: PASSPHRASE, next: "/" })).status,
    422,
  );
  assert.equal((await world.guest().post("/session", { handle: "lupa", passphrase: OTHER, next: "/" })).status, 303);
  const letters = await newLetters();
  assert.ok(letters.some(({ subject }) => subject === "Kata sandi Anda diganti"));
  const late = await askFor("lupa");
  await world.pool.query("update email_links set made_at = now() - interval '31 minutes'");
  assert.equal((await world.guest().post(late, { passphrase: OTHER })).location, late);
  assert.equal((await world.guest().get(late)).status, 404);
});

test("AUTH-04 A link by mail does not stand in for the second step", async () => {
  await forgetLimits(world.pool);
  const person = await someone("waspada", "waspada@surat.example");
  await turnOn(person);
  const browser = world.guest();
  const answer = await browser.post(await askFor("waspada"), { passphrase: OTHER });
  assert.match(answer.location, /^\/session\/second-step/);
  assert.equal(await isSignedIn(browser), false);
});

test("DOS-18 Five links an hour for one address or handle, whoever asks, whether or not it exists", async () => {
  for (const whom of ["tidak@pernah.example", "lupa"]) {
    await forgetLimits(world.pool);
    const statuses: number[] = [];
    for (let nth = 0; nth < 6; nth++)
      statuses.push((await world.guest().from(`203.0.113.${nth}`).post("/session/mail-recovery", { whom })).status);
    assert.deepEqual(statuses, [303, 303, 303, 303, 303, 429]);
  }
});

test("AUTH-18 The address stands in the database sealed, and in no log", async () => {
  const { rows } = await world.pool.query(
    "select email_addresses::text, encode(sealed_address, 'escape') as escaped from email_addresses",
  );
  assert.ok(rows.length > 3);
  assert.doesNotMatch(JSON.stringify(rows), /surat|example|gmail/);
  assert.doesNotMatch(world.logged.join(""), /surat\.example|gmail/);
});

test("AUTH-19 An owner with an address is told of a new device once it is in, and once a day of guesses", async () => {
  await forgetLimits(world.pool);
  await someone("diincar", "diincar@surat.example");
  const phone = world.guest();
  for (const expected of [["Ada yang masuk dari perangkat baru"], []]) {
    await phone.post("/session", { handle: "diincar", passphrase: PASSPHRASE, next: "/" });
    assert.deepEqual(
      (await newLetters()).map(({ subject }) => subject),
      expected,
    );
  }
  for (let guess = 0; guess < 30; guess++)
    await world.guest().post("/session", { handle: "diincar", passphrase: `tebakan nomor ${guess}`, next: "/" });
  assert.deepEqual(
    (await newLetters()).map(({ subject }) => subject),
    ["Ada yang menebak kata sandi Anda"],
  );
  await forgetLimits(world.pool);
});

test("Where no mail is sent, nothing speaks of it", async () => {
  const silent = await makeWorld();
  const person = await silent.person("sepi");
  for (const path of ["/settings/mail-address", "/session/mail-recovery"])
    assert.equal((await person.get(path)).status, 404);
  for (const path of ["/settings/safety", "/session/recovery"])
    assert.doesNotMatch((await person.get(path)).text, /surel|mail/i);
});
