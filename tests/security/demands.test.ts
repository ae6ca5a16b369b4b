import assert from "node:assert/strict";
import { test } from "node:test";
import { type DemandDraft, demandThing, publishDemand } from "#modules/campaigns";
import { makesGroup } from "../signing.ts";
import { type Browser, makeWorld } from "../world.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const author = await world.person("alya_penulis");
const people = {
  guest: world.guest() as Browser,
  pending: await world.person("menanti1", { status: "pending" }),
  stranger: await world.person("orang_lain"),
  member: await world.person("anggota1"),
  blocked: await world.person("terblokir1"),
  addressee: await world.person("lurah1"),
  moderator: await world.person("pengurus1", { role: "moderator", permissions: ["posts", "reports", "people"] }),
  administrator: await world.person("pengelola1", { role: "administrator" }),
  author,
};
type Who = keyof typeof people;
const everyone = Object.keys(people) as Who[];
const one = async (query: string, values: unknown[] = []) =>
  (await pool.query<{ id: string }>(query, values)).rows[0]?.id ?? "";
const office = await one("insert into addressees (name, kind) values ('Balai Desa', 'village') returning id");
await pool.query("insert into addressee_members values ($1, $2, 'token')", [office, people.addressee.account.id]);
const group = {
  id: await one(
    "insert into accounts (handle, name, kind) values ('kelompok_tertutup', 'Kelompok', 'group') returning id",
  ),
};
await pool.query("insert into groups (id, access) values ($1, 'private')", [group.id]);
for (const person of [author, people.member])
  await pool.query("insert into group_members (group_id, account_id, state) values ($1, $2, 'member')", [
    group.id,
    person.account.id,
  ]);
/** The same, until it is suspended. */
const shut = await makesGroup(world, "grup_dibekukan", "private");
for (const person of [author, people.member])
  await pool.query("insert into group_members (group_id, account_id, state) values ($1, $2, 'member')", [
    shut.id,
    person.account.id,
  ]);
await pool.query("insert into blocks (blocker_id, blocked_id) values ($1, $2)", [
  author.account.id,
  people.blocked.account.id,
]);

/** Who may see what, written from the words on the choices, not from the code. */
const policy: Readonly<Record<string, readonly Who[]>> = {
  open: everyone.filter((who) => who !== "blocked"),
  anonymous: everyone,
  confidential: ["author", "addressee"],
  private: ["author", "member", "addressee"],
  shut: ["author", "addressee"],
  held: ["author"],
  removed: [],
};
const names = Object.keys(policy);
const wordOf = (name: string) => `kata${name}rahsa`;
const demands = new Map<string, string>();
for (const name of names) {
  const draft: DemandDraft = {
    kind: "report",
    title: `Judul ${wordOf(name)}`,
    what: `Isi ${wordOf(name)} sama rusaknya`,
    ask: `Minta ${wordOf(name)}`,
    place: `Tempat ${wordOf(name)}`,
    point: { latitude: -6.9, longitude: 107.6 },
    addressee: { id: office },
    openness: name === "anonymous" || name === "confidential" ? name : "open",
    ...(name === "private" && { group }),
    ...(name === "shut" && { group: shut }),
  };
  const { id } = await publishDemand(ctx, author.account, draft);
  await pool.query("insert into demand_milestones (demand_id, title) values ($1, $2)", [id, `Janji ${wordOf(name)}`]);
  demands.set(name, id);
}
await demandThing.hide?.(ctx, demands.get("held") ?? "", "Disembunyikan");
await demandThing.remove?.(ctx, demands.get("removed") ?? "");
await pool.query("update accounts set status = 'suspended' where id = $1", [shut.id]);
await world.settle();
const idOf = (name: string) => demands.get(name) ?? "";

test("ACL-23 Each viewer meets exactly the demands that are theirs to see, and of an anonymous one no name", async () => {
  for (const who of everyone) {
    for (const name of names) {
      const sees = policy[name]?.includes(who) ?? false;
      for (const page of ["", "/log", "/versions"]) {
        const answer = await people[who].get(`/demands/${idOf(name)}${page}`);
        assert.equal(answer.status, sees ? 200 : 404, `${who} ${name}${page}`);
        if (!sees) assert.doesNotMatch(answer.text, new RegExp(wordOf(name)));
        if (name === "anonymous" && who !== "author") assert.doesNotMatch(answer.text, /alya/i, `${who}${page}`);
      }
    }
  }
});

