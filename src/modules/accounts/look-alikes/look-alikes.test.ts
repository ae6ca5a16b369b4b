import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld, PASSPHRASE } from "../../../../tests/world.ts";

const world = await makeWorld();
const official = await world.person("bidan_ratih", { name: "Bidan Ratih", role: "moderator" });
const siti = await world.person("siti_rahmah", { name: "Siti Rahmah" });
await world.person("ratih", { name: "Ila" });
await world.person("arni", { name: "Arni" });
await world.person("budi", { name: "Budi Santoso" });
const reader = await world.person("pembaca");
const friend = await world.person("pengikut");
await friend.post("/people/siti_rahmah/follow");

const kindOf = async (handle: string, by: { get: typeof reader.get } = reader) => {
  const { text } = await by.get(`/@${handle}`);
  return /Ini bukan /.test(text) ? "official" : /Mirip dengan @/.test(text) ? "alike" : "nothing";
};
let number = 0;
/** Someone who joins now, by this name and handle, and how their profile is seen. */
const joins = async (name: string, handle = `warga_ke_${++number}`, by = reader) => {
  const joined = await world.person(handle, { name });
  const kind = await kindOf(handle, by);
  await world.pool.query("delete from accounts where id = $1", [joined.account.id]);
  return kind;
};

test("Fraud: a name dressed up as another's is pointed out to everyone", async () => {
  for (const name of [
    "Sіti Rahmah",
    "Siti Rаhmаh",
    "Siti Rahmаh",
    "Ѕіtі Rаhmаh",
    "5iti Rahmah".replace("5", "Ѕ"),
    "Sit1 Rahmah",
    "Sιti Rαhmαh",
    "Siti Rahrnah",
    "Sitl Rahmah",
    "Ｓｉｔｉ Ｒａｈｍａｈ",
    "𝗦𝗶𝘁𝗶 𝗥𝗮𝗵𝗺𝗮𝗵",
    "Sіti\u200bRahmah",
    "Siti Rahm@h",
  ]) {
    assert.equal(await joins(name), "alike", name);
    assert.equal(await joins(name, undefined, friend), "alike", name);
  }
  assert.equal(await joins("Budi Sant0so"), "alike");
  assert.equal(await joins("Budi Santоso"), "alike");
});

test("Fraud: a handle that looks like another's is pointed out", async () => {
  for (const handle of [
    "s1ti_rahmah",
    "sitirahmah",
    "siti_rahmah_",
    "siti__rahmah",
    "siti_rahrnah",
    "sitl_rahmah",
    "slti_rahmah",
    "bud1",
  ])
    assert.equal(await joins("Nama Lain", handle), "alike", handle);
});

test("Fraud: whoever resembles an official in name or handle is pointed out more strongly", async () => {
  for (const name of [
    "Bidan Ratih",
    "bidan ratih",
    "BIDAN RATIH",
    "Bidan Rаtih",
    "Bidan Ratlh",
    "Bidan Ratihh",
    "Bidan Ratih (resmi)",
    "Ibu Bidan Ratih",
    "BidanRatih",
    "Bidan  Ratih",
  ])
    assert.equal(await joins(name), "official", name);
  for (const handle of ["bidan_ratih1", "bidanratih", "b1dan_ratih", "bidan_ratih_resmi", "bidan_rati"])
    assert.equal(await joins("Nama Lain", handle), "official", handle);
  const guest = world.guest();
  await world.person("bidan_ratih_asli", { name: "Nama Lain" });
  assert.equal(await kindOf("bidan_ratih_asli", guest as never), "official", "guests are told as well");
});

test("Fraud: a namesake of somebody one follows is pointed out, until one follows the namesake as well", async () => {
  const other = await world.person("rahmah_baru", { name: "Siti Rahmah" });
  assert.equal(await kindOf("rahmah_baru"), "nothing", "to others they are two people of one name");
  assert.equal(await kindOf("rahmah_baru", friend), "alike");
  await friend.post("/people/rahmah_baru/follow");
  assert.equal(await kindOf("rahmah_baru", friend), "nothing");
  assert.equal(await kindOf("siti_rahmah", friend), "nothing", "who was here first is nobody's copy");
  await world.pool.query("delete from accounts where id = $1", [other.account.id]);
});

