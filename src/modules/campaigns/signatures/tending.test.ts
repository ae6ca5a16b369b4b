import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import sharp from "sharp";
import { cell } from "#platform/spreadsheet-cell";
import { asksForBridge, makesGroup, miscountedSignatures } from "../../../../tests/signing.ts";
import { makeWorld } from "../../../../tests/world.ts";
import { readMailbox } from "./mailbox.ts";
import { auditSignatures, countSignatures } from "./queries.ts";
import { receiveSignature, receiveWithdrawal } from "./receive-signature.ts";
import { spike, watchSignatures } from "./watch-signatures.ts";

const world = await makeWorld({ env: { SMTP_URL: "smtp://127.0.0.1:9" } });
const { ctx, pool } = world;
const [siti, tono, ratna] = [await world.person("siti"), await world.person("tono"), await world.person("ratna")];
const admin = await world.person("admina", { role: "administrator" });
const none = { member: 0, email: 0, paper: 0, remote: 0 };

/** So many sign by mail, from one host and one network, within the last minute. */
const plant = (demand: { id: string }, count: number, host = "desa.example", origin = "0011223344556677") =>
  pool.query(
    `insert into signatures (demand_id, tier, state, version, name, mailbox, mail_host, origin)
      select $1, 'email', 'valid', 1, 'Warga ' || n, sha256(($3 || n)::bytea), $3, decode($4, 'hex') from generate_series(1, $2::int) n`,
    [demand.id, count, host, origin],
  );

test("a helper enters people before them and sheets of paper; others find no desk", async () => {
  const demand = await asksForBridge(world, siti);
  const desk = `/demands/${demand.id}/desk`;
  assert.equal((await tono.get(desk)).status, 404);
  assert.equal((await tono.post(`${desk}/signatures`, { name: "Bu Tini", place: "RT 1" })).status, 404);
  assert.equal((await siti.post(`${desk}/signatures`, { name: "Bu Tini", place: "RT 1" })).status, 303);
  assert.equal((await siti.post(`${desk}/signatures`, { name: "bu tini", place: "rt 1" })).status, 422);
  const sheet = { label: "RT 03, 2", counted: "27", collected_on: "2026-11-20", witness: "Pak RT" };
  assert.equal((await siti.post(`${desk}/sheets`, sheet)).status, 303);
  for (const wrong of [
    { counted: "1001" },
    { counted: "0" },
    { collected_on: "2099-01-01" },
    { collected_on: "2026-02-30" },
    {},
  ])
    assert.equal(
      (
        await siti.post(`${desk}/sheets`, {
          ...sheet,
          label: "RT 4",
          ...(Object.keys(wrong).length ? wrong : { label: "rt 03, 2" }),
        })
      ).status,
      422,
    );
  assert.deepEqual(await countSignatures(ctx, demand), { ...none, paper: 28 });
  assert.match((await siti.get(`${desk}/sheets`)).text, /27 tanda tangan, 20 November 2026, saksi Pak RT/);
  const [, entry = ""] = /signatures\/(\d+)\/removal/.exec((await siti.get(desk)).text) ?? [];
  assert.equal((await siti.post(`${desk}/signatures/${entry}/removal`)).status, 303);
  assert.equal((await siti.post(`${desk}/signatures/${entry}/removal`)).status, 404);
  assert.deepEqual(await countSignatures(ctx, demand), { ...none, paper: 27 });
});

test("the photo of a sheet is seen by who looks after the demand, and by nobody else", async () => {
  const demand = await asksForBridge(world, siti);
  const photo = await sharp({ create: { width: 90, height: 120, channels: 3, background: "#ffffff" } })
    .jpeg()
    .toBuffer();
  const sheet = { label: "RT 9", counted: "27", collected_on: "2026-11-20", witness: "Pak RT", alt: "" };
  const file = new File([new Uint8Array(photo)], "lembar.jpg", { type: "image/jpeg" });
  const path = `/demands/${demand.id}/desk/sheets`;
  assert.equal((await siti.sendFiles(path, sheet, [file])).status, 303);
  assert.deepEqual(await countSignatures(ctx, demand), { ...none, paper: 27 });
  const { rows } = await pool.query("select stem, variants from pictures where sheet_id is not null");
  const { width } = rows[0].variants[0];
  const address = `/media/${rows[0].stem}-${width}.webp`;
  for (const person of [siti, admin]) assert.equal((await person.get(address)).status, 200);
  for (const person of [tono, ratna, world.guest()]) assert.equal((await person.get(address)).status, 404);
  assert.match((await siti.get(path)).text, new RegExp(rows[0].stem));
  await pool.query("delete from signature_sheets where demand_id = $1", [demand.id]);
  assert.equal((await pool.query("select from pictures where sheet_id is not null")).rows.length, 0);
});

