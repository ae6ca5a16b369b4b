import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld, type Person } from "../../../tests/world.ts";
import { kindOf, kinds } from "./kinds.ts";
import { noteNews } from "./note-news.ts";
import { listNews } from "./queries.ts";
import { linkOf, sayNews } from "./say-news.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const [reader, other] = [await world.person("siti"), await world.person("tono")];
const moderator = await world.person("bu_lurah", {
  role: "moderator",
  permissions: ["reports", "appeals", "sign-ups"],
});
const plain = await world.person("pak_rt", { role: "moderator" });
const newest = "9223372036854775807";

const one = async (text: string, ...values: unknown[]) =>
  (await pool.query<{ id: string }>(text, values)).rows[0]?.id ?? "";
async function tell(name: string, payload: object): Promise<void> {
  const kind = kindOf.get(name);
  assert.ok(kind, name);
  await noteNews(ctx, kind, payload);
}
const newsOf = async (person: Person) =>
  (await listNews(ctx, person.account, newest)).entries.map((news) => `${sayNews("id", news)} → ${linkOf(news)}`);
const forget = () => pool.query("truncate notifications, notification_entries");

test("quotes: who is quoted hears of it, and of a question only while it waits", async () => {
  const quoted = await world.says(reader, "Asli");
  const quoting = await world.says(other, "@siti lihat ini");
  await pool.query("update posts set quoted_id = $1, quote_state = 'pending' where id = $2", [quoted.id, quoting.id]);
  const ids = {
    postId: quoting.id,
    quotedId: quoted.id,
    authorId: other.account.id,
    quotedAuthorId: reader.account.id,
  };
  await tell("mention", ids);
  await tell("quote-asked", ids);
  assert.deepEqual(await newsOf(reader), [`Tono minta izin mengutip kiriman Anda → /p/${quoting.id}`]);
  await pool.query("update posts set quote_state = 'accepted' where id = $1", [quoting.id]);
  await tell("quote", ids);
  assert.deepEqual(await newsOf(reader), [`Tono mengutip kiriman Anda → /p/${quoting.id}`]);
  await forget();
});

test("a poll that ended is told to whoever asked and voted; words for a picture to its author, while they wait", async () => {
  const post = await world.says(reader, "Setuju?");
  await pool.query("insert into polls (post_id, multiple, secret, ends_at) values ($1, false, false, now())", [
    post.id,
  ]);
  await pool.query("insert into poll_votes (post_id, account_id, multiple, places) values ($1, $2, false, '{1}')", [
    post.id,
    other.account.id,
  ]);
  await tell("poll-ended", { postId: post.id, authorId: reader.account.id });
  for (const person of [reader, other])
    assert.deepEqual(await newsOf(person), [`Jajak pendapat sudah selesai → /p/${post.id}`]);
  await tell("alt-suggested", { postId: post.id, accountId: other.account.id, authorId: reader.account.id });
  assert.equal((await newsOf(reader)).length, 1, "no suggestion waits");
  await forget();
});

test("a report is told once to those trusted with reports, never who reported, never to whom it is about", async () => {
  const open = (subject: Person) =>
    one(
      "insert into moderation_cases (kind, thing_id, subject_id) values ('person', $1, $1) returning id",
      subject.account.id,
    );
  const caseId = await open(other);
  for (let turn = 0; turn < 3; turn++) await tell("reported", { caseId });
  await tell("reported", { caseId: await open(moderator) });
  assert.deepEqual(await newsOf(moderator), [`Ada laporan baru → /moderation/cases/${caseId}`]);
  for (const person of [plain, reader, other]) assert.deepEqual(await newsOf(person), []);
  await pool.query("update moderation_cases set state = 'resolved' where id = $1", [caseId]);
  assert.deepEqual(await newsOf(moderator), []);
  await forget();
});

test("a decision reaches the person, the answer whoever reported, an appeal those trusted with appeals", async () => {
  const caseId = await one(
    "insert into moderation_cases (kind, thing_id, subject_id) values ('person', 1, $1) returning id",
    other.account.id,
  );
  const decisionId = await one(
    "insert into decisions (case_id, subject_id, on_thing, on_person, reason, state) values ($1, $2, 'none', 'warn', 'x', 'active') returning id",
    caseId,
    other.account.id,
  );
  const notice = (person: Person, kind: string) =>
    one(
      "insert into notices (account_id, kind, decision_id, case_id) values ($1, $2, $3, $4) returning id",
      person.account.id,
      kind,
      decisionId,
      caseId,
    );
  const [told, answered] = [await notice(other, "decided"), await notice(reader, "report_answered")];
  await tell("decision", { noticeId: told, accountId: other.account.id });
  await tell("report-answered", { decisionId, caseId });
  const appealId = await one(
    "insert into appeals (decision_id, account_id, words) values ($1, $2, 'x') returning id",
    decisionId,
    other.account.id,
  );
  await tell("appealed", { appealId });
  assert.deepEqual(await newsOf(other), [`Ada keputusan pengurus tentang Anda → /notices/${told}`]);
  assert.deepEqual(await newsOf(reader), [`Laporan Anda sudah dijawab → /notices/${answered}`]);
  assert.deepEqual(await newsOf(moderator), [`Ada keberatan atas satu keputusan → /moderation/appeals/${appealId}`]);
  await forget();
});

test("an announcement reaches everyone but who made it, for as long as it holds", async () => {
  const announcementId = await one(
    "insert into announcements (title, words, ends_at, made_by) values ('Air mati', '', now() + interval '1 day', $1) returning id",
    moderator.account.id,
  );
  await tell("announcement", { announcementId });
  assert.deepEqual(await newsOf(reader), ["Ada pengumuman dari pengurus → /announcements"]);
  assert.deepEqual(await newsOf(moderator), []);
  await pool.query(
    "update announcements set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour'",
  );
  assert.deepEqual(await newsOf(reader), []);
  await forget();
});

test("people one trusts hear when they are needed, and the owner of an account hears of it as well", async () => {
  const people = { accountId: reader.account.id, trustedId: other.account.id };
  await pool.query("insert into trusted_people (account_id, trusted_id) values ($1, $2)", [
    reader.account.id,
    other.account.id,
  ]);
  await tell("trust-asked", people);
  assert.deepEqual(await newsOf(other), ["Siti ingin mempercayai Anda menjaga akunnya → /settings/trusted-people"]);
  await pool.query("update trusted_people set accepted_at = now()");
  await tell("trust-agreed", people);
  assert.deepEqual(await newsOf(other), []);
  assert.match((await newsOf(reader))[0] ?? "", /Tono bersedia menjaga akun Anda/);
  const recoveryId = await one(
    "insert into recoveries (account_id, token_hash, code_hash) values ($1, sha256('a'), sha256('b')) returning id",
    reader.account.id,
  );
  const payload = { recoveryId, accountId: reader.account.id, trustedIds: [other.account.id] };
  for (const kind of ["recovery-asked", "recovery-warning"]) await tell(kind, payload);
  assert.match((await newsOf(other))[0] ?? "", /Siti tidak bisa masuk dan minta bantuan Anda/);
  assert.match((await newsOf(reader))[0] ?? "", /Ada yang minta masuk ke akun Anda/);
  await pool.query("update recoveries set ended_at = now()");
  assert.deepEqual(await newsOf(other), []);
});

test("every kind is in the settings of someone, and its words are said in both languages", () => {
  for (const kind of kinds)
    for (const locale of ["id", "en"] as const)
      assert.doesNotMatch(sayNews(locale, { kind: kind.name, name: "Siti", people: 3, entries: 3 }), /[{}]/, kind.name);
});
