import assert from "node:assert/strict";
import { test } from "node:test";
import { asksForBridge, type DemandRow, lettersOf, linkTo } from "../../../../tests/signing.ts";
import { makeWorld } from "../../../../tests/world.ts";
import { findOutcome } from "../trail/outcome.ts";
import { askAffected } from "./ask-affected.ts";

const world = await makeWorld({ env: { SMTP_URL: "smtp://127.0.0.1:9" } });
const { ctx, pool } = world;
const [siti, lurah, tono] = [await world.person("siti"), await world.person("lurah"), await world.person("tono")];
const guest = () => world.guest();
const { rows } = await pool.query<{ id: string }>(
  "insert into addressees (name, kind) values ('Kantor Desa', 'village') returning id",
);
const office = rows[0] ?? { id: "" };
await pool.query("insert into addressee_members values ($1, $2, 'administrator')", [office.id, lurah.account.id]);

const asks = () => asksForBridge(world, siti, { addressee: office });
const stateOf = async ({ id }: DemandRow) =>
  (await pool.query<DemandRow>("select * from demands where id = $1", [id])).rows[0] as DemandRow;
const outcomeOf = async (demand: DemandRow) => findOutcome(ctx, await stateOf(demand));
async function signsByMail(demand: DemandRow, email: string, more = {}): Promise<string> {
  const draft = { name: "Bu Sri", email, place: "", words: "", affected: "on", newsletter: "on", ...more };
  await guest().post(`/demands/${demand.id}/signature/mail`, draft);
  const link = await linkTo(world, email);
  assert.equal((await guest().post(link)).status, 303);
  return link;
}
const saysDone = async (demand: DemandRow) => {
  assert.equal((await lurah.post(`/demands/${demand.id}/done`, { words: "Selesai." })).status, 303);
  await world.settle();
};
const answers = (link: string, done: string, person = guest()) => person.post(`${link}/outcome`, { done });

test("who signed by mail and is affected is asked by mail, answers by the link, and is counted once", async () => {
  const demand = await asks();
  const first = await signsByMail(demand, "sri@desa.example");
  await signsByMail(demand, "ayu@desa.example", { affected: "" });
  assert.equal((await guest().get(`${first}/outcome`)).status, 404, "nobody said that it is done");
  assert.equal((await answers(first, "yes")).status, 404);
  await saysDone(demand);
  assert.match((await guest().get(first)).text, /Sudah beres\?/);
  await askAffected(ctx, { demandId: demand.id });
  const letters = (await lettersOf(world)).filter(({ subject }) => subject.startsWith("Sudah beres?"));
  assert.deepEqual(
    letters.map(({ to }) => to),
    ["sri@desa.example"],
  );
  const [link = ""] = /\/signature\/\d+-[\w-]{43}/.exec(letters[0]?.text ?? "") ?? [];
  assert.match((await guest().get(`${link}/outcome`)).text, /Ya, sudah beres/);
  const unsaid = await answers(link, "mungkin");
  assert.equal(unsaid.status, 422);
  assert.equal((await answers(link, "no")).location, link);
  assert.equal((await answers(first, "yes")).status, 303);
  assert.deepEqual(await outcomeOf(demand), { affected: 2, yes: 1, no: 0, quorum: 2 });
  assert.equal((await stateOf(demand)).status, "done");
  await siti.post(`/demands/${demand.id}/outcome`, { done: "yes" });
  assert.equal((await stateOf(demand)).status, "confirmed");
});

test("REL-16 of sixty-four answers at once by one link one is there", async () => {
  const demand = await asks();
  const link = await signsByMail(demand, "banyak@desa.example");
  await signsByMail(demand, "lain@desa.example");
  await saysDone(demand);
  const sent = await Promise.all(
    Array.from({ length: 64 }, (_, at) => answers(link, at % 2 ? "yes" : "no", guest()).then(({ status }) => status)),
  );
  assert.deepEqual(new Set(sent), new Set([303]));
  const { yes, no, affected } = await outcomeOf(demand);
  assert.deepEqual([yes + no, affected], [1, 3]);
});

test("with the signature its answer goes, of members too", async () => {
  const demand = await asks();
  const link = await signsByMail(demand, "cabut@desa.example");
  await tono.post(`/demands/${demand.id}/signature`, { words: "", affected: "on" });
  await saysDone(demand);
  await answers(link, "no");
  await tono.post(`/demands/${demand.id}/outcome`, { done: "no" });
  assert.deepEqual(await outcomeOf(demand), { affected: 3, yes: 0, no: 2, quorum: 3 });
  await guest().post(`${link}/removal`);
  await tono.post(`/demands/${demand.id}/signature/removal`);
  assert.deepEqual(await outcomeOf(demand), { affected: 1, yes: 0, no: 0, quorum: 1 });
  assert.equal((await answers(link, "no")).status, 404);
});