test("helpers of a group sit at the desk of its demands, and see their own entries", async () => {
  const group = await makesGroup(world, "tani", "public");
  for (const [person, role] of [
    [siti, "member"],
    [tono, "helper"],
    [ratna, "organiser"],
  ] as const)
    await pool.query("insert into group_members (group_id, account_id, state, role) values ($1, $2, 'member', $3)", [
      group.id,
      person.account.id,
      role,
    ]);
  const demand = await asksForBridge(world, siti, { group });
  const desk = `/demands/${demand.id}/desk`;
  await tono.post(`${desk}/signatures`, { name: "Pak Nyoman", place: "RT 1" });
  await ratna.post(`${desk}/signatures`, { name: "Bu Ketut", place: "RT 2" });
  assert.doesNotMatch((await tono.get(desk)).text, /Bu Ketut/);
  assert.match((await ratna.get(desk)).text, /Pak Nyoman[\s\S]*Tono|Bu Ketut/);
  const [, theirs = ""] = /signatures\/(\d+)\/removal/.exec((await ratna.get(desk)).text) ?? [];
  assert.equal(
    (await tono.post(`${desk}/signatures/${theirs}/removal`)).status,
    404,
    "a helper takes away only their own",
  );
  assert.equal((await tono.get(`/demands/${demand.id}/signatures/check`)).status, 404);
  assert.equal((await ratna.get(`/demands/${demand.id}/signatures/check`)).status, 200);
});

test("moderators see how many a choice means, take them out with a reason, and take that back", async () => {
  const demand = await asksForBridge(world, siti);
  await plant(demand, 40, "catatan.example", "aaaaaaaaaaaaaaaa");
  await plant(demand, 30);
  await tono.post(`/demands/${demand.id}/signature`);
  const base = `/demands/${demand.id}/signatures`;
  assert.match((await admin.get(`${base}/check`)).text, /catatan\.example[\s\S]*40 dukungan/);
  assert.match(
    (await admin.get(`${base}/invalidations/new?mail_host=catatan.example`)).text,
    /40 dukungan yang dimaksud/,
  );
  assert.match(
    (await admin.get(`${base}/invalidations/new?mail_host=desa.example&origin=aaaaaaaaaaaaaaaa`)).text,
    /Tidak ada dukungan/,
  );
  assert.match((await admin.get(`${base}/invalidations/new?tier=`)).text, /Isi paling sedikit satu bagian/);
  assert.equal((await siti.get(`${base}/invalidations/new`)).status, 403);
  assert.equal((await siti.post(`${base}/invalidations`, { tier: "email", reason: "x" })).status, 403);
  const unsaid = await admin.post(`${base}/invalidations`, { mail_host: "catatan.example", reason: "" });
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /catatan\.example/);
  const fields = { mail_host: "catatan.example", reason: "Satu orang membuat semua alamat ini." };
  assert.equal((await admin.post(`${base}/invalidations`, fields)).status, 303);
  await world.settle();
  assert.deepEqual(await countSignatures(ctx, demand), { ...none, member: 1, email: 30 });
  const page = (await admin.get(`${base}/check`)).text;
  assert.match(page, /40 dukungan[\s\S]*Satu orang membuat/);
  const { rows } = await pool.query(
    "select kind, said->>'counted' as counted, said->>'words' as reason from trail_entries where demand_id = $1 order by seq desc limit 1",
    [demand.id],
  );
  assert.deepEqual(rows, [{ kind: "signatures-invalidated", counted: "40", reason: fields.reason }]);
  assert.match(
    (await world.guest().get(`/demands/${demand.id}`)).text,
    /40 dukungan dikeluarkan dari hitungan[\s\S]*Satu orang membuat/,
  );
  const [, id = ""] = /invalidations\/(\d+)\/removal/.exec(page) ?? [];
  assert.equal((await admin.post(`${base}/invalidations/${id}/removal`)).status, 303);
  await world.settle();
  assert.deepEqual(await countSignatures(ctx, demand), { ...none, member: 1, email: 70 });
  assert.equal((await admin.post(`${base}/invalidations/${id}/removal`)).status, 422);
  assert.deepEqual(await miscountedSignatures(world), []);
});

