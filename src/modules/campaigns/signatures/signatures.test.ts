import assert from "node:assert/strict";
import { test } from "node:test";
import { mailboxHash } from "#modules/accounts";
import { asksForBridge, lettersOf, linkTo, miscountedSignatures } from "../../../../tests/signing.ts";
import { makeWorld } from "../../../../tests/world.ts";
import { auditSignatures, countSignatures } from "./queries.ts";

const world = await makeWorld({ env: { SMTP_URL: "smtp://127.0.0.1:9" } });
const { ctx, pool } = world;
const [siti, tono, ratna] = [await world.person("siti"), await world.person("tono"), await world.person("ratna")];
const guest = () => world.guest();
const none = { member: 0, email: 0, paper: 0, remote: 0 };
const mailDraft = (email: string, more = {}) => ({ name: "Bu Sri", email, place: "Krajan", words: "", ...more });

test("a member signs with one press, is counted once however often they press, and takes it back", async () => {
  const demand = await asksForBridge(world, siti);
  const address = `/demands/${demand.id}/signature`;
  for (let press = 0; press < 3; press++) assert.equal((await tono.post(address)).status, 303);
  assert.deepEqual(await countSignatures(ctx, demand), { ...none, member: 1 });
  assert.match((await tono.get(`/demands/${demand.id}`)).text, /Anda mendukung/);
  assert.equal((await tono.post(`${address}/removal`)).status, 303);
  assert.deepEqual(await countSignatures(ctx, demand), none);
  assert.equal((await tono.post(address)).status, 303);
  assert.deepEqual(await countSignatures(ctx, demand), { ...none, member: 1 });
  assert.equal((await guest().post(address)).status, 403);
  assert.deepEqual(await miscountedSignatures(world), []);
});

test("many presses of one member at once are one signature", async () => {
  const demand = await asksForBridge(world, siti);
  const answers = await Promise.all(Array.from({ length: 64 }, () => tono.post(`/demands/${demand.id}/signature`)));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303]));
  assert.deepEqual(await auditSignatures(ctx, demand), { ...none, member: 1 });
  assert.deepEqual(await countSignatures(ctx, demand), { ...none, member: 1 });
});

test("a press that arrives again is answered as the first one, also after it was taken back; with other words it is refused", async () => {
  const demand = await asksForBridge(world, siti);
  const address = `/demands/${demand.id}/signature`;
  const form = { key: "satu-kali-saja", words: "Setuju" };
  const answers = await Promise.all([1, 2, 3].map(() => tono.post(address, form)));
  assert.deepEqual(new Set(answers.map(({ location }) => location)), new Set([`/demands/${demand.id}#signatures`]));
  await tono.post(`${address}/removal`);
  assert.equal((await tono.post(address, form)).status, 303);
  assert.deepEqual(await countSignatures(ctx, demand), none, "what was taken back stays so");
  assert.equal((await tono.post(address, { ...form, words: "Lain" })).status, 422);
  await tono.post(address, { words: "Lain", shown: "on" });
  assert.match((await guest().get(`/demands/${demand.id}`)).text, /Lain/);
  const { rows } = await pool.query("select answer from idempotency_keys where key = $1", [form.key]);
  assert.deepEqual(rows, [{ answer: `/demands/${demand.id}#signatures` }]);
});

test("a name and words stand on the page only if their signer wants that", async () => {
  const demand = await asksForBridge(world, siti);
  await tono.post(`/demands/${demand.id}/signature`, { words: "Anak saya lewat sana" });
  const page = async () => (await guest().get(`/demands/${demand.id}`)).text;
  assert.doesNotMatch(await page(), /Tono|Anak saya/);
  await tono.post(`/demands/${demand.id}/signature`, { words: "Anak saya lewat sana", shown: "on", affected: "on" });
  assert.match(await page(), /Tono[\s\S]*terdampak langsung[\s\S]*Anak saya lewat sana/);
  assert.match((await guest().get(`/demands/${demand.id}/signatures`)).text, /Tono/);
  const long = await tono.post(`/demands/${demand.id}/signature`, { words: "a".repeat(301) });
  assert.equal(long.status, 422);
  assert.match(long.text, /a{301}/);
});

test("the tiers stand side by side, and no page shows their sum", async () => {
  const demand = await asksForBridge(world, siti, { goal: 10 });
  await pool.query(
    `insert into signatures (demand_id, tier, state, version, name, mailbox) select $1, 'email', 'valid', 1, 'Warga', sha256(n::text::bytea) from generate_series(1, 531) n`,
    [demand.id],
  );
  await pool.query(
    "insert into signature_sheets (demand_id, version, label, counted, witness, collected_on) values ($1, 1, 'RT 1', 727, 'Pak RT', '2026-11-20')",
    [demand.id],
  );
  await tono.post(`/demands/${demand.id}/signature`);
  const { text } = await guest().get(`/demands/${demand.id}`);
  assert.match(text, /Anggota di sini[\s\S]*<b>1<\/b>[\s\S]*10% dari sasaran 10/);
  assert.match(
    text,
    /Lewat surel[\s\S]*<b>531<\/b>[\s\S]*Di kertas[\s\S]*<b>727<\/b>[\s\S]*server lain[\s\S]*<b>0<\/b>/,
  );
  assert.doesNotMatch(text.replaceAll(/\d{10,}/g, ""), /\b(1259|1258|532|728)\b/);
  assert.deepEqual(await miscountedSignatures(world), []);
});

