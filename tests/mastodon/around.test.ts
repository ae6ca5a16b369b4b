import assert from "node:assert/strict";
import { test } from "node:test";
import { followAccount } from "#modules/accounts";
import { reactToPost } from "#modules/posts";
import { makeWorld, type Person } from "../world.ts";
import { clientWith, makeClient } from "./app-client.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const [siti, tono, wati] = [
  await world.person("siti", { locked: true }),
  await world.person("tono"),
  await world.person("wati"),
];
const app = await makeClient(world, siti);
const his = await makeClient(world, tono);
const guest = clientWith(world);
const follows = (person: Person, other: Person) =>
  followAccount(ctx, { ...person.account, session_id: "0" }, other.account);
type Named = { id: string; name: string; username: string };

test("lists are made, renamed, filled with people one follows, and thrown away", async () => {
  await follows(siti, tono);
  const { body: list } = await app.post("/api/v1/lists", { title: "Panitia", replies_policy: "list", exclusive: true });
  assert.deepEqual([list.title, list.replies_policy, list.exclusive], ["Panitia", "none", false]);
  assert.equal(
    (await app.send("PUT", `/api/v1/lists/${list.id}`, { title: "Panitia 17-an" })).body.title,
    "Panitia 17-an",
  );
  assert.equal((await app.post(`/api/v1/lists/${list.id}/accounts`, { account_ids: [tono.account.id] })).status, 200);
  const stranger = await app.post(`/api/v1/lists/${list.id}/accounts`, { account_ids: [wati.account.id] });
  assert.equal(stranger.status, 422);
  assert.ok(stranger.body.details.account_ids[0].description);
  assert.equal((await app.get(`/api/v1/lists/${list.id}/accounts`)).body.length, 1);
  assert.equal((await his.get(`/api/v1/lists/${list.id}`)).status, 404);
  assert.equal((await app.get(`/api/v1/accounts/${tono.account.id}/lists`)).body.length, 1);
  await app.send("DELETE", `/api/v1/lists/${list.id}/accounts`, { account_ids: [tono.account.id] });
  assert.deepEqual((await app.get(`/api/v1/lists/${list.id}/accounts`)).body, []);
  assert.equal((await app.send("DELETE", `/api/v1/lists/${list.id}`)).status, 200);
  assert.deepEqual((await app.get("/api/v1/lists")).body, []);
});

test("words are filtered under a name, and a post says which filter it meets, wherever it is read", async () => {
  const made = await app.post("/api/v2/filters", {
    title: "Judi",
    context: ["home", "public"],
    filter_action: "hide",
    expires_in: 3600,
    keywords_attributes: [{ keyword: "Slot", whole_word: true }],
  });
  assert.deepEqual(made.body.context, ["home", "public"]);
  assert.equal(made.body.filter_action, "hide");
  const { id } = made.body;
  const post = await world.says(tono, "Menang slot lagi");
  const [status] = (await app.get("/api/v1/timelines/public")).body;
  assert.equal(status.filtered[0].filter.id, id);
  assert.deepEqual(status.filtered[0].keyword_matches, ["slot"]);
  const word = await app.post(`/api/v2/filters/${id}/keywords`, { keyword: "togel" });
  assert.equal(word.body.whole_word, false);
  await app.send("PUT", `/api/v2/filters/keywords/${word.body.id}`, { keyword: "lotre", whole_word: "true" });
  assert.equal((await app.get(`/api/v2/filters/${id}/keywords`)).body.length, 2);
  assert.equal((await app.get("/api/v1/filters")).body.length, 2);
  await app.send("DELETE", `/api/v2/filters/keywords/${made.body.keywords[0].id}`);
  const placed = await app.post(`/api/v2/filters/${id}/statuses`, { status_id: post.id });
  assert.equal((await app.get(`/api/v1/statuses/${post.id}`)).body.filtered[0].status_matches[0], post.id);
  await app.send("DELETE", `/api/v2/filters/statuses/${placed.body.id}`);
  const kept = await app.send("PUT", `/api/v2/filters/${id}`, { title: "Undian", context: ["thread"] });
  assert.deepEqual([kept.body.title, kept.body.context, kept.body.filter_action], ["Undian", ["thread"], "hide"]);
  assert.ok(kept.body.expires_at);
  assert.equal((await his.get(`/api/v2/filters/${id}`)).status, 404);
  assert.equal((await app.post("/api/v2/filters", { title: "Tanpa tempat" })).status, 422);
  assert.equal((await app.post("/api/v2/filters", { title: "X", context: ["di mana-mana"] })).status, 422);
  assert.equal((await app.send("DELETE", `/api/v2/filters/${id}`)).status, 200);
  assert.deepEqual((await app.get("/api/v2/filters")).body, []);
});