test("ACL-23 In every list, feed, search and file stands a demand for exactly those who may see it, and a confidential one in none", async () => {
  const surfaces = [
    "/demands",
    "/demands?q=rusak",
    "/demands?standing=open",
    "/demands/map",
    "/demands/log.json",
    `/demands/${idOf("anonymous")}`,
    "/",
    "/community",
    "/@alya_penulis",
    "/@alya_penulis/feed.atom",
    "/search?q=rusaknya",
    `/addressees/${office}`,
    "/groups/kelompok_tertutup/demands",
    "/groups/kelompok_tertutup",
    "/notifications",
    "/track?number=0000000000",
    "/demands/drafts",
  ];
  const met = new Map<string, Set<Who>>();
  for (const surface of surfaces) {
    for (const who of everyone) {
      await pool.query("truncate rate_limits");
      const { text } = await people[who].get(surface);
      for (const name of names) {
        const shown = new RegExp(wordOf(name)).test(text);
        if (shown) met.set(name, (met.get(name) ?? new Set()).add(who));
        // A feed is the same for everyone: no cookie is looked at.
        const as = surface.endsWith(".atom") ? "guest" : who;
        assert.ok(!shown || policy[name]?.includes(as), `${who} meets ${name} on ${surface}`);
        if (name === "confidential" && who !== "author" && who !== "addressee")
          assert.doesNotMatch(text, new RegExp(`/demands/${idOf(name)}\\b`), `${who} on ${surface}`);
      }
    }
  }
  for (const name of ["open", "anonymous"])
    for (const who of policy[name] ?? []) assert.ok(met.get(name)?.has(who), `${who} meets ${name} somewhere`);
});

test("ACL-23 No post tells whose an anonymous demand is, what is confidential is in no post, and reporting finds nobody out", async () => {
  const { rows } = await pool.query<{ text: string; author_id: string }>("select text, author_id from posts");
  for (const name of ["anonymous", "confidential"])
    assert.ok(!rows.some(({ text }) => text.includes(wordOf(name))), name);
  const report = await people.stranger.get(`/report/demand/${idOf("anonymous")}`);
  assert.equal(report.status, 200);
  assert.doesNotMatch(report.text, /alya/i);
  const sent = await people.stranger.post(`/report/demand/${idOf("anonymous")}`, {
    category: "hoax",
    rule: "",
    words: "",
  });
  assert.equal(sent.status, 303);
  const caseId = await one("select id from moderation_cases where kind = 'demand'");
  for (const path of [`/moderation/cases/${caseId}`, "/moderation/cases", "/log"])
    assert.doesNotMatch((await people.administrator.get(path)).text, /alya/i, path);
  assert.equal((await people.stranger.get(`/report/demand/${idOf("confidential")}`)).status, 404);
});

test("ACL-23 Whatever is sent to a demand one may not see, the answer is that there is none", async () => {
  const writes: Readonly<Record<string, Record<string, string>>> = {
    forwarding: { way: "hand", words: "x" },
    acknowledgement: {},
    answer: { words: "x" },
    milestones: { title: "x" },
    done: { words: "x" },
    outcome: { done: "yes" },
    withdrawal: { words: "x" },
    versions: { title: "x", what: "x", ask: "x" },
  };
  for (const who of ["stranger", "moderator", "blocked"] as const)
    for (const [step, fields] of Object.entries(writes))
      assert.equal((await people[who].post(`/demands/${idOf("confidential")}/${step}`, fields)).status, 404, step);
  const { rows } = await pool.query("select kind from trail_entries where demand_id = $1", [idOf("confidential")]);
  assert.deepEqual(rows, [{ kind: "published" }]);
});

test("ACL-23 A policy with a wrong cell would be noticed", async () => {
  await pool.query("update demands set openness = 'open' where id = $1", [idOf("confidential")]);
  assert.equal((await people.stranger.get(`/demands/${idOf("confidential")}`)).status, 200);
});