test("who signs by mail or at a desk only after it was said to be done is not asked", async () => {
  const demand = await asks();
  await saysDone(demand);
  const link = await signsByMail(demand, "telat@desa.example");
  await siti.post(`/demands/${demand.id}/desk/signatures`, { name: "Pak Telat", place: "RT 1", affected: "on" });
  assert.equal((await answers(link, "yes")).status, 404);
  assert.doesNotMatch((await siti.get(`/demands/${demand.id}/desk`)).text, /Menurut Pak Telat/);
  assert.deepEqual(await outcomeOf(demand), { affected: 1, yes: 0, no: 0, quorum: 1 });
});

test("who answered by link and is a member with the same mailbox has one answer, the latest", async () => {
  const demand = await asks();
  const link = await signsByMail(demand, "wayan@desa.example");
  await saysDone(demand);
  await answers(link, "no");
  const wayan = await world.person("wayan");
  const { mailboxHash } = await import("#modules/accounts");
  await pool.query("insert into email_addresses (account_id, sealed_address, mailbox_hash) values ($1, 'x', $2)", [
    wayan.account.id,
    mailboxHash(ctx, "wayan@desa.example"),
  ]);
  await wayan.post(`/demands/${demand.id}/signature`, { words: "", affected: "on" });
  assert.deepEqual(await outcomeOf(demand), { affected: 2, yes: 0, no: 1, quorum: 2 });
  assert.equal((await answers(link, "no")).status, 404, "the link ends when the signature becomes the member's");
  await wayan.post(`/demands/${demand.id}/outcome`, { done: "yes" });
  assert.deepEqual(await outcomeOf(demand), { affected: 2, yes: 1, no: 0, quorum: 2 });
});

test("everyone entered at a desk is found there, and those who have not answered yet stand apart", async () => {
  const demand = await asks();
  const desk = `/demands/${demand.id}/desk`;
  await pool.query(
    `insert into signatures (demand_id, version, tier, state, name, place, affected, helper_id)
      select $1, $2, 'paper', 'valid', 'Warga ' || to_char(n, 'FM00'), 'RT 1', n % 2 = 0, $3 from generate_series(1, 70) n`,
    [demand.id, demand.version, siti.account.id],
  );
  await saysDone(demand);
  await siti.post(`${desk}/signatures`, { name: "Pak Telat", place: "RT 1", affected: "on" });
  const readAll = async (from: string) => {
    const names = new Set<string>();
    for (let next: string | undefined = from; next; ) {
      const { text } = await siti.get(next);
      for (const [name] of text.matchAll(/Warga \d\d|Pak Telat/g)) names.add(name);
      next = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll("&amp;", "&");
    }
    return names;
  };
  assert.equal((await readAll(desk)).size, 71);
  const unanswered = await readAll(`${desk}?show=unanswered`);
  assert.deepEqual([unanswered.size, unanswered.has("Warga 02"), unanswered.has("Pak Telat")], [35, true, false]);
  const page = (await siti.get(`${desk}?show=unanswered`)).text;
  const [, last = "", action = ""] =
    /Menurut (Warga \d\d).*?action="([^"]*signatures\/\d+\/outcome)"/s.exec(page) ?? [];
  const from = { Referer: `http://localhost:3000${desk}?show=unanswered` };
  assert.equal((await siti.post(action, { done: "yes" }, from)).location, `${desk}?show=unanswered`);
  assert.equal((await readAll(`${desk}?show=unanswered`)).has(last), false);
});

test("a helper enters what somebody at the desk says, and it stands there who did; others cannot", async () => {
  const demand = await asks();
  const desk = `/demands/${demand.id}/desk`;
  await siti.post(`${desk}/signatures`, { name: "Bu Tini", place: "RT 1", affected: "on" });
  await siti.post(`${desk}/signatures`, { name: "Pak Made", place: "RT 1" });
  await saysDone(demand);
  const page = (await siti.get(desk)).text;
  assert.match(page, /Menurut Bu Tini, sudah beres/);
  assert.doesNotMatch(page, /Menurut Pak Made/);
  const [, action = ""] = /action="([^"]*signatures\/\d+\/outcome)"/.exec(page) ?? [];
  assert.equal((await tono.post(action, { done: "yes" })).status, 404);
  assert.equal((await siti.post(action, { done: "mungkin" })).status, 422);
  assert.equal((await siti.post(action, { done: "yes" })).status, 303);
  assert.equal((await siti.post(action, { done: "no" })).status, 303);
  assert.match((await siti.get(desk)).text, /Dicatat oleh/);
  assert.deepEqual(await outcomeOf(demand), { affected: 2, yes: 0, no: 1, quorum: 2 });
  await pool.query("update accounts set role = 'administrator' where id = $1", [lurah.account.id]);
  const refused = await lurah.post(action, { done: "yes" });
  assert.equal(refused.status, 403, "whoever answers for the addressee enters no answers, administrator or not");
  await pool.query("update accounts set role = 'member' where id = $1", [lurah.account.id]);
});
