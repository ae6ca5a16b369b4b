import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { mailboxHash } from "#modules/accounts";
import { publish } from "#platform/events";
import { seal } from "#platform/seal";
import { openMailServer } from "../../../../tests/mail-server.ts";
import { asksForBridge, makesGroup } from "../../../../tests/signing.ts";
import { makeWorld, type Person } from "../../../../tests/world.ts";
import { mailBatch } from "./mail-batch.ts";

const server = await openMailServer();
const world = await makeWorld({ env: { SMTP_URL: server.url, MAIL_FROM: "gaung@sukamaju.example" } });
const { ctx, pool } = world;
const [siti, tono, ratna] = [await world.person("siti"), await world.person("tono"), await world.person("ratna")];
const moderator = await world.person("laras", { role: "moderator", permissions: ["posts"] });

/** Somebody signed by a link in their mail, and wants news or not. */
async function signs(demand: { id: string }, address: string, newsletter = true): Promise<void> {
  const mailbox = randomBytes(32);
  const sealed = seal(ctx.config.secretKey, "signature-mailbox", mailbox.toString("hex"), Buffer.from(address));
  await pool.query(
    `insert into signatures (demand_id, tier, state, version, mailbox, mailbox_sealed, name, newsletter)
     values ($1, 'email', 'valid', 1, $2, $3, 'Bu Tini', $4)`,
    [demand.id, mailbox, newsletter ? sealed : null, newsletter],
  );
}
const signsAsMember = (demand: { id: string }, person: Person) =>
  pool.query(
    "insert into signatures (demand_id, tier, state, version, account_id, name, newsletter) values ($1, 'member', 'valid', 1, $2, 'Warga', true)",
    [demand.id, person.account.id],
  );
/** A member has confirmed an address of theirs. */
async function hasMail({ account: { id, handle } }: Person): Promise<void> {
  const address = `${handle}@desa.example`;
  await pool.query("insert into email_addresses (account_id, sealed_address, mailbox_hash) values ($1, $2, $3)", [
    id,
    seal(ctx.config.secretKey, "mail-address", id, Buffer.from(address)),
    mailboxHash(ctx, address),
  ]);
}
const writes = async (demand: { id: string }, subject = "Jembatan mulai dibangun") =>
  (await siti.post(`/demands/${demand.id}/news`, { subject, text: "Tukang datang Senin.\n\nTerima kasih." })).location;
const lettersTo = (address: string) => server.letters.filter(({ to }) => to[0] === address);

test("who leads writes news, looks at it and sends it: by mail to signers who asked, as news to members without mail", async () => {
  const demand = await asksForBridge(world, siti);
  await signs(demand, "tini@desa.example");
  await signs(demand, "diam@desa.example", false);
  await signsAsMember(demand, tono);
  assert.match((await siti.get(`/demands/${demand.id}/actions`)).text, new RegExp(`/demands/${demand.id}/news`));
  assert.match((await siti.get(`/demands/${demand.id}/news`)).text, /2 pendukung minta dikabari/);
  const letter = await writes(demand);
  assert.match((await siti.get(letter)).text, /Belum dikirim.*Tukang datang Senin.*Kirim ke 2 orang/s);
  assert.equal((await tono.get(letter)).status, 404, "before it is sent it is for who leads");
  for (let turn = 0; turn < 2; turn++) assert.equal((await siti.post(`${letter}/sending`)).location, letter);
  await world.settle();
  await mailBatch(ctx, letter.split("/").at(-1) ?? "", "0");
  await world.settle();
  const [mail, ...more] = lettersTo("tini@desa.example");
  assert.equal(more.length, 0, "what is done twice is sent once");
  assert.equal(mail?.parsed.subject, "Jembatan mulai dibangun · Perbaiki jembatan dusun");
  assert.match(mail?.parsed.text ?? "", /Tukang datang Senin\..*Berhenti: http/s);
  assert.match(mail?.raw ?? "", /^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
  assert.equal(lettersTo("diam@desa.example").length, 0);
  assert.match((await tono.get("/notifications")).text, new RegExp(`href="${letter}`));
  assert.match((await ratna.get(letter)).text, /Tukang datang Senin/, "what was sent can be read by all");
});

test("one press in a mail program ends the news, without signing in and from anywhere; the signature stays", async () => {
  const demand = await asksForBridge(world, siti);
  await signs(demand, "berhenti@desa.example");
  await siti.post(`${await writes(demand)}/sending`);
  await world.settle();
  const raw = lettersTo("berhenti@desa.example")[0]?.raw.replace(/\r\n[ \t]+/g, " ") ?? "";
  const path = new URL(/^List-Unsubscribe: <([^>]+)>/m.exec(raw)?.[1] ?? "").pathname;
  const row = async () =>
    (await pool.query("select state, newsletter, mailbox_sealed from signatures where demand_id = $1", [demand.id]))
      .rows[0];
  assert.equal((await world.guest().get(path)).status, 200);
  assert.equal((await row()).newsletter, true, "looking ends nothing");
  const pressed = (where: string) =>
    world.guest().send(where, {
      method: "POST",
      body: "List-Unsubscribe=One-Click",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
    });
  assert.equal((await pressed(`${path.slice(0, -1)}${path.endsWith("A") ? "B" : "A"}`)).status, 404);
  assert.equal((await pressed(path)).status, 200);
  assert.deepEqual(await row(), { state: "valid", newsletter: false, mailbox_sealed: null });
});

test("at most one in three days, and only where somebody asked for news", async () => {
  const demand = await asksForBridge(world, siti);
  const nobody = await siti.post(`${await writes(demand)}/sending`);
  assert.equal(nobody.status, 422);
  assert.match(nobody.text, /Belum ada pendukung yang minta dikabari/);
  await signs(demand, "rajin@desa.example");
  const [first, second] = [await writes(demand, "Satu"), await writes(demand, "Dua")];
  assert.equal((await siti.post(`${first}/sending`)).status, 303);
  const soon = await siti.post(`${second}/sending`);
  assert.equal(soon.status, 422);
  assert.match(soon.text, /belum tiga hari/);
  await pool.query("update newsletters set sent_at = now() - interval '73 hours' where subject = 'Satu'");
  assert.equal((await siti.post(`${second}/sending`)).status, 303);
  await world.settle();
  assert.equal(lettersTo("rajin@desa.example").length, 2);
});

test("two sendings at once are one", async () => {
  const demand = await asksForBridge(world, siti);
  await signs(demand, "serentak@desa.example");
  const letters = await Promise.all([writes(demand, "Kiri"), writes(demand, "Kanan")]);
  const answers = await Promise.all(letters.map((letter) => siti.post(`${letter}/sending`)));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422]);
  await world.settle();
  assert.equal(lettersTo("serentak@desa.example").length, 1);
});

