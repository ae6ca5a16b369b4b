import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { followAccount, unfollowAccount } from "#modules/accounts";
import type { Context } from "#platform/context";
import { seal } from "#platform/seal";
import { openMailServer } from "../../../../tests/mail-server.ts";
import { makeWorld, type Person } from "../../../../tests/world.ts";
import { queueDigests, sendDigest } from "./send-digests.ts";

const server = await openMailServer();
const world = await makeWorld({ env: { SMTP_URL: server.url, MAIL_FROM: "gaung@sukamaju.example" } });
const { ctx, pool } = world;
const writer = await world.person("penulis");
let number = 0;

const policy = { list: "mention", mail: "mention", from_unfollowed: "accept", from_nonfollowers: "accept" };
const choices = { ...policy, from_new: "accept", from_private: "accept", from_limited: "accept" };

/** Someone with a confirmed address who wants a digest. */
async function subscriber(digest = "daily"): Promise<Person> {
  const person = await world.person(`pembaca${++number}`);
  const sealed = seal(ctx.config.secretKey, "mail-address", person.account.id, Buffer.from(addressOf(person)));
  await pool.query(
    "insert into email_addresses (account_id, sealed_address, mailbox_hash, confirmed_at) values ($1, $2, $3, now())",
    [person.account.id, sealed, randomBytes(32)],
  );
  assert.equal((await person.post("/settings/notifications", { ...choices, digest })).status, 303);
  return person;
}
const addressOf = (person: Person) => `${person.account.handle}@desa.example`;
const lettersTo = (person: Person) => server.letters.filter(({ to }) => to[0] === addressOf(person));
const at = (time: string): Context => ({ ...ctx, now: () => new Date(time) });
const later = (hours: number): Context => at(new Date(Date.now() + hours * 3_600_000).toISOString());

