import assert from "node:assert/strict";
import { test } from "node:test";
import { type Browser, makeWorld, PASSPHRASE } from "../../../tests/world.ts";

const open = await makeWorld();
const approving = await makeWorld({ signUp: "approval" });
const closed = await makeWorld({ signUp: "invite" });

/** Walks the last step of joining; the earlier ones only carry answers along. */
const join = (browser: Browser, handle: string, more: Record<string, string> = {}) =>
  browser.post("/accounts", { name: "Orang Baru", handle, passphrase: PASSPHRASE, ...more });

test("someone joins with a name and a passphrase, no e-mail, no phone, and is shown recovery codes", async () => {
  const browser = open.guest();
  const answer = await join(browser, "dewi");
  assert.equal(answer.status, 303);
  const sheet = await browser.get(answer.location);
  assert.equal(sheet.text.match(/<code>[A-Z2-9]{4}(-[A-Z2-9]{4}){3}<\/code>/g)?.length, 8);
  assert.match((await browser.get("/")).text, /Beranda/);
});

test("joining asks one question a page and keeps what was answered", async () => {
  const guest = open.guest();
  const second = await guest.post("/join/2", { name: "Siti  Rahmah" });
  assert.match(second.text, /Langkah 2 dari 4/);
  assert.match(second.text, /value="siti_rahmah"/);
  const wrong = await guest.post("/join/3", { name: "Siti Rahmah", handle: "Siti Rahmah!" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /value="Siti Rahmah!"/);
  assert.match(
    (await guest.post("/join/4", { name: "Siti Rahmah", handle: "siti", reason: "" })).text,
    /type="password"/,
  );
});

test("a taken handle, a reserved one and a short passphrase are refused in words", async () => {
  await join(open.guest(), "tono");
  for (const [handle, passphrase, words] of [
    ["tono", PASSPHRASE, /sudah dipakai/],
    ["admin", PASSPHRASE, /sudah dipakai/],
    ["wati", "pendek", /paling sedikit 10 huruf/],
  ] as const) {
    const answer = await join(open.guest(), handle, { passphrase });
    assert.equal(answer.status, 422);
    assert.match(answer.text, words);
  }
});

test("by approval a person gives a reason, waits, and is let in by an administrator", async () => {
  const admin = await approving.person("pengelola", { role: "administrator" });
  const browser = approving.guest();
  assert.equal((await join(browser, "baru")).status, 422);
  await join(browser, "baru", { reason: "Saya tinggal di RW 03." });
  assert.equal((await browser.get("/")).location, "/waiting");
  assert.equal((await browser.post("/posts", { text: "Halo" })).status, 403);
  const desk = await admin.get("/admin/sign-ups");
  assert.match(desk.text, /Saya tinggal di RW 03/);
  const id = /sign-ups\/(\d+)\/approval/.exec(desk.text)?.[1];
  await admin.post(`/admin/sign-ups/${id}/approval`);
  assert.equal((await browser.post("/posts", { text: "Halo" })).status, 303);
});

test("someone turned away reads why where they applied, gets no further, and cannot sign in", async () => {
  const admin = await approving.person("pengurus_dua", { role: "administrator" });
  const browser = approving.guest();
  await join(browser, "ditolak", { reason: "…" });
  const { rows } = await approving.pool.query("select id from accounts where handle = 'ditolak'");
  await admin.post(`/admin/sign-ups/${rows[0].id}/refusal`, { reason: "Kami belum mengenal Anda" });
  assert.match((await browser.get("/waiting")).text, /Kami belum mengenal Anda/);
  assert.equal((await browser.get("/settings/profile")).location, "/waiting");
  assert.equal((await browser.post("/posts", { text: "Halo" })).status, 403);
  assert.equal((await approving.guest().post("/session", { handle: "ditolak", passphrase: PASSPHRASE })).status, 422);
});

test("where one must be invited, a member's link lets people in until it is ended", async () => {
  const member = await closed.person("rina");
  assert.match((await closed.guest().get("/join")).text, /hanya untuk yang diundang/);
  assert.equal((await join(closed.guest(), "tamu")).status, 422);
  await member.post("/settings/invites");
  const link = /\/invites\/(\d+-[\w-]+)"/.exec((await member.get("/settings/invites")).text)?.[1] ?? "";
  const guest = closed.guest();
  const { location } = await guest.get(`/invites/${link}`);
  assert.match((await guest.get(location)).text, /Rina mengundang Anda/);
  assert.equal((await join(guest, "tamu", { invite: link })).status, 303);
  await member.post(`/settings/invites/${link.split("-")[0]}/removal`);
  assert.equal((await join(closed.guest(), "tamu_dua", { invite: link })).status, 422);
  assert.equal(
    (await join(closed.guest(), "tamu_tiga", { invite: `${link.split("-")[0]}-${"a".repeat(22)}` })).status,
    422,
  );
});

test("a code on paper sets a new passphrase once, and signs other devices out", async () => {
  const first = open.guest();
  const { location } = await join(first, "lupa");
  const code = /<code>([A-Z2-9-]+)<\/code>/.exec((await first.get(location)).text)?.[1] ?? "";
  const second = open.guest();
  const fresh = "empat kata yang baru";
  const form = { handle: "@Lupa", code: code.toLowerCase().replaceAll("-", " "), passphrase: fresh };
  assert.equal((await second.post("/session/recovery", form)).status, 303);
  assert.equal((await second.get("/settings")).status, 200);
  assert.equal((await first.get("/settings")).status, 303);
  assert.equal((await open.guest().post("/session/recovery", form)).status, 422);
  assert.equal((await open.guest().post("/session", { handle: "lupa", passphrase: fresh })).status, 303);
});

test("a sheet of codes cannot be opened again from another device, nor after a code was used", async () => {
  const browser = open.guest();
  const { location } = await join(browser, "kertas");
  await browser.get(location);
  const other = open.guest();
  await other.post("/session", { handle: "kertas", passphrase: PASSPHRASE });
  assert.equal((await other.get(location)).status, 303);
});

test("the set-up link founds the community once", async () => {
  const empty = await makeWorld({ founded: false });
  const { setUpCode } = await import("./found-community.ts");
  const path = `/set-up/${setUpCode(empty.ctx.config.secretKey)}`;
  const form = {
    community: "Mekarsari",
    locale: "id",
    time_zone: "WITA",
    sign_up: "open",
    pictures: "light",
    name: "Ibu Lurah",
    handle: "lurah",
    passphrase: PASSPHRASE,
  };
  assert.equal((await empty.guest().get("/set-up/wrong")).status, 404);
  const founder = empty.guest();
  assert.equal((await founder.post(path, form)).status, 303);
  assert.equal((await founder.get("/admin/community")).status, 200);
  assert.match((await founder.get("/")).text, /Mekarsari/);
  assert.equal((await empty.guest().post(path, { ...form, handle: "penyusup" })).status, 404);
  assert.equal((await empty.guest().get(path)).status, 404);
});