test("a moderator stops it: the rest is not sent, and nobody else reads it any more", async () => {
  const demand = await asksForBridge(world, siti);
  for (let number = 0; number < 130; number++) await signs(demand, `orang${number}@desa.example`);
  const letter = await writes(demand);
  await siti.post(`${letter}/sending`);
  assert.equal((await tono.post(`${letter}/stop`)).status, 403);
  assert.equal((await moderator.post(`${letter}/stop`)).location, letter);
  await world.settle();
  assert.equal(server.letters.filter(({ to }) => /^orang\d/.test(to[0] ?? "")).length, 0);
  assert.equal((await tono.get(letter)).status, 404);
  assert.match((await siti.get(letter)).text, /Dihentikan/);
});

test("only who leads writes, and nobody for a confidential demand; what is missing is said", async () => {
  const demand = await asksForBridge(world, siti);
  const secret = await asksForBridge(world, siti, { openness: "confidential" });
  const draft = { subject: "Halo", text: "Kabar" };
  for (const [person, { id }] of [
    [tono, demand],
    [siti, secret],
  ] as const) {
    assert.equal((await person.get(`/demands/${id}/news`)).status, 404);
    assert.equal((await person.post(`/demands/${id}/news`, draft)).status, 404);
  }
  const wrong = await siti.post(`/demands/${demand.id}/news`, { subject: "", text: "Tetap ada" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Tetap ada/);
});

test("a hundred are handed over at a time, each once, and the rest follow", async () => {
  const demand = await asksForBridge(world, siti);
  for (let number = 0; number < 110; number++) await signs(demand, `banyak${number}@desa.example`);
  const id = (await writes(demand)).split("/").at(-1) ?? "";
  await pool.query("update newsletters set sent_at = now() where id = $1", [id]);
  const count = async () =>
    (await pool.query("select count(*)::int as count from newsletter_sendings where newsletter_id = $1", [id])).rows[0]
      .count;
  for (let turn = 0; turn < 2; turn++) await mailBatch(ctx, id, "0");
  assert.equal(await count(), 100);
  const { rows } = await pool.query<{ last: string }>("select max(signature_id) as last from newsletter_sendings");
  await mailBatch(ctx, id, rows[0]?.last ?? "");
  assert.equal(await count(), 110);
});

test("whom a closed group took out hears nothing more of its demand, by mail or as news", async () => {
  const group = await makesGroup(world, "kelompok_jembatan", "private");
  const [dewi, wayan] = [await world.person("dewi"), await world.person("wayan")];
  for (const { account } of [siti, dewi, wayan])
    await pool.query("insert into group_members (group_id, account_id, state) values ($1, $2, 'member')", [
      group.id,
      account.id,
    ]);
  const demand = await asksForBridge(world, siti, { group });
  for (const person of [dewi, wayan]) {
    await signsAsMember(demand, person);
    await pool.query("update signatures set affected = true where account_id = $1", [person.account.id]);
    await hasMail(person);
  }
  await pool.query("update group_members set state = 'banned' where group_id = $1 and account_id = $2", [
    group.id,
    dewi.account.id,
  ]);
  await siti.post(`${await writes(demand, "Hanya untuk anggota")}/sending`);
  await publish(ctx, { name: "campaigns.reopened", payload: { demandId: demand.id } });
  await world.settle();
  assert.deepEqual([lettersTo("wayan@desa.example").length, lettersTo("dewi@desa.example").length], [1, 0]);
  assert.match((await wayan.get("/notifications")).text, new RegExp(`href="/demands/${demand.id}`));
  assert.doesNotMatch((await dewi.get("/notifications")).text, /href="\/(demands|newsletters)\//);
});