test("somebody without an account signs by a link in their mail, and takes it back by the same link", async () => {
  const demand = await asksForBridge(world, siti);
  const sri = guest();
  const asked = await sri.post(`/demands/${demand.id}/signature/mail`, mailDraft("sri@desa.example", { shown: "on" }));
  assert.equal(asked.location, `/demands/${demand.id}/signature/sent`);
  assert.deepEqual(await countSignatures(ctx, demand), none, "nothing counts before the link is pressed");
  const link = await linkTo(world, "sri@desa.example");
  assert.match((await sri.get(link)).text, /Bu Sri/);
  assert.deepEqual(await countSignatures(ctx, demand), none, "mail programs open links by themselves");
  assert.equal((await sri.post(link)).location, link);
  assert.deepEqual(await countSignatures(ctx, demand), { ...none, email: 1 });
  assert.match((await sri.get(link)).text, /dihitung/);
  assert.equal((await sri.post(link)).status, 303);
  assert.deepEqual(await countSignatures(ctx, demand), { ...none, email: 1 });
  assert.equal((await sri.post(`${link}/removal`)).status, 303);
  assert.deepEqual(await countSignatures(ctx, demand), none);
  assert.doesNotMatch((await guest().get(`/demands/${demand.id}/signatures`)).text, /Bu Sri/);
  await sri.post(`/demands/${demand.id}/signature/mail`, mailDraft("Sri+lagi@desa.example"));
  await sri.post(await linkTo(world, "Sri+lagi@desa.example"));
  assert.deepEqual(await countSignatures(ctx, demand), { ...none, email: 1 });
  const { rows } = await pool.query("select count(*)::int as n from signatures where demand_id = $1", [demand.id]);
  assert.equal(rows[0].n, 1);
  assert.deepEqual(await miscountedSignatures(world), []);
});

test("a link holds thirty days, and the database knows neither link nor address", async () => {
  const demand = await asksForBridge(world, siti);
  await guest().post(`/demands/${demand.id}/signature/mail`, mailDraft("lama@desa.example", { newsletter: "on" }));
  const link = await linkTo(world, "lama@desa.example");
  const { rows } = await pool.query("select r::text as row from signature_requests r");
  assert.ok(rows.every(({ row }) => !row.includes("lama@") && !row.includes(link.slice(11))));
  await pool.query("update signature_requests set made_at = now() - interval '31 days'");
  assert.equal((await guest().get(link)).status, 404);
  assert.equal((await guest().post(link)).status, 404);
  assert.deepEqual(await countSignatures(ctx, demand), none);
});

test("ENUM-02 whoever asks for a link learns nothing of who signed: only the mail says it", async () => {
  const demand = await asksForBridge(world, siti);
  const path = `/demands/${demand.id}/signature/mail`;
  await pool.query("insert into email_addresses (account_id, sealed_address, mailbox_hash) values ($1, 'x', $2)", [
    ratna.account.id,
    mailboxHash(ctx, "ratna@desa.example"),
  ]);
  await ratna.post(`/demands/${demand.id}/signature`);
  await guest().post(path, mailDraft("sudah@desa.example"));
  await guest().post(await linkTo(world, "sudah@desa.example"));
  const pages = new Set<string>();
  for (const email of ["baru@desa.example", "sudah@desa.example", "ratna@desa.example"]) {
    const browser = guest();
    const answer = await browser.post(path, mailDraft(email));
    const page = await browser.get(answer.location);
    pages.add([answer.status, answer.location, page.status, page.text].join("\n"));
  }
  assert.equal(pages.size, 1);
  const newest = async (address: string) => (await lettersOf(world)).findLast(({ to }) => to === address)?.text ?? "";
  assert.match(await newest("baru@desa.example"), /tekan tombolnya/);
  assert.match(await newest("sudah@desa.example"), /sudah mendukung/);
  assert.match(await newest("ratna@desa.example"), /dengan akun Anda/);
  assert.deepEqual(await countSignatures(ctx, demand), { ...none, member: 1, email: 1 });
});

