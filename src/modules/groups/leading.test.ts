import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { makeWorld, type Person } from "../../../tests/world.ts";
import { leaveAllGroups } from "./pass-groups-on.ts";

const world = await makeWorld();
const { pool, ctx } = world;
const [siti, tono, wati, budi] = [
  await world.person("siti"),
  await world.person("tono"),
  await world.person("wati"),
  await world.person("budi"),
];
const guest = world.guest();

const making = { about: "Menimbang balita", place: "Sukamaju", access: "public", question: "", agreement: "" };
async function makes(handle: string, change: Record<string, string> = {}): Promise<string> {
  const answer = await siti.post("/groups", { ...making, name: `Kelompok ${handle}`, handle, ...change });
  assert.equal(answer.status, 303);
  return `/groups/${handle}`;
}
const one = async (text: string, ...values: unknown[]) =>
  (await pool.query<{ id: string }>(text, values)).rows[0]?.id ?? "";
const idOf = (handle: string) => one("select id from accounts where handle = $1", handle);
async function says(person: Person, group: string, text: string, fields: Record<string, string> = {}): Promise<string> {
  const sent = await person.post("/posts", { text, language: "id", group: await idOf(group), ...fields });
  assert.equal(sent.status, 303, text);
  return one("select id from posts where text = $1", text);
}
const joins = (person: Person, group: string, fields: Record<string, string> = {}) =>
  person.post(`/groups/${group}/membership`, fields);
const news = async (person: Person) => {
  await world.settle();
  return (await person.get("/notifications")).text;
};

test("who asks to come in waits for somebody who helps; a yes opens the group, a no closes nothing for ever", async () => {
  const group = await makes("curhat", { access: "private", question: "Anda dari RT berapa?" });
  await joins(tono, "curhat", { answer: "RT 05, saya ibu dua anak" });
  assert.match(await news(siti), /Tono minta bergabung/);
  const members = await siti.get(`${group}/members`);
  assert.match(members.text, /RT 05, saya ibu dua anak/);
  assert.equal((await tono.get(`${group}/members`)).status, 404);
  assert.equal((await tono.post(`${group}/requests/tono/approval`)).status, 404, "nobody lets themselves in");
  assert.equal((await siti.post(`${group}/requests/tono/refusal`)).status, 303);
  assert.match((await tono.get(group)).text, /Minta bergabung/);
  await joins(tono, "curhat", { answer: "RT 05" });
  assert.equal((await siti.post(`${group}/requests/tono/approval`)).status, 303);
  assert.match(await news(tono), /Anda diterima/);
  assert.match((await tono.get(`${group}/log`)).text, /Siti menerima Tono/);
  assert.doesNotMatch((await tono.get(`${group}/members`)).text, /ibu dua anak/, "answers are for those who help");
});

test("who is invited by name comes in where all others find nothing; a link does the same, as often as it says", async () => {
  const group = await makes("panitia", { access: "invite", agreement: "Jaga rahasia." });
  assert.equal((await siti.post(`${group}/invitations`, { handle: "@tono" })).status, 303);
  assert.match(await news(tono), /mengundang Anda/);
  assert.match((await tono.get("/groups")).text, /Anda diundang/);
  assert.equal((await tono.get(group)).status, 200);
  assert.equal((await joins(tono, "panitia")).status, 422, "also the invited agree first");
  assert.equal((await joins(tono, "panitia", { agree: "on" })).status, 303);
  assert.equal((await siti.post(`${group}/invitations`, { handle: "tiada" })).status, 422);
  await siti.post(`${group}/links`);
  const page = await siti.get(`${group}/invitations`);
  const code = /\/groups\/panitia\/join\/(\d+-[0-9a-f]{24})"/.exec(page.text)?.[1] ?? "";
  assert.match(page.text, /wa\.me/);
  assert.match((await guest.get(`${group}/join/${code}`)).text, /Anda diundang ke kelompok ini/);
  assert.equal((await guest.get(`${group}/poster/${code}`)).status, 200);
  for (const wrong of [`${code.slice(0, -1)}0`, "1-abc", `${code}x`])
    if (wrong !== code) assert.equal((await guest.get(`${group}/join/${wrong}`)).status, 404, wrong);
  await pool.query("update group_invites set uses_left = 1");
  assert.equal((await joins(wati, "panitia", { agree: "on", invite: code })).status, 303);
  assert.equal((await joins(budi, "panitia", { agree: "on", invite: code })).status, 404, "it is used up");
});