test("tags are followed and pointed out, with how much is written under them", async () => {
  await world.says(siti, "Panen #kopi");
  await world.says(tono, "Minum #kopi #pagi");
  const { body: tag } = await app.post("/api/v1/tags/kopi/follow");
  assert.equal(tag.following, true);
  assert.deepEqual([tag.history[0].uses, tag.history[0].accounts], ["2", "2"]);
  assert.deepEqual(
    (await app.get("/api/v1/followed_tags")).body.map(({ name }: Named) => name),
    ["kopi"],
  );
  assert.equal((await guest.get("/api/v1/tags/kopi")).body.following, undefined);
  const { body: featured } = await app.post("/api/v1/featured_tags", { name: "#Kopi" });
  assert.equal(featured.statuses_count, "1");
  assert.equal((await his.get(`/api/v1/accounts/${siti.account.id}/featured_tags`)).body[0].name, "kopi");
  assert.deepEqual(
    (await his.get("/api/v1/featured_tags/suggestions")).body.map(({ name }: Named) => name),
    ["kopi", "pagi"],
  );
  assert.equal((await app.send("DELETE", `/api/v1/featured_tags/${featured.id}`)).status, 200);
  assert.equal((await app.send("DELETE", `/api/v1/featured_tags/${featured.id}`)).status, 404);
  assert.equal((await app.post("/api/v1/featured_tags", { name: "bukan tagar" })).status, 422);
  await app.post("/api/v1/tags/kopi/unfollow");
  assert.equal((await app.get("/api/v1/tags/kopi")).body.following, false);
  assert.equal((await app.get("/api/v1/tags/a%20b")).status, 404);
});

test("what is talked of, whom one may know, and everyone who wants to be found", async () => {
  const moving = await world.says(tono, "Jembatan sudah jadi");
  await reactToPost(ctx, wati.account, moving, "like");
  assert.equal((await guest.get("/api/v1/trends/statuses")).body[0].id, moving.id);
  assert.equal((await guest.get("/api/v1/trends/tags")).body[0].name, "kopi");
  assert.deepEqual((await guest.get("/api/v1/trends/links")).body, []);
  await follows(tono, wati);
  const { body: found } = await app.get("/api/v2/suggestions");
  assert.equal(found[0].account.username, "wati");
  assert.equal((await app.get("/api/v1/suggestions")).body[0].username, "wati");
  await app.send("DELETE", `/api/v1/suggestions/${wati.account.id}`);
  assert.deepEqual((await app.get("/api/v2/suggestions")).body, []);
  const { body: all } = await guest.get("/api/v1/directory?limit=2");
  const { body: rest } = await guest.get("/api/v1/directory?limit=2&offset=2");
  assert.deepEqual(
    [...all, ...rest].map(({ username }: Named) => username),
    ["wati", "tono", "siti"],
  );
});

test("people ask to follow a locked account, and are let in or turned away", async () => {
  await follows(tono, siti);
  await follows(wati, siti);
  const { body } = await app.get("/api/v1/follow_requests");
  assert.equal(body.length, 2);
  assert.equal((await app.post(`/api/v1/follow_requests/${tono.account.id}/authorize`)).body.followed_by, true);
  assert.equal((await app.post(`/api/v1/follow_requests/${wati.account.id}/reject`)).body.followed_by, false);
  assert.equal((await app.post(`/api/v1/follow_requests/${wati.account.id}/reject`)).status, 404);
  assert.deepEqual((await app.get("/api/v1/follow_requests")).body, []);
});

test("whom and what one keeps at a distance is listed; a muted server falls silent", async () => {
  await app.post(`/api/v1/accounts/${wati.account.id}/mute`, { duration: 3600 });
  assert.ok((await app.get("/api/v1/mutes")).body[0].mute_expires_at);
  await app.post(`/api/v1/accounts/${wati.account.id}/unmute`);
  await app.post(`/api/v1/accounts/${wati.account.id}/block`);
  assert.deepEqual(
    (await app.get("/api/v1/blocks")).body.map(({ username }: Named) => username),
    ["wati"],
  );
  await app.post(`/api/v1/accounts/${wati.account.id}/unblock`);
  assert.equal((await app.post("/api/v1/domain_blocks", { domain: "Ribut.test" })).status, 200);
  assert.deepEqual((await app.get("/api/v1/domain_blocks")).body, ["ribut.test"]);
  const loud = await world.remote("budi@sub.ribut.test");
  await pool.query("insert into mentions (post_id, account_id) select id, $1 from posts limit 1", [siti.account.id]);
  const { rows } = await pool.query("select * from accounts where id = $1", [siti.account.id]);
  const { notMutedBy } = await import("#modules/trust");
  const heard = async () => {
    const query = ctx.db
      .selectFrom("accounts")
      .select("id")
      .where("id", "=", loud.id)
      .where(notMutedBy(rows[0], "accounts.id"));
    return (await query.execute()).length;
  };
  assert.equal(await heard(), 0);
  const [stands] = (await app.get(`/api/v1/accounts/relationships?id[]=${loud.id}`)).body;
  assert.equal(stands.domain_blocking, true);
  await app.send("DELETE", "/api/v1/domain_blocks?domain=ribut.test");
  assert.equal(await heard(), 1);
  for (const domain of ["", "localhost:3000", "bukan host", "a/b.test", "x".repeat(300)])
    assert.equal((await app.post("/api/v1/domain_blocks", { domain })).status, 422, domain);
  assert.deepEqual((await app.get("/api/v1/endorsements")).body, []);
});

