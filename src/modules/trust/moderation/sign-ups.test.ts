import assert from "node:assert/strict";
import { test } from "node:test";
import { type Browser, makeWorld, PASSPHRASE } from "../../../../tests/world.ts";

const world = await makeWorld({ signUp: "approval" });
const admin = await world.person("laras", { role: "administrator" });
const desk = await world.person("rudi", { role: "moderator", permissions: ["sign-ups"] });
const siti = await world.person("siti");
const join = (browser: Browser, handle: string, more: Record<string, string> = {}) =>
  browser.post("/accounts", {
    name: "Orang Baru",
    handle,
    passphrase: PASSPHRASE,
    reason: "Saya warga RW 02",
    ...more,
  });
const idOf = async (handle: string) =>
  (await world.pool.query("select id from accounts where handle = $1", [handle])).rows[0]?.id;

test("a moderator trusted with sign-ups turns someone away with a reason they read, and may think again", async () => {
  const applicant = world.guest();
  await join(applicant, "pelamar");
  const id = await idOf("pelamar");
  assert.equal((await siti.get("/admin/sign-ups")).status, 403);
  assert.match((await desk.get("/admin/sign-ups?q=RW 02")).text, /@pelamar/);
  assert.doesNotMatch((await desk.get("/admin/sign-ups?q=RW 09")).text, /@pelamar/);
  const unsaid = await desk.post(`/admin/sign-ups/${id}/refusal`, { reason: "" });
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /<details open=""[\s\S]*Mengapa ditolak/);
  await desk.post(`/admin/sign-ups/${id}/refusal`, { reason: "Sebut siapa yang mengenal Anda" });
  assert.match((await applicant.get("/waiting")).text, /Sebut siapa yang mengenal Anda/);
  assert.match((await desk.get("/admin/sign-ups?tab=refused")).text, /@pelamar[\s\S]*Sebut siapa/);
  await admin.post(`/admin/sign-ups/${id}/refusal/removal`);
  assert.match((await applicant.get("/waiting")).text, /Menunggu pengurus/);
  const answers = await Promise.all([
    desk.post(`/admin/sign-ups/${id}/approval`),
    admin.post(`/admin/sign-ups/${id}/refusal`, { reason: "Tidak" }),
  ]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 404], "of two answers one counts");
  assert.match((await admin.get("/admin/log")).text, /Penolakan pendaftar dibatalkan/);
});

test("ABU-03 a village hall whose network is closed still joins by invite, and anyone joins again when its time is over", async () => {
  const hall = () => world.guest().from("203.0.113.9");
  await desk.post("/admin/networks", { network: "203.0.113.7/24", reason: "Sepuluh akun palsu", days: "1" });
  const refused = await join(hall(), "dari_balai");
  assert.equal(refused.status, 422);
  assert.match(refused.text, /hanya bisa bergabung dengan undangan/);
  assert.match(refused.text, /value="dari_balai"/);
  assert.equal((await join(world.guest().from("203.0.114.9"), "dari_rumah")).status, 303);
  await siti.post("/settings/invites");
  const invite = /\/invites\/(\d+-[\w-]+)"/.exec((await siti.get("/settings/invites")).text)?.[1] ?? "";
  for (let number = 0; number < 12; number++)
    assert.equal((await join(hall(), `warga_balai_${number}`, { invite })).status, 303);
  await world.pool.query("update sign_up_blocks set expires_at = now() - interval '1 minute'");
  assert.equal((await join(hall(), "dari_balai_lagi")).status, 303);
});

test("no network so wide that a country is shut out, and nothing that is no network", async () => {
  for (const [network, words] of [
    ["0.0.0.0/0", /terlalu luas/],
    ["10.0.0.0/8", /terlalu luas/],
    ["2001:db8::/16", /terlalu luas/],
    ["203.0.113.7/33", /belum benar/],
    ["203.0.113.7/24/1", /belum benar/],
    ["rumah.example", /belum benar/],
    ["::ffff:203.0.113.7'; drop", /belum benar/],
  ] as const) {
    const answer = await desk.post("/admin/networks", { network, reason: "Uji", days: "1" });
    assert.equal(answer.status, 422, network);
    assert.match(answer.text, words, network);
  }
  assert.equal((await desk.post("/admin/networks", { network: "2001:db8::1", reason: "Uji", days: "1" })).status, 303);
  assert.equal((await join(world.guest().from("2001:db8::77"), "dari_enam")).status, 422, "a household shares its /64");
  const id = (await world.pool.query("select id from sign_up_blocks where family(network) = 6")).rows[0].id;
  await desk.post(`/admin/networks/${id}/removal`);
  assert.equal((await join(world.guest().from("2001:db8::77"), "dari_enam")).status, 303);
});

test("the door closes by itself when nobody who looks after the community was here for a week, and opens with their return", async () => {
  await world.pool.query("update community set officials_seen_at = now() - interval '8 days'");
  await new Promise((resolve) => setTimeout(resolve, 1100));
  assert.match((await world.guest().get("/join")).text, /hanya untuk yang diundang/);
  assert.equal((await join(world.guest(), "terlambat")).status, 422);
  await world.pool.query("update sessions set seen_at = now() - interval '2 hours'");
  await siti.get("/");
  assert.equal((await join(world.guest(), "terlambat")).status, 422, "a member is not enough");
  await desk.get("/");
  assert.equal((await join(world.guest(), "terlambat")).status, 303);
  await world.pool.query("update community set officials_seen_at = now() - interval '8 days', sign_up_closes = false");
  assert.equal((await join(world.guest(), "tetap_buka")).status, 303, "where it is not wished it stays open");
});
