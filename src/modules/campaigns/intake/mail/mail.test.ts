import assert from "node:assert/strict";
import { test } from "node:test";
import { createTransport } from "nodemailer";
import { fingerprintOf, newSecret } from "#platform/secrets";
import { lettersOf } from "../../../../../tests/signing.ts";
import { makeWorld } from "../../../../../tests/world.ts";

const world = await makeWorld({ env: { SMTP_URL: "smtp://127.0.0.1:9" } });
const { pool } = world;
const token = newSecret();
const { rows } = await pool.query(
  "insert into intake_gateways (name, channel, token_hash, daily_limit) values ('Surel', 'mail', $1, 300) returning id",
  [fingerprintOf(token)],
);
const path = `/intake/${rows[0].id}`;
const pipe = (body: string) =>
  world.guest().send(path, {
    method: "POST",
    body,
    headers: { "Content-Type": "message/rfc822", Authorization: `Bearer ${token}` },
  });
/** Somebody mails us; what we answer them last. */
async function mails(subject: string, text: string, headers: Record<string, string> = {}, from = "siti@desa.example") {
  const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail({
    from: `Siti <${from}>`,
    to: "lapor@gaung.example",
    subject,
    text,
    headers,
  });
  const answer = await pipe((message as Buffer).toString());
  assert.deepEqual([answer.status, answer.text], [200, ""]);
  return (await lettersOf(world)).filter(({ to }) => to === from);
}

test("a report is made by mail, and each answer cut from what it quotes", async () => {
  const [asked] = await mails("LAPOR jembatan dusun putus", "Anak sekolah memutar.\n\n-- \nSiti");
  assert.equal(asked?.subject, "Re: LAPOR jembatan dusun putus");
  assert.match(asked?.text ?? "", /Tentang apa/);
  const reply = (text: string) =>
    mails(
      "Re: LAPOR jembatan dusun putus",
      `${text}\n\nPada Jum, 27 Nov 2026 Gaung <g@gaung.example> menulis:\n> Tanya`,
    );
  assert.match((await reply("1")).at(-1)?.text ?? "", /Di mana/);
  assert.match((await reply("Dusun Dua")).at(-1)?.text ?? "", /Sejak kapan/);
  assert.match((await reply("KIRIM")).at(-1)?.text ?? "", /Apa yang Anda minta/);
  await reply("Bangun lagi");
  assert.match((await reply("KIRIM\nTerima kasih")).at(-1)?.text ?? "", /Nomor lacak/);
  const { rows } = await pool.query("select title, what, place, came_by from demands");
  assert.deepEqual(rows, [
    {
      title: "Jembatan dusun putus",
      what: "jembatan dusun putus\nAnak sekolah memutar.",
      place: "Dusun Dua",
      came_by: "mail",
    },
  ]);
  const number = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec((await lettersOf(world)).at(-1)?.text ?? "")?.[0];
  assert.match((await mails(`STATUS ${number}`, "")).at(-1)?.text ?? "", /menunggu dibaca pengurus/);
});

test("the same mail brought twice is answered once, and automatic ones never", async () => {
  const mail = "From: tono@desa.example\r\nMessage-ID: <1@x>\r\nSubject: BANTUAN\r\n\r\nHalo";
  assert.equal((await pipe(mail)).status, 200);
  assert.equal((await pipe(mail)).status, 200);
  assert.equal((await lettersOf(world)).filter(({ to }) => to === "tono@desa.example").length, 1);
  assert.equal((await mails("BANTUAN", "Halo", { "Auto-Submitted": "auto-replied" }, "mesin@desa.example")).length, 0);
});

test("a forged sender is sent few answers an hour", async () => {
  for (let count = 0; count < 20; count++) await mails(`BANTUAN`, `${count}`, {}, "korban@desa.example");
  const sent = (await lettersOf(world)).filter(({ to }) => to === "korban@desa.example").length;
  assert.ok(sent > 0 && sent <= 15, String(sent));
});

test("mail comes in by a way for mail alone, and is let in only where mail is sent", async () => {
  const form = await world.guest().send(path, {
    method: "POST",
    body: new URLSearchParams({ from: "+6281234567890", text: "BANTUAN", id: "1" }),
    headers: { Authorization: `Bearer ${token}` },
  });
  assert.equal(form.status, 422);
  const silent = await makeWorld();
  const admin = await silent.person("wahyu", { role: "administrator" });
  const refused = await admin.post("/admin/intake", { channel: "mail", name: "Surel", daily_limit: "10" });
  assert.equal(refused.status, 422);
});
