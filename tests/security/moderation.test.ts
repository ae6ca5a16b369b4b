import assert from "node:assert/strict";
import { test } from "node:test";
import type { Person } from "../world.ts";
import { policy, type Viewer } from "./visibility-policy.ts";
import { setVisibilityStage } from "./visibility-stage.ts";

const stage = await setVisibilityStage();
const { world, author, posts } = stage;
const { pool } = world;
const one = async (query: string, values: unknown[] = []) => (await pool.query(query, values)).rows[0]?.one;
const people = Object.entries(stage.members) as [Viewer, Person][];
const kindOf = (audience: string) => (audience === "direct" ? "message" : "post");
const stranger = stage.members.stranger as Person;
const moderator = stage.members.moderator as Person;
await pool.query("update accounts set permissions = '{reports,posts,people,appeals}' where id = $1", [
  moderator.account.id,
]);

test("ACL-06 Reporting shows and takes exactly what its reporter may see", async () => {
  let taken = 0;
  for (const { audience, post, word, earlier } of posts) {
    const path = `/report/${kindOf(audience)}/${post.id}`;
    for (const [viewer, person] of people) {
      const may = policy[audience].includes(viewer) && !["author", "guest", "pending"].includes(viewer);
      const asked = await person.get(path);
      assert.equal(asked.status === 200, may, `${viewer} ${path} ${asked.status}`);
      assert.equal(asked.text.includes(word), may, `${viewer} ${path}`);
      assert.ok(!asked.text.includes(earlier));
      const sent = await person.post(path, { category: "hate", words: "kata pelapor" });
      assert.equal(sent.status === 303, may, `${viewer} ${path} ${sent.status}`);
      if (may) taken++;
      else assert.ok([403, 404].includes(sent.status));
    }
  }
  assert.ok(taken > 20);
  assert.equal(await one("select count(*)::int as one from reports"), taken);
  assert.equal(await one("select count(*)::int as one from case_snapshots"), posts.length);
});

test("ACL-06 An example a reporter may not see is refused, and nothing of the report is kept", async () => {
  const [open, hidden] = [
    posts.find(({ name }) => name === "quiet"),
    posts.find(({ name }) => name === "followers reply"),
  ];
  const fresh = await world.person("pelapor_baru");
  const reports = await one("select count(*)::int as one from reports");
  const answer = await fresh.post(`/report/post/${open?.post.id}`, {
    category: "spam",
    example_1: hidden?.post.id ?? "",
  });
  assert.equal(answer.status, 404);
  for (const [kind, id] of [
    ["message", open?.post.id],
    ["story", open?.post.id],
    ["person", open?.post.id],
    ["post", author.account.id],
    ["akun", open?.post.id],
  ])
    assert.equal((await fresh.post(`/report/${kind}/${id}`, { category: "spam" })).status, 404, kind ?? "");
  assert.equal(await one("select count(*)::int as one from reports"), reports);
});

test("ACL-17 Moderators see of what is not public only what was reported, and that they looked is written down", async () => {
  const writer = await world.person("penulis_lain");
  const mentioned = await world.person("disebut_lain");
  const follower = await world.person("pengikut_lain");
  for (const person of [follower, mentioned]) await person.post("/people/penulis_lain/follow");
  const secret = await world.says(writer, "@disebut_lain bisikan-rahasia", { audience: "direct" });
  const kept = await world.says(writer, "untuk-pengikut-saja", { audience: "followers" });
  for (const path of [`/p/${secret.id}`, `/p/${kept.id}`, `/p/${kept.id}/more`, `/report/post/${kept.id}`])
    assert.equal((await moderator.get(path)).status, 404, path);
  assert.doesNotMatch((await moderator.get("/moderation/cases")).text, /bisikan-rahasia|untuk-pengikut-saja/);
  await mentioned.post(`/report/message/${secret.id}`, { category: "harassment" });
  await follower.post(`/report/post/${kept.id}`, { category: "hate" });
  const reply = await world.says(writer, "@disebut_lain pesan-lain", { audience: "direct" });
  for (const [post, said] of [
    [secret, "bisikan-rahasia"],
    [kept, "untuk-pengikut-saja"],
  ] as const) {
    const id = await one("select id as one from moderation_cases where thing_id = $1", [post.id]);
    const opened = await moderator.get(`/moderation/cases/${id}`);
    assert.match(opened.text, new RegExp(said));
    assert.doesNotMatch(opened.text, /pesan-lain/);
    assert.equal((await stranger.get(`/moderation/cases/${id}`)).status, 403);
    assert.equal(
      await one("select count(*)::int as one from moderation_log where case_id = $1 and deed = 'opened'", [id]),
      1,
    );
    assert.equal((await moderator.get(`/p/${post.id}`)).status, 404, "the post itself stays closed");
  }
  assert.equal((await moderator.get(`/p/${reply.id}`)).status, 404);
  const administrator = stage.members.administrator as Person;
  assert.match((await administrator.get("/admin/log")).text, /Isi yang tidak umum dibuka/);
  const revised = await writer.post(`/p/${kept.id}/removal`);
  assert.equal(revised.status, 303);
  const id = await one("select id as one from moderation_cases where thing_id = $1", [kept.id]);
  assert.match(
    (await moderator.get(`/moderation/cases/${id}`)).text,
    /untuk-pengikut-saja/,
    "kept after its author deleted it",
  );
});

