import assert from "node:assert/strict";
import { test } from "node:test";
import { mayAnswer, publishDemand } from "#modules/campaigns";
import { publish } from "#platform/events";
import { openWords } from "#platform/mail";
import { makeWorld } from "../../../../tests/world.ts";

const world = await makeWorld({ env: { SMTP_URL: "smtp://127.0.0.1:9" } });
const { ctx, pool } = world;
const admin = await world.person("admina", { role: "administrator" });
const mira = await world.person("mira", { role: "moderator", permissions: ["people"] });
const [siti, tono, lurah] = [await world.person("siti"), await world.person("tono"), await world.person("lurah")];
const said = { name: "Kantor Desa", kind: "village", place: "Sukamaju", about: "", email: "desa@sukamaju.example" };
const officeId = (await siti.post("/addressees", said)).location.slice("/addressees/".length);
const here = `/addressees/${officeId}`;
const desk = `/admin${here}`;
const office = { id: officeId };
const mails = async () => {
  const { rows } = await pool.query<{ id: string; sealed: Buffer }>(
    "select id, sealed from mails where sealed is not null order by id",
  );
  return rows.map(({ id, sealed }) => openWords(ctx, id, sealed));
};
const forget = () => pool.query("truncate mails, rate_limits");

test("nobody proves themselves through an address that no administrator has confirmed", async () => {
  assert.match((await siti.get(`${here}/claims`)).text, /belum diperiksa/);
  assert.equal((await siti.post(`${here}/claims`)).status, 422);
  assert.equal((await mira.post(desk, { ...said, confirmed: "on" })).status, 303);
  assert.equal((await siti.post(`${here}/claims`)).status, 422, "a moderator confirms none");
  assert.deepEqual(await mails(), []);
  assert.match((await admin.get("/admin/addressees")).text, /desa@sukamaju\.example/);
  assert.equal((await admin.post(desk, { ...said, confirmed: "on" })).status, 303);
  assert.doesNotMatch((await admin.get("/admin/addressees")).text, /desa@sukamaju\.example/);
});

test("whoever reads the mail of the confirmed address answers, once, with the account that asked, and nobody else", async () => {
  assert.equal((await lurah.post(`${here}/claims`)).status, 303);
  const [mail] = await mails();
  assert.equal(mail?.to, "desa@sukamaju.example");
  const link = /\/addressees\/\d+\/claims\/[\w-]{43}/.exec(mail?.text ?? "")?.[0] ?? "";
  const { rows } = await pool.query("select encode(token_hash, 'hex') as kept from addressee_claims");
  assert.ok(rows.length === 1 && !rows[0].kept.includes(link.slice(-43)), "only its hash is kept");
  assert.equal((await tono.get(link)).status, 404);
  assert.equal((await tono.post(link)).status, 404);
  assert.equal((await world.guest().get(link)).status, 303, "signs in first");
  assert.equal((await lurah.get(link)).status, 200);
  assert.equal(await mayAnswer(ctx, lurah.account, office), false, "looking at it does nothing");
  assert.equal((await lurah.post(link)).location, `${here}/desk`);
  assert.equal(await mayAnswer(ctx, lurah.account, office), true);
  assert.equal((await lurah.post(link)).status, 404, "once");
  assert.match((await world.guest().get(here)).text, /Sudah terbukti/);
  await forget();
});

test("a link is over after a day, and when the address becomes another", async () => {
  await tono.post(`${here}/claims`);
  const link = /\/addressees\/\d+\/claims\/[\w-]{43}/.exec((await mails())[0]?.text ?? "")?.[0] ?? "";
  assert.equal((await tono.get(link)).status, 200);
  await pool.query("update addressees set email = 'lain@sukamaju.example' where id = $1", [officeId]);
  assert.equal((await tono.post(link)).status, 404);
  await pool.query("update addressees set email = $2 where id = $1", [officeId, said.email]);
  await pool.query("update addressee_claims set expires_at = now() - interval '1 second'");
  assert.equal((await tono.post(link)).status, 404);
  await forget();
});