test("neighbours who share a name, or nearly, are left alone", async () => {
  for (const [name, handle] of [
    ["Siti Rahmah", "siti_pasar"],
    ["siti rahmah", "rahmah_rt3"],
    ["SITI RAHMAH", "srahmah"],
    ["Siti Rahmawati", "siti_rahmawati"],
    ["Siti", "siti"],
    ["Sitti Rachmah", "sitti"],
    ["Siti Ráhmah", "siti_accent"],
    ["SitiRahmah", "satu_kata"],
    ["Lia", "lia"],
    ["Ami", "ami"],
    ["Budi", "budi_2"],
    ["Budi Santosa", "budi_santosa"],
    ["Budi Santoso", "budi_santoso"],
    ["Ratih", "ratih_saja"],
    ["Ratih Lestari", "ratih_lestari"],
    ["Bidan Sari", "bidan_sari"],
    ["Bidan Desa", "bidan_desa"],
    ["Budi 🌾", "budi_tani"],
    ["I Made Budi", "made_budi"],
    ["Muhammad Ali", "muhammad_ali"],
  ] as const)
    assert.equal(await joins(name, handle), "nothing", `${name} @${handle}`);
});

test("it is pointed out when somebody changes their name, to them alone it is not, and where one writes and answers", async () => {
  const thief = await world.person("tetangga_x", { name: "Tetangga" });
  assert.equal(await kindOf("tetangga_x"), "nothing");
  await thief.post("/settings/profile", { name: "Bidan Rаtih" });
  assert.equal(await kindOf("tetangga_x"), "official");
  assert.equal(await kindOf("tetangga_x", thief), "nothing");
  assert.equal(await kindOf("bidan_ratih"), "nothing");
  assert.match((await reader.get("/messages/new?to=tetangga_x")).text, /Ini bukan Bidan Ratih \(@bidan_ratih\)/);
  await reader.post("/settings/privacy", {
    locked: "on",
    findable_by: "everyone",
    place_seen_by: "members",
    follows_seen_by: "members",
    messages_from: "everyone",
  });
  await thief.post("/people/pembaca/follow");
  assert.match((await reader.get("/follow-requests")).text, /Ini bukan Bidan Ratih/);
  const sent = await thief.post("/messages", { to: "pembaca", text: "Ini bidan. Kirim kodenya" });
  assert.match((await reader.get(sent.location)).text, /Ini bukan Bidan Ratih/);
});

test("an official may be called like another, and whom one may not know of is not named", async () => {
  await world.person("kader", { name: "Bidan Ratih", role: "administrator" });
  assert.equal(await kindOf("kader"), "nothing");
  await world.person("tersembunyi_ya", { name: "Tersembunyi Sekali", findable_by: "nobody" });
  await world.person("tiruan", { name: "Tersembunуi Sekali" });
  assert.equal(await kindOf("tiruan"), "nothing");
  await siti.post("/people/pembaca/block");
  assert.equal(await joins("Sіti Rahmah"), "nothing");
});

test("who asks to join under an official's name is pointed out at the desk of sign-ups", async () => {
  await world.pool.query("update community set sign_up = 'approval'");
  const admin = await world.person("kepala", { role: "administrator" });
  const stranger = world.guest();
  const joined = await stranger.post("/accounts", {
    name: "Bidan Ratih",
    handle: "bidan_ratih_2",
    reason: "Saya bidan",
    passphrase: PASSPHRASE,
    invite: "",
  });
  assert.equal(joined.status, 303);
  assert.match((await admin.get("/admin/sign-ups")).text, /Ini bukan Bidan Ratih/);
  assert.ok(official);
});