test("a digest tells in plain words what is new, once, and is light", async () => {
  const reader = await subscriber();
  for (let turn = 0; turn < 25; turn++)
    await world.says(writer, `@${reader.account.handle} kabar ${turn} ${"🌾🌾🌾🌾 ".repeat(30)}`);
  await world.settle();
  await sendDigest(ctx, reader.account.id);
  await Promise.all([sendDigest(ctx, reader.account.id), sendDigest(later(1), reader.account.id)]);
  await world.settle();
  const letters = lettersTo(reader);
  assert.equal(letters.length, 1);
  const [letter] = letters;
  const { parsed, raw = "" } = letter ?? {};
  assert.match(parsed?.subject ?? "", /^20 kabar dari Sukamaju$/);
  assert.match(parsed?.text ?? "", /Halo Pembaca1/);
  assert.match(parsed?.text ?? "", /Penulis menyebut Anda: @pembaca1 kabar 24/);
  assert.match(parsed?.text ?? "", /pukul \d\d\.\d\d WIB/);
  assert.match(parsed?.text ?? "", /http:\/\/localhost:3000\/p\/\d+/);
  assert.match(parsed?.text ?? "", /Ada lagi/);
  assert.equal(parsed?.html, false, "no pictures, no pixels: there is no HTML at all");
  assert.ok(Buffer.byteLength(parsed?.text ?? "") <= 10_000);
  assert.match(raw, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
  await sendDigest(later(30), reader.account.id);
  await world.settle();
  assert.equal(lettersTo(reader).length, 1, "what was told is not told again");
});

test("a digest holds only what the person may see when it is written, and nothing they have read", async () => {
  const reader = await subscriber();
  const locked = await world.person("terkunci", { locked: true });
  await followAccount(ctx, { ...reader.account, session_id: "0" }, locked.account);
  await pool.query("update follows set state = 'accepted' where follower_id = $1", [reader.account.id]);
  await world.says(writer, `@${reader.account.handle} sudah dibaca`);
  await world.settle();
  await reader.get("/notifications");
  await world.says(locked, `@${reader.account.handle} kiriman rahasia`, { audience: "followers" });
  const deleted = await world.says(writer, `@${reader.account.handle} nanti dihapus`);
  await world.says(writer, `@${reader.account.handle} yang ini boleh`);
  await world.settle();
  await pool.query("delete from mentions where post_id in (select id from posts where author_id = $1)", [
    locked.account.id,
  ]);
  await unfollowAccount(ctx, reader.account, locked.account);
  await pool.query("delete from posts where id = $1", [deleted.id]);
  await sendDigest(ctx, reader.account.id);
  await world.settle();
  const text = lettersTo(reader)[0]?.parsed.text ?? "";
  assert.match(text, /yang ini boleh/);
  assert.doesNotMatch(text, /rahasia|dihapus|sudah dibaca/);
});

test("nothing is sent when nothing is new, without a confirmed address, or to an account that is closed", async () => {
  const [quiet, closed, bare] = [await subscriber(), await subscriber(), await subscriber()];
  for (const person of [closed, bare]) await world.says(writer, `@${person.account.handle} halo`);
  await world.settle();
  await pool.query("update accounts set status = 'suspended' where id = $1", [closed.account.id]);
  await pool.query("delete from email_addresses where account_id = $1", [bare.account.id]);
  for (const person of [quiet, closed, bare]) await sendDigest(ctx, person.account.id);
  await world.settle();
  for (const person of [quiet, closed, bare]) assert.equal(lettersTo(person).length, 0, person.account.handle);
});

test("digests go at six in the community's morning; weekly ones on Mondays alone", async () => {
  await pool.query("delete from graphile_worker._private_jobs");
  await subscriber("weekly");
  await subscriber("off");
  const queued = async (time: string) => {
    await queueDigests(at(time));
    const { rows } = await pool.query("delete from graphile_worker._private_jobs returning 1");
    return rows.length;
  };
  const daily = await queued("2026-11-24T23:05:00Z");
  assert.ok(daily > 0, "Wednesday, six o'clock in Jakarta");
  assert.equal(await queued("2026-11-24T22:05:00Z"), 0);
  assert.equal(await queued("2026-11-25T00:05:00Z"), 0);
  assert.equal(await queued("2026-11-22T23:05:00Z"), daily + 1, "Monday");
  await pool.query("update community set time_zone = 'WIT'");
  assert.equal(await queued("2026-11-24T21:05:00Z"), daily);
});

test("one press ends a digest without signing in, as mail programs press it; a wrong key ends nothing", async () => {
  const [reader, other] = [await subscriber(), await subscriber()];
  await world.says(writer, `@${reader.account.handle} surat`);
  await world.settle();
  await sendDigest(ctx, reader.account.id);
  await world.settle();
  const letter = lettersTo(reader)[0];
  const [, end = ""] = /^List-Unsubscribe: <([^>]+)>/m.exec(letter?.raw.replace(/\r\n[ \t]+/g, " ") ?? "") ?? [];
  assert.ok(letter?.parsed.text?.includes(end), "the same address stands in the words");
  const path = new URL(end).pathname;
  const chosen = async (person: Person) =>
    (await pool.query("select digest from inboxes where account_id = $1", [person.account.id])).rows[0].digest;
  const page = await world.guest().get(path);
  assert.match(page.text, /Hentikan ringkasan/);
  assert.equal(await chosen(reader), "daily", "looking ends nothing");
  const wrong = path.replace(reader.account.id, other.account.id);
  const pressed = (where: string) =>
    world.guest().send(where, {
      method: "POST",
      body: "List-Unsubscribe=One-Click",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
    });
  assert.equal((await pressed(wrong)).status, 404);
  assert.equal((await pressed(path)).status, 200);
  assert.equal(await chosen(reader), "off");
  assert.equal(await chosen(other), "daily");
});

test("whoever gave no address is told what a digest needs; where no mail is sent nothing is offered", async () => {
  const reader = await world.person("tanpa_alamat");
  const page = (await reader.get("/settings/notifications")).text;
  assert.match(page, /butuh alamat surel/);
  assert.doesNotMatch(page, /name="digest"/);
  const silent = await makeWorld();
  const other = await silent.person("siti");
  assert.doesNotMatch((await other.get("/settings/notifications")).text, /surel|name="mail"/i);
});