test("a sheet and what waits are decided on the same way, and who was taken out cannot sign around it", async () => {
  const demand = await asksForBridge(world, siti);
  const base = `/demands/${demand.id}/signatures`;
  await siti.post(`/demands/${demand.id}/desk/sheets`, {
    label: "A",
    counted: "12",
    collected_on: "2026-11-20",
    witness: "Pak RT",
  });
  const { rows } = await pool.query("select id from signature_sheets where demand_id = $1", [demand.id]);
  await admin.post(`${base}/invalidations`, { sheet: rows[0].id, reason: "Tulisan tangan satu orang." });
  await tono.post(`/demands/${demand.id}/signature`);
  await admin.post(`${base}/invalidations`, { tier: "member", reason: "Percobaan." });
  await plant(demand, 7, "mailinator.com");
  await plant(demand, 3, "yopmail.com");
  await pool.query("update signatures set state = 'waiting' where demand_id = $1 and tier = 'email'", [demand.id]);
  await world.settle();
  assert.deepEqual(await countSignatures(ctx, demand), none);
  assert.equal((await tono.post(`/demands/${demand.id}/signature`)).status, 422);
  assert.match((await admin.get(`${base}/check`)).text, /7 dukungan dari mailinator\.com/);
  await admin.post(`${base}/waiting`, { host: "mailinator.com" });
  await admin.post(`${base}/invalidations`, { mail_host: "yopmail.com", waiting: "on", reason: "Dibuat mesin." });
  await world.settle();
  assert.deepEqual(await countSignatures(ctx, demand), { ...none, email: 7 });
  assert.deepEqual(await miscountedSignatures(world), []);
});

test("when a demand is suddenly signed fast, its author and the moderators hear of it once", async () => {
  const demand = await asksForBridge(world, siti);
  await plant(demand, spike.least - 1);
  await watchSignatures(ctx);
  await plant(demand, 30, "lain.example");
  await watchSignatures(ctx);
  await watchSignatures(ctx);
  await world.settle();
  const { rows } = await pool.query("select counted from signature_alerts where demand_id = $1", [demand.id]);
  assert.deepEqual(rows, [{ counted: spike.least + 29 }]);
  for (const person of [siti, admin]) assert.match((await person.get("/notifications")).text, /mendadak cepat/);
  assert.doesNotMatch((await tono.get("/notifications")).text, /mendadak cepat/);
  assert.match((await siti.get(`/demands/${demand.id}/signatures/check`)).text, /mendadak cepat: 79/);
});

test("people of other servers count once each, among those of other servers, and take it back", async () => {
  const demand = await asksForBridge(world, siti);
  const budi = await world.remote("budi@desa.test");
  const uri = "https://desa.test/signatures/1";
  assert.equal(await receiveSignature(ctx, budi, demand, { uri, words: "Dukung" }), true);
  assert.equal(await receiveSignature(ctx, budi, demand, { uri: `${uri}2` }), false);
  assert.deepEqual(await countSignatures(ctx, demand), { ...none, remote: 1 });
  const wati = await world.remote("wati@desa.test");
  assert.equal(await receiveSignature(ctx, wati, demand, { uri }), false, "that address is another's");
  await receiveWithdrawal(ctx, wati, uri);
  assert.deepEqual(await countSignatures(ctx, demand), { ...none, remote: 1 });
  await receiveWithdrawal(ctx, budi, uri);
  assert.deepEqual(await countSignatures(ctx, demand), none);
  assert.equal(await receiveSignature(ctx, tono.account, demand, { uri: `${uri}3` }), false, "nobody of ours");
});

test("one mailbox is one, however its address is written", () => {
  const same = (...typed: string[]) =>
    new Set(typed.map((address) => readMailbox(ctx, address).hash.toString("hex"))).size;
  assert.equal(same("Siti.Rahmah@gmail.com", "sitirahmah+x@googlemail.com", " s.i.t.i.rahmah@GMAIL.COM "), 1);
  assert.equal(same("budi@pm.me", "b.u-d_i+a@protonmail.com"), 1);
  assert.equal(same("budi-belanja@yahoo.co.id", "budi@yahoo.co.id"), 1);
  assert.equal(same("budi@bücher.example", "BUDI@xn--bcher-kva.example"), 1);
  assert.equal(same("a.b@desa.example", "ab@desa.example"), 2);
  assert.equal(same("budi@yahoo.co.id", "budi@yahoo.com"), 2);
  for (const wrong of ["", "@", "a@", "@b.id", "a b@c.id", "a@b"]) assert.throws(() => readMailbox(ctx, wrong));
});

