import assert from "node:assert/strict";
import { test } from "node:test";
import { conversationLimits } from "#modules/posts";
import { makeWorld, type Person } from "../world.ts";
import { forgetLimits } from "./stage.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const ratna = await world.person("ratna");
const stranger = await world.person("orang_asing");
const count = async (query: string, values: unknown[] = []) =>
  Number((await world.pool.query(`select count(*) as count from ${query}`, values)).rows[0].count);
const placeOf = (answer: { location: string }) => answer.location.replace(/#.*/, "");
const hasBadge = async (who: Person) => /class="n"/.test((await who.get("/settings")).text);
await siti.post("/people/ratna/follow");
await ratna.post("/people/siti/follow");

test("DOS-26 A stranger's first message waits in a box of its own, without a badge, and is their only one until accepted", async () => {
  const first = await stranger.post("/messages", { to: "siti", text: "halo-dari-asing" });
  assert.equal(first.status, 303);
  const place = placeOf(first);
  assert.equal(await hasBadge(siti), false);
  const list = await siti.get("/messages");
  assert.doesNotMatch(list.text, /halo-dari-asing/);
  assert.match(list.text, /1 permintaan pesan/);
  assert.match((await siti.get("/messages/requests")).text, /halo-dari-asing/);
  for (const again of [
    () => stranger.post(`${place}/posts`, { text: "kedua" }),
    () => stranger.post("/messages", { to: "siti", text: "kedua" }),
    () => stranger.post("/posts", { text: "@siti kedua", audience: "direct" }),
  ])
    assert.equal((await again()).status, 422);
  assert.match((await stranger.get(place)).text, /menunggu diterima/);
  assert.equal((await siti.post(`${place}/acceptance`)).location, place);
  assert.equal((await stranger.post(`${place}/posts`, { text: "terima kasih" })).status, 303);
  assert.ok(await hasBadge(siti));
  await siti.get(place);
});

test("DOS-26 Who deletes a request hears no more of that stranger, who is told nothing", async () => {
  const pest = await world.person("pengganggu");
  const place = placeOf(await pest.post("/messages", { to: "siti", text: "beli-obat-ini" }));
  const before = (await pest.get(place)).text.replaceAll(/value="[\w-]{22}"/g, "");
  assert.equal((await siti.post(`${place}/refusal`)).location, "/messages/requests");
  assert.doesNotMatch((await siti.get("/messages/requests")).text, /beli-obat/);
  assert.equal((await siti.get(place)).status, 404);
  assert.equal((await pest.get(place)).text.replaceAll(/value="[\w-]{22}"/g, ""), before);
  assert.equal((await pest.post("/messages", { to: "siti", text: "beli-lagi" })).status, 422);
  assert.equal(await count("posts where text = 'beli-lagi'"), 0);
});

test("DOS-26 Whom one has written to, or follows, needs no request", async () => {
  const [bibi, paman] = [await world.person("bibi"), await world.person("paman")];
  const place = placeOf(await bibi.post("/messages", { to: "paman", text: "Paman, ini Bibi" }));
  await paman.post(`${place}/posts`, { text: "Iya, Bi" });
  await bibi.post(`${place}/posts`, { text: "Mau tanya" });
  await paman.post(`${place}/membership/removal`);
  await paman.post("/people/bibi/follow");
  await bibi.post("/messages", { to: "paman", text: "pesan-baru-bibi" });
  assert.match((await paman.get("/messages")).text, /pesan-baru-bibi/);
});

test("DOS-26 500 messages from new accounts: no badge, one row each, and no account begins more than its day's share", async () => {
  const target = await world.person("sasaran");
  for (let number = 0; number < 20; number++) {
    const spammer = await world.person(`baru${number}`, { created_at: new Date() });
    for (let times = 0; times < 25; times++) await spammer.post("/messages", { to: "sasaran", text: `promo ${times}` });
  }
  assert.equal(await hasBadge(target), false);
  assert.equal(await count("conversation_members where account_id = $1", [target.account.id]), 20);
  assert.equal(await count("posts where text like 'promo %'"), 20);
  await forgetLimits(world.pool);
  const fresh = await world.person("segar", { created_at: new Date() });
  const statuses: number[] = [];
  for (let number = 0; number <= conversationLimits.newEachDayWhenNew; number++)
    statuses.push((await fresh.post("/messages", { to: `baru${number}`, text: "halo" })).status);
  assert.deepEqual(statuses, [...Array<number>(conversationLimits.newEachDayWhenNew).fill(303), 422]);
});

test("DOS-26 Who is limited begins nothing with strangers, and who is frozen speaks to officials alone", async () => {
  const limited = await world.person("terbatas", { restriction: "limited" });
  const fan = await world.person("penggemar");
  await fan.post("/people/terbatas/follow");
  assert.equal((await limited.post("/messages", { to: "ratna", text: "halo" })).status, 403);
  assert.equal((await limited.post("/messages", { to: "penggemar", text: "halo" })).status, 303);
  const before = await count("posts");
  const talk = placeOf(await fan.post("/messages", { to: "ratna", text: "sebelum" }));
  await ratna.post(`${talk}/acceptance`);
  await world.pool.query("update accounts set restriction = 'frozen' where handle = 'penggemar'");
  assert.equal((await fan.post(`${talk}/posts`, { text: "sesudah" })).status, 403);
  assert.equal(await count("posts"), before + 1);
  await world.person("pengawas", { role: "moderator" });
  assert.equal((await fan.post("/messages", { to: "pengawas", text: "Mengapa saya dibekukan?" })).status, 303);
});

test("ACL-24 Nobody is written to or added to a group against their choice, and a conversation has at most twelve people", async () => {
  const closed = await world.person("tertutup", { messages_from: "nobody" });
  const choosy = await world.person("pemilih", { messages_from: "followed" });
  const before = await count("conversations");
  for (const to of ["tertutup", "ratna,tertutup", "pemilih", "ratna,pemilih"]) {
    const answer = await siti.post("/messages", { to, text: "kata-tetap-ada" });
    assert.equal(answer.status, 403, to);
    assert.match(answer.text, /tidak menerima pesan/);
  }
  const direct = await siti.post("/posts", { text: "@tertutup kata-tetap-ada", audience: "direct" });
  assert.equal(direct.status, 403);
  assert.match(direct.text, /kata-tetap-ada/);
  assert.equal(await count("conversations"), before);
  await choosy.post("/people/siti/follow");
  assert.equal((await siti.post("/messages", { to: "pemilih", text: "boleh" })).status, 303);
  assert.equal((await closed.post("/messages", { to: "siti", text: "saya yang mulai" })).status, 303);

  const many: string[] = [];
  for (let number = 0; number < conversationLimits.people; number++)
    many.push((await world.person(`ramai${number}`)).account.handle);
  assert.equal((await siti.post("/messages", { to: many.join(","), text: "terlalu ramai" })).status, 422);
  assert.equal((await siti.post("/messages", { to: many.slice(1).join(","), text: "pas dua belas" })).status, 303);
  const named = many.map((handle) => `@${handle}`).join(" ");
  assert.equal((await siti.post("/posts", { text: named, audience: "direct" })).status, 422);
});

test("ACL-01 A block ends a conversation of two, and in a group neither sees the other", async () => {
  const [made, unmade, third] = [await world.person("cici"), await world.person("dodo"), await world.person("eka")];
  for (const [who, whom] of [
    [made, "dodo"],
    [unmade, "cici"],
    [third, "dodo"],
    [third, "cici"],
  ] as const)
    await who.post(`/people/${whom}/follow`);
  const pair = placeOf(await made.post("/messages", { to: "dodo", text: "berdua" }));
  const group = placeOf(await made.post("/messages", { to: "dodo,eka", text: "bertiga" }));
  await made.post("/people/dodo/block");
  for (const who of [made, unmade]) {
    assert.equal((await who.post(`${pair}/posts`, { text: "masih bisa?" })).status, 422);
    assert.match((await who.get(pair)).text, /tidak bisa menulis/);
  }
  assert.equal((await unmade.post("/messages", { to: "cici", text: "buka" })).status, 422);
  assert.equal((await unmade.post(`${group}/posts`, { text: "kata-dodo" })).status, 303);
  assert.equal((await made.post(`${group}/posts`, { text: "kata-cici" })).status, 303);
  assert.match((await third.get(group)).text, /kata-dodo.*kata-cici/s);
  assert.doesNotMatch((await made.get(group)).text + (await made.get("/messages")).text, /kata-dodo/);
  assert.doesNotMatch((await unmade.get(group)).text + (await unmade.get("/messages")).text, /kata-cici/);
});

test("ACL-11 Who is not in a conversation opens, changes and enters nothing of it", async () => {
  const place = placeOf(await siti.post("/messages", { to: "ratna", text: "urusan kami" }));
  const members = async () => (await world.pool.query("select * from conversation_members order by 1, 2")).rows;
  const before = await members();
  assert.equal((await stranger.get(place)).status, 404);
  for (const deed of ["posts", "acceptance", "refusal", "mute", "mute/removal", "membership/removal"])
    assert.equal((await stranger.post(`${place}/${deed}`, { text: "menyusup" })).status, 404, deed);
  assert.deepEqual(await members(), before);
  assert.equal(await count("posts where text = 'menyusup'"), 0);
});

test("ACL-13 Whom a message is for comes once, as one text", async () => {
  const form = new URLSearchParams([
    ["to", "ratna"],
    ["to", "orang_asing"],
    ["text", "untuk siapa?"],
  ]);
  assert.equal((await siti.post("/messages", form)).status, 422);
  assert.equal((await siti.post("/messages", { "to[]": "ratna", text: "untuk siapa?" })).status, 422);
  assert.equal(await count("posts where text = 'untuk siapa?'"), 0);
});

test("ACL-17 Moderators and administrators enter no conversation they are not in", async () => {
  const place = placeOf(await siti.post("/messages", { to: "ratna", text: "bukan untuk pengurus" }));
  for (const role of ["moderator", "administrator"] as const) {
    const official = await world.person(`pengurus_${role}`, { role });
    assert.equal((await official.get(place)).status, 404);
    assert.equal((await official.post(`${place}/posts`, { text: "masuk" })).status, 404);
  }
});

test("ACL-20 An edit after a block, and a name put into a message later, show it to nobody new", async () => {
  const [ika, udin] = [await world.person("ika"), await world.person("udin")];
  await ika.post("/people/udin/follow");
  const sent = await udin.post("/messages", { to: "ika", text: "pesan-lama" });
  const id = sent.location.split("#p")[1];
  await ika.post("/people/udin/block");
  await udin.post(`/p/${id}/revisions`, { text: "pesan-baru @ratna" });
  for (const path of ["/messages", placeOf(sent), `/p/${id}`])
    assert.doesNotMatch((await ika.get(path)).text, /pesan-(lama|baru)/, path);
  assert.equal((await ratna.get(`/p/${id}`)).status, 404);
  assert.equal(await hasBadge(ika), false);
});