test("a helper lets in and ends answers, an organiser also decides about posts and people, each below their own rank", async () => {
  const group = await makes("tani");
  for (const person of [tono, wati, budi]) await joins(person, "tani");
  const role = (by: Person, handle: string, role: string) => by.post(`${group}/members/${handle}/role`, { role });
  assert.equal((await role(tono, "wati", "helper")).status, 403);
  assert.equal((await role(siti, "tono", "organiser")).status, 303);
  assert.match(await news(tono), /peran baru/);
  assert.equal((await role(tono, "wati", "helper")).status, 303);
  assert.equal((await role(tono, "wati", "organiser")).status, 403, "an organiser makes no organisers");
  assert.equal((await role(tono, "siti", "member")).status, 403);
  const removal = (by: Person, handle: string, fields: Record<string, string>) =>
    by.post(`${group}/members/${handle}/removal`, fields);
  assert.equal((await removal(wati, "budi", { reason: "x" })).status, 403);
  assert.equal((await removal(tono, "siti", { reason: "x" })).status, 403);
  assert.equal((await removal(tono, "budi", { reason: "" })).status, 422);
  assert.equal((await removal(tono, "budi", { reason: "Menjual pupuk palsu", ban: "on" })).status, 303);
  assert.equal((await joins(budi, "tani")).status, 403, "who was kept out does not come back by themselves");
  assert.match(
    (await wati.get(`${group}/log`)).text,
    /Tono mengeluarkan Budi dan melarangnya masuk\. Alasan: Menjual pupuk palsu/,
  );
  assert.equal((await budi.get(`${group}/log`)).status, 404);
  const post = await says(siti, "tani", "Jual pupuk");
  assert.equal((await budi.post(`/p/${post}/replies`, { text: "Saya juga" })).status, 403);
  assert.equal((await tono.post(`${group}/bans/budi/removal`)).status, 303);
  assert.equal((await joins(budi, "tani")).status, 303);
});

test("answers end and begin again; a post is set on top, or leaves the group and stays its author's", async () => {
  const group = await makes("pasar");
  for (const person of [tono, wati]) await joins(person, "pasar");
  await siti.post(`${group}/members/wati/role`, { role: "helper" });
  const post = await says(tono, "pasar", "Harga cabai turun");
  await world.settle();
  const decides = (by: Person, deed: string, fields: Record<string, string> = {}) =>
    by.post(`${group}/posts/${post}/${deed}`, fields);
  assert.match((await wati.get(`/p/${post}/more`)).text, /Atur di kelompok/);
  assert.doesNotMatch((await tono.get(`/p/${post}/more`)).text, /Atur di kelompok/);
  assert.equal((await decides(tono, "lock")).status, 403);
  assert.equal((await decides(wati, "lock")).status, 303);
  const replies = () => tono.post(`/p/${post}/replies`, { text: "Masih turun", audience: "public" });
  assert.equal((await replies()).status, 403, "nor its author");
  await decides(wati, "lock/removal");
  assert.equal((await replies()).status, 303);
  assert.equal((await decides(wati, "pin")).status, 403);
  assert.equal((await decides(siti, "pin")).status, 303);
  assert.match((await guest.get(group)).text, /Disematkan.*Harga cabai turun/s);
  assert.match((await wati.get("/")).text, /Harga cabai turun/);
  assert.equal((await decides(siti, "hiding", { reason: "Bukan urusan pasar" })).status, 303);
  await world.settle();
  assert.doesNotMatch((await guest.get(group)).text, /Harga cabai turun/);
  assert.doesNotMatch((await wati.get("/")).text, /Harga cabai turun/);
  assert.match((await guest.get("/@tono")).text, /Harga cabai turun/, "its author keeps it");
});

test("what leaves a closed group is read by its author and those who lead, and by no other member", async () => {
  const group = await makes("rahasia", { access: "private" });
  for (const [person, handle] of [
    [tono, "tono"],
    [wati, "wati"],
  ] as const) {
    await joins(person, "rahasia");
    await siti.post(`${group}/requests/${handle}/approval`);
  }
  const post = await says(tono, "rahasia", "Terlalu jauh");
  const seen = async () =>
    Promise.all([siti, tono, wati].map(async (person) => (await person.get(`/p/${post}`)).status));
  assert.deepEqual(await seen(), [200, 200, 200]);
  await siti.post(`${group}/posts/${post}/hiding`, { reason: "Melukai orang" });
  assert.deepEqual(await seen(), [200, 200, 404]);
  await siti.post(`${group}/posts/${post}/hiding/removal`);
  assert.deepEqual(await seen(), [200, 200, 200]);
  await siti.post(`${group}/members/wati/removal`, { reason: "Membocorkan cerita" });
  assert.deepEqual(await seen(), [200, 200, 404], "access ends with the membership");
});

