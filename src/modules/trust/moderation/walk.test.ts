import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld, type Person } from "../../../../tests/world.ts";

const world = await makeWorld();
const admin = await world.person("laras", { role: "administrator" });
const rudi = await world.person("rudi", { role: "moderator", permissions: ["reports", "posts", "people", "appeals"] });
const siti = await world.person("siti");
const tono = await world.person("tono");
const wati = await world.person("wati");
const one = async (query: string, values: unknown[] = []) => (await world.pool.query(query, values)).rows[0]?.one;
const { id: ruleId } = (
  await world.pool.query("insert into rules (number, title) values (1, 'Jangan menipu') returning id")
).rows[0];
const report = (who: Person, kind: string, id: string, more: Record<string, string> = {}) =>
  who.post(`/report/${kind}/${id}`, { category: "spam", ...more });
const caseOf = (id: string) =>
  one("select id as one from moderation_cases where thing_id = $1 order by id desc limit 1", [id]);
const decide = (who: Person, caseId: string, verdict: Record<string, string>) =>
  who.post(`/moderation/cases/${caseId}/decision`, { rule: ruleId, reason: "Menjual pulsa palsu", ...verdict });
/** The address of someone's latest notice. */
const latest = async (who: Person) => /href="(\/notices\/\d+)"/.exec((await who.get("/notices")).text)?.[1] ?? "";

test("a report handled by a moderator and an appeal: the whole walk", async () => {
  const post = await world.says(tono, "Pulsa murah, kirim uang ke nomor ini");
  assert.match((await siti.get(`/p/${post.id}/more`)).text, new RegExp(`href="/report/post/${post.id}"`));
  assert.match(
    (await siti.get(`/report/post/${post.id}`)).text,
    /Apa yang salah\?.*Pulsa murah|Pulsa murah.*Apa yang salah\?/s,
  );
  const sent = await report(siti, "post", post.id, { rule: ruleId, words: "Saya kena tipu lima puluh ribu" });
  assert.equal(sent.location, "/reports/sent?about=tono");
  assert.match((await siti.get(sent.location)).text, /href="\/people\/tono\/distance"/);

  assert.match((await rudi.get("/")).text, /1 laporan menunggu/);
  const caseId = await caseOf(post.id);
  assert.match((await rudi.get("/moderation/cases")).text, new RegExp(`/moderation/cases/${caseId}"`));
  const opened = (await rudi.get(`/moderation/cases/${caseId}`)).text;
  assert.match(opened, /Pulsa murah.*Saya kena tipu.*Siti/s);
  await rudi.post(`/moderation/cases/${caseId}/assignment`);
  await rudi.post(`/moderation/cases/${caseId}/notes`, { words: "Nomornya sama dengan bulan lalu" });
  assert.match((await admin.get("/moderation/cases?tab=handled")).text, /ditangani Rudi/);
  const unfounded = await decide(rudi, caseId, { on_thing: "delete", on_person: "suspend", reason: "" });
  assert.equal(unfounded.status, 422);
  assert.equal((await decide(rudi, caseId, { on_thing: "delete", on_person: "suspend", rule: "" })).status, 422);
  assert.equal((await decide(rudi, caseId, { on_thing: "delete", on_person: "suspend" })).status, 303);

  assert.equal((await tono.get("/settings")).status, 303, "signed out everywhere");
  const told = await siti.get(await latest(siti));
  assert.match(told.text, /mengambil tindakan.*Kiriman dihapus/s);
  assert.doesNotMatch(told.text, /ditangguhkan/);

  const { setPassphrase } = await import("../../../../tests/security/stage.ts");
  await setPassphrase(world, tono, "sawah kopi sore hujan");
  await tono.post("/session", { handle: "tono", passphrase: "sawah kopi sore hujan", next: "/" });
  assert.equal((await tono.get("/")).location, "/notices");
  for (const path of ["/settings", "/posts/new", "/settings/profile", "/community/x"])
    assert.notEqual((await tono.get(path)).status, 200, path);
  assert.match((await tono.get("/notices")).text, /Akun Anda ditangguhkan/);
  const notice = await latest(tono);
  const why = (await tono.get(notice)).text;
  assert.match(why, /Aturan 1\. Jangan menipu.*Menjual pulsa palsu.*Pulsa murah.*Ajukan banding sampai/s);
  assert.doesNotMatch(why, /Siti|siti|lima puluh|Rudi/);
  assert.equal((await tono.post("/settings/profile", { name: "Lain" })).status, 403);
  assert.equal((await tono.post(`${notice}/appeal`, { words: "" })).status, 422);
  await tono.post(`${notice}/appeal`, { words: "Nomor saya dipakai orang lain" });
  await tono.post(`${notice}/appeal`, { words: "Sekali lagi" });
  assert.equal(await one("select count(*)::int as one from appeals"), 1);

  const appeal = /\/moderation\/appeals\/\d+/.exec((await rudi.get("/moderation/appeals")).text)?.[0] ?? "";
  const own = await rudi.post(`${appeal}/answer`, { verdict: "refused", words: "Tetap" });
  assert.equal(own.status, 403, "who decided does not answer the appeal while another can");
  assert.match((await admin.get(appeal)).text, /Nomor saya dipakai orang lain/);
  await admin.post(`${appeal}/answer`, { verdict: "upheld", words: "Benar, maaf" });
  assert.equal((await siti.get(`/p/${post.id}`)).status, 200);
  assert.equal((await tono.get("/settings")).status, 200);
  assert.match((await tono.get(await latest(tono))).text, /Banding diterima.*Benar, maaf/s);
  const log = (await world.guest().get("/log")).text;
  assert.match(log, /Banding diterima.*Keputusan.*Kiriman dihapus\. Akunnya ditangguhkan.*Jangan menipu.*Pengurus/s);
  assert.doesNotMatch(log, /Tono|tono|Siti|Rudi|Laras/);
});

