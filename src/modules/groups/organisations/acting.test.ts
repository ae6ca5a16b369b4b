import assert from "node:assert/strict";
import { test } from "node:test";
import { followAccount } from "#modules/accounts";
import { openServers } from "../../../../tests/other-servers.ts";
import { makeWorld, type Person } from "../../../../tests/world.ts";

const world = await makeWorld();
const { pool } = world;
const servers = await openServers(world);
const [siti, tono, luar] = [await world.person("siti"), await world.person("tono"), await world.person("orang_luar")];
const guest = world.guest();
await siti.post("/organisations", { name: "Posyandu Melati", handle: "posyandu_melati", about: "", place: "" });
await siti.post("/organisations/posyandu_melati/people", { handle: "tono", role: "helper" });
const { rows } = await pool.query("select * from accounts where handle = 'posyandu_melati'");
const organisation = rows[0];
const speaker = organisation.id as string;
const log = async (person: Person) => (await person.get("/organisations/posyandu_melati/log")).text;
const asIt = (id: string) => `/p/${id}/as/posyandu_melati`;
const likers = async (id: string) =>
  (
    await pool.query(
      "select handle, reactions.kind from reactions join accounts on accounts.id = account_id where post_id = $1",
      [id],
    )
  ).rows.map(({ handle, kind }) => `${handle} ${kind}`);