test("three tokens a day go to one address, whoever asks, so that forwarded matters still arrive", async () => {
  for (const person of [siti, tono, mira]) assert.equal((await person.post(`${here}/claims`)).status, 303);
  assert.equal((await admin.post(`${here}/claims`)).status, 429);
  assert.equal((await mails()).length, 3);
  await forget();
});

test("an address that is changed by a moderator is to be confirmed anew", async () => {
  await mira.post(desk, { ...said, email: "mira@rumah.example" });
  assert.equal((await siti.post(`${here}/claims`)).status, 422);
  await admin.post(desk, { ...said, confirmed: "on" });
});

const demand = {
  kind: "report",
  title: "Jembatan putus",
  what: "Jembatan di dusun dua putus.",
  ask: "Perbaiki sebelum panen.",
  addressee: office,
} as const;

test("the desk is there for those who answer, and holds what waits, confidential matters as well", async () => {
  const open = await publishDemand(ctx, siti.account, demand);
  const secret = await publishDemand(ctx, siti.account, {
    ...demand,
    title: "Pungutan liar",
    openness: "confidential",
  });
  await pool.query("update demands set status = 'forwarded', due_at = now() - interval '3 days' where id = $1", [
    open.id,
  ]);
  await pool.query("update demands set status = 'forwarded', due_at = now() + interval '5 days' where id = $1", [
    secret.id,
  ]);
  const page = (await lurah.get(`${here}/desk`)).text;
  assert.match(page, /Jembatan putus.*Lewat 3 hari.*Pungutan liar/s);
  for (const person of [tono, siti, mira, admin]) assert.equal((await person.get(`${here}/desk`)).status, 404);
  await pool.query("update accounts set restriction = 'frozen' where id = $1", [lurah.account.id]);
  assert.equal((await lurah.get(`${here}/desk`)).status, 404, "someone frozen answers nobody");
  await pool.query("update accounts set restriction = 'none' where id = $1", [lurah.account.id]);
});

test("a desk is read to its end, what is late first; what waits for an answer, what has one and what is done stand apart", async () => {
  const { rows } = await pool.query("insert into addressees (name, kind) values ('Dinas Air', 'agency') returning id");
  const other = rows[0].id as string;
  await pool.query("insert into addressee_members values ($1, $2, 'token')", [other, lurah.account.id]);
  const made: { id: string; title: string }[] = [];
  for (let index = 0; index < 50; index++) {
    const title = `Pipa nomor ${String(index).padStart(2, "0")} bocor`;
    const { id } = await publishDemand(ctx, siti.account, { ...demand, addressee: { id: other }, title });
    made.push({ id, title });
  }
  // Every third is due at the same moment as others, some never.
  await pool.query(
    `update demands set status = (array['forwarded', 'acknowledged', 'answered', 'working', 'reopened', 'done', 'confirmed'])[1 + id % 7],
      due_at = case when id % 5 = 0 then null else date_trunc('day', now()) + make_interval(days => (id % 11)::int - 5) end
      where addressee_id = $1`,
    [other],
  );
  const wanted = async (statuses: string[], order: string) =>
    (
      await pool.query(
        `select title from demands where addressee_id = $1 and status = any($2::text[]) order by ${order}`,
        [other, statuses],
      )
    ).rows.map(({ title }) => title);
  const readAll = async (show: string) => {
    const titles: string[] = [];
    for (let next: string | undefined = `/addressees/${other}/desk?show=${show}`; next; ) {
      const { text } = await lurah.get(next);
      titles.push(...[...text.matchAll(/Pipa nomor \d\d bocor/g)].map(([title]) => title));
      next = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll("&amp;", "&");
    }
    return titles;
  };
  const byDue = "due_at nulls last, id";
  assert.deepEqual(
    await readAll("waiting"),
    await wanted(["forwarded", "acknowledged", "answered", "working", "reopened"], byDue),
  );
  assert.deepEqual(await readAll("unanswered"), await wanted(["forwarded", "acknowledged", "reopened"], byDue));
  assert.deepEqual(await readAll("answered"), await wanted(["answered", "working"], byDue));
  assert.deepEqual(await readAll("done"), await wanted(["done", "confirmed"], "id desc"));
  for (const after of ["x", "0", made[0]?.id, "999"])
    assert.equal((await lurah.get(`/addressees/${other}/desk?show=waiting&after=${after}`)).status, 200);
});