test("ACL-22 Nobody learns who reported them, from no page and no refusal", async () => {
  const victim = await world.person("pelapor_rahasia");
  const accused = await world.person("terlapor", {
    role: "moderator",
    permissions: ["reports", "people", "posts", "appeals"],
  });
  const post = await world.says(accused, "Kata-kata kasar");
  await victim.post(`/report/post/${post.id}`, { category: "hate", words: "Saya pelapor_rahasia tersakiti" });
  const id = await one("select id as one from moderation_cases where thing_id = $1", [post.id]);
  for (const path of [`/moderation/cases/${id}`, `/moderation/cases/${id}/decision`])
    assert.equal((await accused.get(path)).status, 404);
  await moderator.post(`/moderation/cases/${id}/decision`, { on_thing: "hide", on_person: "warn", reason: "Kasar" });
  const notice = /\/notices\/\d+/.exec((await accused.get("/notices")).text)?.[0] ?? "";
  await accused.post(`${notice}/appeal`, { words: "Bercanda" });
  const appeal = await one("select id as one from appeals where account_id = $1", [accused.account.id]);
  assert.equal((await accused.get(`/moderation/appeals/${appeal}`)).status, 404, "their own appeal");
  assert.doesNotMatch((await accused.get("/moderation/appeals")).text, /Bercanda/);
  const pages = [
    "/notices",
    notice,
    "/log",
    "/",
    "/mentions",
    "/moderation/cases?tab=resolved",
    `/moderation/cases?tab=handled`,
  ];
  for (const page of pages) {
    const { text } = await accused.get(page);
    assert.doesNotMatch(text, /pelapor_rahasia|Pelapor_rahasia|tersakiti|Moderator1/, page);
  }
  assert.equal((await victim.get(notice)).status, 404, "a notice is its reader's alone");
  assert.equal((await stranger.post(`${notice}/appeal`, { words: "Bukan saya" })).status, 404);
});

test("XSS-08 What people write to and about moderators stays words on every page of theirs", async () => {
  const BAIT = "<img src=x onerror=alert(1)>";
  const loud = await world.person("berisik");
  const quiet = await world.person("pendiam");
  const chief = stage.members.administrator as Person;
  const post = await world.says(loud, `${BAIT} asli`, { warning: BAIT });
  await pool.query("update accounts set name = $1 where id = any($2)", [BAIT, [loud.account.id, quiet.account.id]]);
  const rule = await one("insert into rules (number, title, words) values (9, $1, $1) returning id as one", [BAIT]);
  await quiet.post(`/report/post/${post.id}`, { category: "spam", words: BAIT, rule });
  const id = await one("select id as one from moderation_cases where thing_id = $1", [post.id]);
  await chief.post(`/moderation/cases/${id}/notes`, { words: BAIT });
  const open = [`/moderation/cases/${id}/decision`, "/moderation/cases", `/report/post/${post.id}`];
  for (const page of open) {
    const { text } = await (page.startsWith("/report") ? quiet : chief).get(page);
    assert.match(text, /&lt;img src=x/, page);
    assert.doesNotMatch(text, /<img/, page);
  }
  await chief.post(`/moderation/cases/${id}/decision`, { on_thing: "hide", on_person: "warn", reason: BAIT, rule });
  const notice = /\/notices\/\d+/.exec((await loud.get("/notices")).text)?.[0] ?? "";
  await loud.post(`${notice}/appeal`, { words: BAIT });
  const appeal = await one("select id as one from appeals where account_id = $1", [loud.account.id]);
  await pool.query("insert into announcements (title, words, ends_at) values ($1, $1, now() + interval '1 day')", [
    BAIT,
  ]);
  for (const [person, page] of [
    [chief, `/moderation/cases/${id}`],
    [chief, `/moderation/appeals/${appeal}`],
    [chief, "/moderation/appeals"],
    [chief, "/admin/log"],
    [chief, `/admin/rules/${rule}`],
    [chief, "/admin/announcements"],
    [quiet, `/p/${post.id}`],
    [quiet, `/p/${post.id}/history`],
    [quiet, "/log"],
    [quiet, "/rules"],
    [quiet, "/announcements"],
    [quiet, "/"],
    [loud, notice],
  ] as const) {
    const { status, text } = await person.get(page);
    assert.equal(status, 200, page);
    assert.match(text, /&lt;img src=x/, page);
    assert.doesNotMatch(text, /<img/, page);
  }
});