test("its people react, share and vote in its name, with what it sees itself, and strangers do not", async () => {
  const post = await world.says(luar, "Siapa datang ke posyandu?");
  for (const page of ["more", "share"])
    assert.match((await tono.get(`/p/${post.id}/${page}`)).text, new RegExp(`href="${asIt(post.id)}"`));
  assert.doesNotMatch((await luar.get(`/p/${post.id}/more`)).text, /\/as\//);
  assert.equal((await luar.get(asIt(post.id))).status, 404);
  assert.equal((await guest.get(asIt(post.id))).status, 303);
  assert.match((await tono.get(asIt(post.id))).text, /Atas nama Posyandu Melati/);

  const from = { Referer: `http://localhost:3000${asIt(post.id)}` };
  const liked = await tono.post(`/p/${post.id}/reaction/thank`, { speaker }, from);
  assert.equal(liked.location, `${asIt(post.id)}#p${post.id}`);
  assert.deepEqual(await likers(post.id), ["posyandu_melati thank"]);
  assert.match((await tono.get(asIt(post.id))).text, /aria-pressed="true"/);
  assert.equal((await tono.post(`/p/${post.id}/share`, { speaker })).status, 303);
  assert.match((await guest.get("/@posyandu_melati")).text, /Siapa datang ke posyandu/);
  assert.doesNotMatch((await guest.get("/@tono")).text, /Siapa datang ke posyandu/);
  for (const page of ["reactions", "shares"]) {
    const { text } = await guest.get(`/p/${post.id}/${page}`);
    assert.match(text, /Posyandu Melati/);
    assert.doesNotMatch(text, /tono/i, "whoever pressed is not named outside");
  }
  await world.settle();
  const news = (await luar.get("/notifications")).text;
  assert.match(news, /Posyandu Melati/);
  assert.doesNotMatch(news, /tono/i);
  for (const person of [siti, tono])
    assert.match(await log(person), /Kiriman dibagikan.*Tono.*Kiriman ditanggapi.*Tono/s);
  assert.match((await tono.get(asIt(post.id))).text, /Batalkan berbagi/);
  await siti.post(`/p/${post.id}/share/removal`, { speaker });
  await siti.post(`/p/${post.id}/reaction/removal`, { speaker });
  assert.deepEqual(await likers(post.id), []);
  assert.match(await log(tono), /Tanggapan ditarik.*Siti.*Berbagi dibatalkan.*Siti/s);
});

test("without a role, with a made-up one, or while it is frozen, nobody acts in its name", async () => {
  const post = await world.says(luar, "Iuran sampah");
  const tries = async (person: Person, sent: string) =>
    Promise.all(
      ["reaction/like", "reaction/removal", "share", "share/removal"].map(
        async (rest) => (await person.post(`/p/${post.id}/${rest}`, { speaker: sent })).status,
      ),
    );
  const refused = [403, 403, 403, 403];
  assert.deepEqual(await tries(luar, speaker), refused);
  for (const made of ["0", "-1", "x'; --", "9".repeat(30), siti.account.id])
    assert.deepEqual(await tries(tono, made), refused, made);
  await pool.query("update accounts set restriction = 'frozen' where id = $1", [speaker]);
  assert.deepEqual(await tries(tono, speaker), refused);
  await pool.query("update accounts set restriction = 'none' where id = $1", [speaker]);
  assert.deepEqual(await likers(post.id), []);
});

test("what one of its people sees and it does not, it neither answers nor passes on nor likes", async () => {
  await followAccount(world.ctx, { ...tono.account, session_id: "0" }, luar.account);
  const secret = await world.says(luar, "Untuk pengikut saja", { audience: "followers" });
  assert.equal((await tono.get(`/p/${secret.id}`)).status, 200);
  assert.equal((await tono.get(asIt(secret.id))).status, 404);
  assert.equal((await tono.post(`/p/${secret.id}/reaction/like`, { speaker })).status, 404);
  const reply = { text: "Kami baca", audience: "followers", speaker };
  const answer = await tono.post(`/p/${secret.id}/replies`, reply);
  assert.equal(answer.status, 422);
  assert.match(answer.text, /tidak bisa menjawab di sini.*Kami baca/s);
  const open = await world.says(luar, "Untuk semua");
  await pool.query("insert into blocks (blocker_id, blocked_id) values ($1, $2)", [luar.account.id, speaker]);
  assert.equal((await tono.post(`/p/${open.id}/share`, { speaker })).status, 404);
  assert.equal((await tono.post(`/p/${open.id}/replies`, { ...reply, audience: "public" })).status, 422);
  await pool.query("delete from blocks");
  assert.equal((await tono.post(`/p/${open.id}/replies`, { ...reply, audience: "public" })).status, 303);
  assert.match(
    (await tono.get(`/p/${open.id}/reply?speaker=${speaker}`)).text,
    new RegExp(`value="${speaker}" selected`),
  );
});

test("it answers a poll once, whoever of its people presses, and each of them answers for themselves besides", async () => {
  const ask = { text: "Hari apa?", audience: "public", poll: "Senin\nSelasa", poll_lasts: "1440" };
  const id = /\d+/.exec((await luar.post("/posts", ask)).location)?.[0] ?? "";
  const vote = (person: Person, fields: Record<string, string>) =>
    person.post(`/p/${id}/votes`, { choice: "1", ...fields });
  assert.match((await tono.get(asIt(id))).text, new RegExp(`/p/${id}/votes\\?speaker=${speaker}`));
  assert.equal((await vote(tono, {})).status, 303);
  const page = (await tono.get(`/p/${id}/votes?speaker=${speaker}`)).text;
  assert.match(page, /name="choice".*|Atas nama Posyandu Melati/s);
  assert.match(page, new RegExp(`name="speaker" value="${speaker}"`));
  assert.equal((await vote(luar, { speaker })).status, 403);
  assert.equal((await vote(tono, { speaker, choice: "2" })).status, 303);
  assert.equal((await vote(siti, { speaker })).status, 422, "it has voted");
  const { rows: votes } = await pool.query("select votes_count from poll_options where post_id = $1 order by place", [
    id,
  ]);
  assert.deepEqual(
    votes.map(({ votes_count }) => votes_count),
    [1, 1],
  );
  assert.match(await log(siti), /Jajak pendapat dijawab.*Tono/s);
});

test("other servers hear it from the organisation, and nothing of who pressed", async () => {
  const budi = servers.server("jauh.test").person("budi");
  const note = budi.note("<p>Kabar dari jauh</p>");
  await budi.sends(budi.does("Create", note));
  await servers.settle();
  const { rows: kept } = await pool.query("select id from posts where uri = $1", [note["id"]]);
  await tono.post(`/p/${kept[0].id}/reaction/like`, { speaker });
  await tono.post(`/p/${kept[0].id}/share`, { speaker });
  await servers.settle();
  const { rows: sent } = await pool.query("select activity as text from outgoing_activities order by id");
  const said = sent.map(({ text }) => String(text)).filter((text) => /"(Like|Announce)"/.test(text));
  assert.equal(said.length, 2);
  for (const text of said) {
    assert.match(text, new RegExp(`/ap/users/${speaker}"`));
    assert.ok(!text.includes(tono.account.id) && !/tono/i.test(text));
  }
});