test("a changed agreement is read anew by members, who stay in any case", async () => {
  const group = await makes("sungai", { agreement: "Tidak membuang sampah." });
  await joins(tono, "sungai", { agree: "on" });
  const settings = { name: "Kelompok sungai", about: "", place: "", access: "public", question: "", library: "" };
  assert.equal((await tono.post(`${group}/settings`, { ...settings, agreement: "" })).status, 403);
  assert.equal((await siti.post(`${group}/settings`, { ...settings, access: "private", agreement: "" })).status, 422);
  await siti.post(`${group}/settings`, { ...settings, agreement: "Tidak membuang sampah dan limbah." });
  assert.match(await news(tono), /Kesepakatan kelompok berubah/);
  assert.match((await tono.get(group)).text, /Kesepakatan kelompok ini berubah/);
  assert.match((await tono.get(`${group}/agreement`)).text, /sampah dan limbah/);
  const wordings = (await tono.get(`${group}/agreement/versions`)).text;
  assert.match(
    wordings,
    /ke-2[\s\S]*Berlaku sekarang[\s\S]*sampah dan limbah[\s\S]*ke-1[\s\S]*Anda menyetujui yang ini[\s\S]*sampah\./,
  );
  await tono.post(`${group}/agreement`);
  assert.doesNotMatch((await tono.get(group)).text, /Kesepakatan kelompok ini berubah/);
});

test("organisers name subjects, a post carries one, and the page shows those alone", async () => {
  const group = await makes("kebun");
  assert.equal(
    (await siti.post(`${group}/topics`, { topics: Array.from({ length: 13 }, (_, n) => `T${n}`).join("\n") })).status,
    422,
  );
  await siti.post(`${group}/topics`, { topics: "Cabai\n  Tomat \n\nCabai" });
  const topic = await one("select id from group_topics where name = 'Cabai'");
  const other = await one("select id from group_topics where name = 'Tomat'");
  await says(siti, "kebun", "Cabai merah", { topic });
  await says(siti, "kebun", "Tanpa topik");
  const shown = (await guest.get(`${group}?topic=${topic}`)).text;
  assert.match(shown, /Cabai merah/);
  assert.doesNotMatch(shown, /Tanpa topik/);
  assert.doesNotMatch((await guest.get(`${group}?topic=${other}`)).text, /Cabai merah/);
  await makes("lain");
  const wrong = await siti.post("/posts", { text: "Salah", language: "id", group: await idOf("lain"), topic });
  assert.equal(wrong.status, 422);
});

test("an owner hands over and goes; whose account goes for good is followed by who served longest", async () => {
  const group = await makes("warung");
  for (const person of [tono, wati, budi]) await joins(person, "warung");
  await siti.post(`${group}/members/wati/role`, { role: "helper" });
  assert.equal((await siti.post(`${group}/membership/removal`)).status, 422);
  await siti.post(`${group}/members/tono/role`, { role: "owner" });
  assert.equal((await siti.post(`${group}/membership/removal`)).status, 303);
  await leaveAllGroups(ctx, tono.account);
  const { rows } = await pool.query(
    "select handle, group_members.role from group_members join accounts on accounts.id = account_id where group_id = $1 order by handle",
    [await idOf("warung")],
  );
  assert.deepEqual(rows, [
    { handle: "budi", role: "member" },
    { handle: "wati", role: "owner" },
  ]);
});

test("who presses join while an organiser keeps them out, or while the last member closes the group, does not come in", async () => {
  const group = await makes("serempak");
  const id = await idOf("serempak");
  /** What somebody else does at the same moment, not committed before the press arrived. */
  const meanwhile = async (change: string) => {
    const client = await pool.connect();
    try {
      await client.query("begin");
      await client.query("select from groups where id = $1 for no key update", [id]);
      await client.query(change, change.includes("$2") ? [id, tono.account.id] : [id]);
      const pressed = tono.post(`${group}/membership`);
      await sleep(300);
      await client.query("commit");
      return (await pressed).status;
    } finally {
      client.release();
    }
  };
  assert.equal(
    await meanwhile("insert into group_members (group_id, account_id, state) values ($1, $2, 'banned')"),
    403,
  );
  assert.equal(
    await one("select state as id from group_members where account_id = $1 and group_id = $2", tono.account.id, id),
    "banned",
  );
  await pool.query("delete from group_members where account_id = $1 and group_id = $2", [tono.account.id, id]);
  assert.equal(await meanwhile("update groups set closed_at = now() where id = $1"), 404);
});

test("nothing on a member's profile tells that they speak in a closed group", async () => {
  await makes("lingkar", { access: "private" });
  const profile = async () => (await guest.get("/@siti")).text.match(/<b>(\d+)<\/b> kiriman/)?.[1];
  const before = await profile();
  const id = await says(siti, "lingkar", "Hanya untuk kita");
  assert.equal(await profile(), before);
  await siti.post(`/p/${id}/removal`);
  assert.equal(await profile(), before);
  await makes("terbuka");
  await says(siti, "terbuka", "Untuk semua");
  assert.equal(await profile(), String(Number(before) + 1));
});