test("ABU-09 two hundred reports of one post are one case, and nothing happens by count", async () => {
  const post = await world.says(wati, "Tolak tambang di hulu sungai");
  const { rows } = await world.pool.query(
    "insert into accounts (handle, name) select 'massa' || n, 'Massa' from generate_series(1, 200) n returning id, handle",
  );
  const before = (await siti.get("/community")).text.includes("Tolak tambang");
  const { reportThing } = await import("./report-thing.ts");
  const { postThing } = await import("#modules/posts");
  const found = await postThing.find(world.ctx, { ...siti.account, session_id: "0" }, post.id);
  const send = (id: string) =>
    reportThing(world.ctx, { ...siti.account, session_id: "0", id }, found, {
      category: "violence",
      ruleId: null,
      words: "",
      examples: [],
    });
  for (let at = 0; at < rows.length; at += 8)
    await Promise.all(rows.slice(at, at + 8).flatMap(({ id }) => [send(id), send(id)]));
  assert.equal(await one("select count(*)::int as one from moderation_cases where thing_id = $1", [post.id]), 1);
  assert.equal(await one("select reports_count as one from moderation_cases where thing_id = $1", [post.id]), 200);
  assert.equal(await one("select count(*)::int as one from case_snapshots where thing_id = $1", [post.id]), 1);
  assert.ok(before && (await siti.get("/community")).text.includes("Tolak tambang"));
  assert.equal(await one("select restriction as one from accounts where handle = 'wati'"), "none");
  const caseId = await caseOf(post.id);
  assert.equal((await decide(rudi, caseId, { rule: "" })).status, 303);
  assert.equal(
    await one("select count(*)::int as one from notices where case_id = $1 and kind = 'report_answered'", [caseId]),
    200,
  );
  assert.equal(await one("select count(*)::int as one from notices where account_id = $1", [wati.account.id]), 0);
  await report(siti, "post", post.id);
  const again = await caseOf(post.id);
  assert.notEqual(again, caseId, "after a decision it is a case of its own");
  await world.pool.query("insert into reports (case_id, reporter_id, category) values ($1, $2, 'spam')", [
    again,
    rows[0].id,
  ]);
  assert.match((await rudi.get(`/moderation/cases/${again}`)).text, /laporan sebelumnya: 0 benar, 1 tidak/);
});