test("what is forwarded is told at the desk and by one mail, which says nothing of a confidential matter but its number", async () => {
  for (const openness of ["open", "confidential"] as const) {
    const { id, tracking } = await publishDemand(ctx, siti.account, { ...demand, title: `Soal ${openness}`, openness });
    await pool.query("update demands set status = 'forwarded' where id = $1", [id]);
    await world.settle();
    await forget();
    for (let turn = 0; turn < 2; turn++) {
      await publish(ctx, { name: "campaigns.forwarded", payload: { demandId: id } });
      await pool.query(
        "update graphile_worker._private_jobs set run_at = now() + interval '1 hour' where task_id = (select id from graphile_worker._private_tasks where identifier = 'platform.send-mail')",
      );
      await world.settle();
    }
    const sent = await mails();
    assert.equal(sent.length, 1, "one mail, however often the task runs");
    const { subject = "", text = "" } = sent[0] ?? {};
    assert.ok(text.includes(tracking));
    assert.equal(/Soal/.test(subject + text), openness === "open");
    assert.equal(text.includes(`/demands/${id}`), openness === "open");
    const news = (await lurah.get("/notifications")).text;
    assert.match(news, new RegExp(`Ada aspirasi untuk meja jawaban Anda.*|/demands/${id}`, "s"));
    assert.match(news, new RegExp(`/demands/${id}"`));
    assert.doesNotMatch((await tono.get("/notifications")).text, /meja jawaban/);
  }
});

test("an administrator lets somebody answer and takes it back; moderators do not, and who answers may stop", async () => {
  assert.equal((await mira.post(`${desk}/people`, { handle: "tono" })).status, 403);
  assert.equal((await admin.post(`${desk}/people`, { handle: "tidak_ada" })).status, 422);
  assert.equal((await admin.post(`${desk}/people`, { handle: "@Tono" })).status, 303);
  assert.equal((await tono.get(`${here}/desk`)).status, 200);
  assert.match((await admin.get("/admin/log")).text, /boleh menjawab untuk pihak tujuan/);
  assert.equal((await admin.post(`${desk}/people/tono/removal`)).status, 303);
  assert.equal((await tono.get(`${here}/desk`)).status, 404);
  assert.equal((await lurah.post(`${here}/desk/removal`)).status, 303);
  assert.match((await world.guest().get(here)).text, /Belum ada yang menjawab di sini/);
});

test("two that are one are put together: demands and routes move, old links lead on, and nobody answers for the other by it", async () => {
  const twinId = (await tono.post("/addressees", { ...said, name: "Kantor Ds. Sukamaju", sure: "on" })).location.slice(
    "/addressees/".length,
  );
  await admin.post(`/admin/addressees/${twinId}/people`, { handle: "tono" });
  const { id } = await publishDemand(ctx, siti.account, { ...demand, addressee: { id: twinId } });
  assert.equal((await mira.post("/admin/addressees/routes", { addressee: twinId, category: "road" })).status, 303);
  assert.equal((await tono.post(`/admin/addressees/${twinId}/merge`, { into: officeId })).status, 403);
  assert.equal((await mira.post(`/admin/addressees/${twinId}/merge`, { into: twinId })).status, 422);
  const into = `http://localhost:3000${here}`;
  assert.equal((await mira.post(`/admin/addressees/${twinId}/merge`, { into })).location, here);
  assert.equal((await world.guest().get(`/addressees/${twinId}`)).location, here);
  assert.match((await world.guest().get(`/demands/${id}`)).text, /Kantor Desa/);
  assert.match((await mira.get("/admin/addressees")).text, /Jalan dan jembatan/);
  assert.equal((await tono.get(`${here}/desk`)).status, 404);
  assert.doesNotMatch((await world.guest().get("/addressees")).text, /Kantor Ds\./);
  assert.equal((await mira.post(`/admin/addressees/${officeId}/merge`, { into: twinId })).status, 422);
});