test("who signed by mail and then as a member with that address is one person, counted among members", async () => {
  const demand = await asksForBridge(world, siti);
  await guest().post(`/demands/${demand.id}/signature/mail`, mailDraft("Wayan@Desa.example"));
  await guest().post(await linkTo(world, "Wayan@desa.example"));
  assert.deepEqual(await countSignatures(ctx, demand), { ...none, email: 1 });
  const wayan = await world.person("wayan");
  await pool.query("insert into email_addresses (account_id, sealed_address, mailbox_hash) values ($1, 'x', $2)", [
    wayan.account.id,
    mailboxHash(ctx, "wayan@desa.example"),
  ]);
  await wayan.post(`/demands/${demand.id}/signature`);
  assert.deepEqual(await countSignatures(ctx, demand), { ...none, member: 1 });
  assert.deepEqual(await auditSignatures(ctx, demand), { ...none, member: 1 });
});

test("a member who signs by mail from their confirmed mailbox, however they spell it, is one person at every provider", async () => {
  const spellings = [
    ["a.gus@gmail.com", "AGUS+petisi@googlemail.com"],
    ["a.gus@proton.me", "ag-us@pm.me"],
    ["ko_mang@protonmail.com", "komang+x@protonmail.ch"],
    ["agus-lapak@yahoo.co.id", "agus-petisi@yahoo.co.id"],
    ["agus@kampung.example", "Agus+2@kampung.example"],
  ] as const;
  for (const [nth, [confirmed, typed]] of spellings.entries()) {
    const demand = await asksForBridge(world, siti);
    const agus = await world.person(`agus${nth}`);
    await pool.query("insert into email_addresses (account_id, sealed_address, mailbox_hash) values ($1, 'x', $2)", [
      agus.account.id,
      mailboxHash(ctx, confirmed),
    ]);
    await agus.post(`/demands/${demand.id}/signature`);
    await guest().post(`/demands/${demand.id}/signature/mail`, mailDraft(typed));
    await guest().post(await linkTo(world, typed));
    assert.deepEqual(await countSignatures(ctx, demand), { ...none, member: 1 }, `${confirmed} and ${typed}`);
  }
});

test("from a throw-away mailbox it waits for a moderator", async () => {
  const demand = await asksForBridge(world, siti);
  for (const address of ["a@mailinator.com", "b@sub.yopmail.com"]) {
    await guest().post(`/demands/${demand.id}/signature/mail`, mailDraft(address));
    const link = await linkTo(world, address);
    await guest().post(link);
    assert.match((await guest().get(link)).text, /Pengurus memeriksanya/);
  }
  assert.deepEqual(await countSignatures(ctx, demand), none);
});

test("nobody signs what is confidential, withdrawn, over or gone; the demand itself goes on", async () => {
  const [secret, over, withdrawn, removed] = [
    await asksForBridge(world, siti, { openness: "confidential" }),
    await asksForBridge(world, siti, { deadline: "2026-01-31" }),
    await asksForBridge(world, siti),
    await asksForBridge(world, siti),
  ];
  await pool.query("update demands set status = 'withdrawn' where id = $1", [withdrawn.id]);
  await pool.query("update demands set removed_at = now() where id = $1", [removed.id]);
  const tries = async (demand: { id: string }) => [
    (await tono.post(`/demands/${demand.id}/signature`)).status,
    (await guest().post(`/demands/${demand.id}/signature/mail`, mailDraft("x@desa.example"))).status,
  ];
  assert.deepEqual(await tries(secret), [404, 404]);
  assert.deepEqual(await tries(removed), [404, 404]);
  assert.deepEqual(await tries(over), [422, 422]);
  assert.deepEqual(await tries(withdrawn), [422, 422]);
  assert.match((await tono.get(`/demands/${over.id}`)).text, /Waktu mendukung sudah lewat/);
  for (const page of ["signature", "signatures"])
    assert.equal((await siti.get(`/demands/${secret.id}/${page}`)).status, 404);
});

test("a link pressed after the deadline, or of a demand that was taken away, counts nothing", async () => {
  const demand = await asksForBridge(world, siti);
  await guest().post(`/demands/${demand.id}/signature/mail`, mailDraft("telat@desa.example"));
  const link = await linkTo(world, "telat@desa.example");
  await pool.query("update demands set deadline = '2026-01-31' where id = $1", [demand.id]);
  assert.match((await guest().get(link)).text, /Waktu mendukung sudah lewat/);
  assert.equal((await guest().post(link)).status, 422);
  await pool.query("update demands set removed_at = now() where id = $1", [demand.id]);
  assert.equal((await guest().get(link)).status, 404);
  assert.deepEqual(await countSignatures(ctx, demand), none);
});

test("when a demand, a person or their server goes, the sums go with the rows", async () => {
  const [demand, other] = [await asksForBridge(world, siti), await asksForBridge(world, siti)];
  const budi = await world.person("budi");
  for (const one of [demand, other]) {
    await budi.post(`/demands/${one.id}/signature`);
    await tono.post(`/demands/${one.id}/signature`);
  }
  await pool.query("delete from accounts where id = $1", [budi.account.id]);
  assert.deepEqual(await countSignatures(ctx, demand), { ...none, member: 1 });
  await pool.query("delete from demands where id = $1", [other.id]);
  assert.deepEqual(await miscountedSignatures(world), []);
});