test("of two moderators who decide at once one decision counts, and the other is shown it", async () => {
  const post = await world.says(wati, "Beli dua gratis satu");
  await report(siti, "post", post.id);
  const caseId = await caseOf(post.id);
  const answers = await Promise.all([
    decide(rudi, caseId, { on_thing: "hide" }),
    decide(admin, caseId, { on_person: "limit" }),
    decide(rudi, caseId, { on_thing: "delete" }),
  ]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303, 303],
  );
  assert.equal(answers.filter(({ location }) => location.endsWith("?late")).length, 2);
  assert.equal(await one("select count(*)::int as one from decisions where case_id = $1", [caseId]), 1);
  assert.match((await rudi.get(`/moderation/cases/${caseId}?late`)).text, /Pengurus lain sudah lebih dulu memutus/);
  assert.equal(
    await one("select count(*)::int as one from moderation_log where case_id = $1 and deed = 'decided'", [caseId]),
    1,
  );
  const decision = await one("select id as one from decisions where case_id = $1", [caseId]);
  const lift = (who: Person) => who.post(`/moderation/decisions/${decision}/removal`, { why: "Keliru" });
  await Promise.all([lift(rudi), lift(admin), lift(rudi)]);
  assert.equal(
    await one("select count(*)::int as one from moderation_log where case_id = $1 and deed = 'lifted'", [caseId]),
    1,
  );
  assert.equal(
    await one("select curtain || coalesce(removed_at::text, '') as one from posts where id = $1", [post.id]),
    "",
  );
  assert.equal(await one("select restriction as one from accounts where handle = 'wati'"), "none");
});

test("nobody decides about themselves, a moderator not about an administrator, and each only what they are trusted with", async () => {
  const [mine, chief] = [await world.says(rudi, "Kata pengurus"), await world.says(admin, "Kata pengelola")];
  await report(siti, "post", mine.id);
  await report(siti, "post", chief.id);
  await report(siti, "person", admin.account.id);
  const [about, aboutChief, chiefSelf] = [
    await caseOf(mine.id),
    await caseOf(chief.id),
    await caseOf(admin.account.id),
  ];
  for (const path of ["", "/decision"]) assert.equal((await rudi.get(`/moderation/cases/${about}${path}`)).status, 404);
  assert.equal((await decide(rudi, about, {})).status, 404);
  assert.doesNotMatch((await rudi.get("/moderation/cases")).text, new RegExp(about));
  assert.equal((await decide(rudi, aboutChief, { on_thing: "delete" })).status, 403);
  assert.equal((await decide(rudi, chiefSelf, { on_person: "warn" })).status, 403);
  const reader = await world.person("pembaca", { role: "moderator", permissions: ["reports"] });
  assert.equal((await decide(reader, about, { on_thing: "hide" })).status, 403);
  assert.equal((await decide(reader, about, { on_person: "warn" })).status, 403);
  assert.equal(
    (await decide(reader, about, {})).status,
    303,
    "that nothing was wrong may be said by whoever reads reports",
  );
  const other = await world.person("pengelola_dua", { role: "administrator" });
  assert.equal(
    (await decide(other, chiefSelf, { on_person: "suspend" })).status,
    403,
    "the account of an administrator",
  );
  assert.equal((await decide(other, aboutChief, { on_thing: "hide" })).status, 303);
});

test("where a suspension takes two, it waits for another moderator", async () => {
  await admin.post("/admin/moderation", { suspend_needs_two: "on", sign_up_closes: "on" });
  const thief = await world.person("maling");
  await report(siti, "person", thief.account.id);
  const caseId = await caseOf(thief.account.id);
  await decide(rudi, caseId, { on_person: "suspend" });
  assert.equal((await thief.get("/settings")).status, 200, "nothing happened yet");
  assert.equal((await rudi.post(`/moderation/cases/${caseId}/agreement`)).status, 403);
  assert.equal((await admin.post(`/moderation/cases/${caseId}/agreement`)).status, 303);
  assert.equal((await siti.get("/@maling")).status, 404);
  await admin.post("/admin/moderation", { sign_up_closes: "on" });
});