test("the export is counted again by a program of its own, which notices a row too few, one twice, and another text", async () => {
  const demand = await asksForBridge(world, siti, { title: 'Judul = aneh, "kutip"' });
  await plant(demand, 6);
  await plant(demand, 3, "lain.example");
  await siti.post(`/demands/${demand.id}/signature`, { shown: "on" });
  await tono.post(`/demands/${demand.id}/signature`);
  await siti.post(`/demands/${demand.id}/desk/sheets`, {
    label: "=A1",
    counted: "12",
    collected_on: "2026-11-20",
    witness: "Pak RT",
  });
  const { text, headers } = await world.guest().get(`/demands/${demand.id}/signatures.json`);
  assert.match(headers.get("Content-Type") ?? "", /^application\/json/);
  const whole = JSON.parse(text);
  assert.deepEqual(whole.counts, { member: 2, email: 9, paper: 12, remote: 0 });
  assert.equal(whole.signatures.length, 11);
  assert.deepEqual(
    whole.signatures.filter(({ name }: { name: string }) => name).map(({ name }: { name: string }) => name),
    ["Siti"],
  );
  assert.ok(
    whole.signatures.every(({ tier, day }: { tier: string; day: string }) => (tier === "email") === (day !== "")),
    "two members are fewer than five",
  );
  assert.doesNotMatch(text, /mailbox|origin|desa\.example|account/);
  const folder = mkdtempSync(join(tmpdir(), "recount-"));
  const recount = (content: string) => {
    const file = join(folder, "export.json");
    writeFileSync(file, content);
    return spawnSync(process.execPath, ["bin/recount.ts", file], { encoding: "utf8" });
  };
  const good = recount(text);
  assert.equal(good.status, 0, good.stdout + good.stderr);
  assert.match(good.stdout, /^Cocok.*member 2, email 9, paper 12, remote 0.*\n$/);
  const lines = text.split("\n");
  const row = lines[2] ?? "";
  for (const [what, spoilt] of [
    ["a row too few", lines.filter((_, at) => at !== 2).join("\n")],
    ["one twice", lines.toSpliced(3, 1, row).join("\n")],
    ["another text", text.replace("Jembatan putus sejak hujan.", "Jembatan kami jual.")],
    ["another count", text.replace('"email":9', '"email":90')],
    ["cut off", text.slice(0, text.length / 2)],
    ["nothing", ""],
  ] as const) {
    const found = recount(spoilt);
    assert.equal(found.status, 1, what);
    assert.equal(found.stdout.trim().split("\n").length, 1, `${what}: ${found.stdout}`);
  }
});

test("INJ-05 no cell of the table for spreadsheets is a formula", async () => {
  const demand = await asksForBridge(world, siti);
  const eve = await world.person("eve", { name: '=HYPERLINK("http://x")' });
  await eve.post(`/demands/${demand.id}/signature`, { shown: "on" });
  await siti.post(`/demands/${demand.id}/desk/sheets`, {
    label: "@SUM(A1)",
    counted: "12",
    collected_on: "2026-11-20",
    witness: "-1+2",
  });
  const { text } = await world.guest().get(`/demands/${demand.id}/signatures.csv`);
  assert.match(text, /^id,tier,counted,version,day,name\r\n'@SUM\(A1\),paper,12,1,2026-11-20,'-1\+2\r\n/);
  assert.match(text, /"'=HYPERLINK\(""http:\/\/x""\)"\r\n$/);
  fc.assert(fc.property(fc.string({ maxLength: 30 }), (name) => !/^"?\s*[=+\-@\t\r]/.test(cell(name))));
});

test("the audit and the sums say the same of everything above", async () => {
  assert.deepEqual(await miscountedSignatures(world), []);
  await pool.query(
    "update signature_counts set counted = counted + 1 where ctid = (select min(ctid) from signature_counts)",
  );
  assert.equal((await miscountedSignatures(world)).length, 1, "the test would notice");
  void auditSignatures;
});