test("what is wrong reaches the moderators as from the page, whoever sees only what is theirs to see", async () => {
  const bad = await world.says(tono, "Beli followers");
  const sent = await app.post("/api/v1/reports", {
    account_id: tono.account.id,
    status_ids: [bad.id],
    comment: "Penipuan",
    category: "spam",
    forward: true,
  });
  assert.equal(sent.status, 200);
  assert.deepEqual([sent.body.category, sent.body.forwarded, sent.body.status_ids], ["spam", false, [bad.id]]);
  const { rows } = await pool.query("select category, words from reports");
  assert.deepEqual(rows, [{ category: "spam", words: "Penipuan" }]);
  assert.equal(
    (await app.post("/api/v1/reports", { account_id: siti.account.id })).status,
    422,
    "nobody reports themselves",
  );
  const secret = await world.says(tono, "Rahasia", { audience: "followers" });
  await pool.query("delete from follows where follower_id = $1", [siti.account.id]);
  const unseen = await app.post("/api/v1/reports", { account_id: tono.account.id, status_ids: [secret.id] });
  assert.equal(unseen.status, 404);
  const other = await world.says(wati, "Punya orang lain");
  assert.equal(
    (await app.post("/api/v1/reports", { account_id: tono.account.id, status_ids: [other.id] })).status,
    422,
  );
});

test("announcements are read and put away; nobody reacts to them", async () => {
  const { rows } = await pool.query(
    "insert into announcements (title, words, ends_at) values ('Kerja bakti', 'Hari Minggu <b>pagi</b>', now() + interval '1 day') returning id",
  );
  const { body } = await app.get("/api/v1/announcements");
  assert.equal(body[0].content, "<p>Kerja bakti</p><p>Hari Minggu &lt;b&gt;pagi&lt;/b&gt;</p>");
  await app.post(`/api/v1/announcements/${rows[0].id}/dismiss`);
  assert.deepEqual((await app.get("/api/v1/announcements")).body, []);
  assert.equal((await app.get("/api/v1/announcements?with_dismissed=true")).body[0].read, true);
  assert.equal((await app.send("PUT", `/api/v1/announcements/${rows[0].id}/reactions/like`)).status, 422);
});

test("everyone learns what the community is and what it takes", async () => {
  await pool.query("insert into rules (title, words, number) values ('Santun', 'Bicaralah baik-baik', 1)");
  const { body } = await guest.get("/api/v2/instance");
  assert.equal(body.title, "Sukamaju");
  assert.equal(body.configuration.statuses.max_characters, 5000);
  assert.equal(body.configuration.media_attachments.image_size_limit, 15_000_000);
  assert.match(body.configuration.urls.streaming, /^ws:\/\/localhost:3000/);
  assert.equal(Buffer.from(body.configuration.vapid.public_key, "base64url").length, 65);
  assert.deepEqual(body.registrations.enabled, true);
  assert.equal((await guest.get("/api/v1/instance")).body.stats.user_count, 3);
  assert.equal((await guest.get("/api/v1/instance/rules")).body[0].text, "Santun");
  await ctx.db
    .insertInto("server_policies")
    .values({ host: "evil.test", severity: "suspend", reason: "Penipuan" })
    .execute();
  const [block] = (await guest.get("/api/v1/instance/domain_blocks")).body;
  assert.deepEqual([block.domain, block.severity, block.comment], ["evil.test", "suspend", "Penipuan"]);
  for (const path of [
    "activity",
    "peers",
    "domain_blocks",
    "extended_description",
    "translation_languages",
    "languages",
  ])
    assert.equal((await guest.get(`/api/v1/instance/${path}`)).status, 200, path);
  assert.equal((await guest.get("/api/v1/instance/privacy_policy")).status, 404);
  assert.deepEqual((await guest.get("/api/v1/custom_emojis")).body, []);
  assert.equal((await app.get("/api/v1/preferences")).body["posting:default:visibility"], "public");
});
