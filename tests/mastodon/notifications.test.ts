import assert from "node:assert/strict";
import { test } from "node:test";
import { followAccount } from "#modules/accounts";
import { reactToPost, sharePost } from "#modules/posts";
import { makeWorld, type Person } from "../world.ts";
import { makeClient } from "./app-client.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const [siti, tono, wati] = [await world.person("siti"), await world.person("tono"), await world.person("wati")];
const app = await makeClient(world, siti);
const post = await world.says(siti, "Panen raya");
const likes = (person: Person) => reactToPost(ctx, person.account, post, "like");
const follows = (person: Person, other: Person) =>
  followAccount(ctx, { ...person.account, session_id: "0" }, other.account);

await likes(tono);
await likes(wati);
await sharePost(ctx, tono.account, post);
await follows(tono, siti);
await world.says(tono, "Halo @siti");
await world.says(wati, "Selamat!", {}, post);
await world.settle();

test("an app reads what happened, one by one, each kind by Mastodon's name", async () => {
  const { body } = await app.get("/api/v1/notifications");
  assert.deepEqual(body.map(({ type }: { type: string }) => type).toSorted(), [
    "favourite",
    "favourite",
    "follow",
    "mention",
    "mention",
    "reblog",
  ]);
  const liked = body.find(({ type }: { type: string }) => type === "favourite");
  assert.equal(liked.status.id, post.id);
  const one = await app.get(`/api/v1/notifications/${liked.id}`);
  assert.equal(one.body.account.username, liked.account.username);
});

test("kinds are chosen and left out, one person's asked for, and pages follow each other", async () => {
  const mentions = await app.get("/api/v1/notifications?types[]=mention");
  assert.equal(mentions.body.length, 2);
  const rest = await app.get("/api/v1/notifications?exclude_types[]=mention&exclude_types[]=favourite");
  assert.equal(rest.body.length, 2);
  const his = await app.get(`/api/v1/notifications?account_id=${wati.account.id}`);
  assert.equal(his.body.length, 2);
  assert.deepEqual((await app.get("/api/v1/notifications?types[]=status")).body, []);
  const first = await app.get("/api/v1/notifications?limit=2");
  const [, next = ""] = /<http:\/\/localhost:3000([^>]+)>; rel="next"/.exec(first.headers.get("Link") ?? "") ?? [];
  const second = await app.get(next);
  assert.equal(second.body.length, 2);
  assert.ok(BigInt(second.body[0].id) < BigInt(first.body[1].id));
});

test("likes of one post are one group, with those who gave them", async () => {
  const { body } = await app.get("/api/v2/notifications");
  const likes = body.notification_groups.find(({ type }: { type: string }) => type === "favourite");
  assert.equal(likes.notifications_count, 2);
  assert.equal(likes.status_id, post.id);
  assert.deepEqual(likes.sample_account_ids.toSorted(), [tono.account.id, wati.account.id].toSorted());
  assert.equal(body.notification_groups.filter(({ type }: { type: string }) => type === "mention").length, 2);
  const one = await app.get(`/api/v2/notifications/${likes.group_key}`);
  assert.equal(one.body.notification_groups.length, 1);
  assert.equal((await app.get(`/api/v2/notifications/${likes.group_key}/accounts`)).body.length, 2);
  const alone = await app.get("/api/v2/notifications?grouped_types[]=follow");
  assert.equal(alone.body.notification_groups.length, 6, "an app that does not group likes gets each");
});

test("what is read on one device counts as read on all", async () => {
  assert.equal((await app.get("/api/v1/notifications/unread_count")).body.count, 6);
  const { body } = await app.get("/api/v1/notifications?limit=1");
  const marked = await app.post("/api/v1/markers", { notifications: { last_read_id: body[0].id } });
  assert.equal(marked.body.notifications.version, 1);
  assert.equal((await app.get("/api/v1/notifications/unread_count")).body.count, 0);
  assert.equal((await app.get("/api/v2/notifications/unread_count")).body.count, 0);
  await app.post("/api/v1/markers", { home: { last_read_id: post.id } });
  const both = await app.get("/api/v1/markers?timeline[]=home&timeline[]=notifications");
  assert.equal(both.body.home.last_read_id, post.id);
  const marks = await Promise.all(
    [1, 2, 3].map(() => app.post("/api/v1/markers", { home: { last_read_id: post.id } })),
  );
  assert.equal(Math.max(...marks.map(({ body }) => body.home.version)), 4, "no change is lost");
});

test("news is put away, one by one, in groups and all at once; another's is not there", async () => {
  const { body } = await app.get("/api/v1/notifications");
  const his = await makeClient(world, tono);
  assert.equal((await his.post(`/api/v1/notifications/${body[0].id}/dismiss`)).status, 404);
  assert.equal((await his.get(`/api/v1/notifications/${body[0].id}`)).status, 404);
  assert.equal((await app.post(`/api/v1/notifications/${body[0].id}/dismiss`)).status, 200);
  assert.equal((await app.get("/api/v1/notifications")).body.length, 5);
  const { body: grouped } = await app.get("/api/v2/notifications");
  const likes = grouped.notification_groups.find(({ type }: { type: string }) => type === "favourite");
  await app.post(`/api/v2/notifications/${likes.group_key}/dismiss`);
  assert.equal((await app.get("/api/v1/notifications")).body.length, 3);
  await app.post("/api/v1/notifications/clear");
  assert.deepEqual((await app.get("/api/v1/notifications")).body, []);
  assert.doesNotMatch((await siti.get("/notifications")).text, /Tono/);
});

test("news of strangers waits apart when the person wants so, and is let in or thrown away", async () => {
  const policy = await app.send("PATCH", "/api/v2/notifications/policy", { for_not_following: "filter" });
  assert.equal(policy.body.for_not_following, "filter");
  assert.equal((await app.get("/api/v1/notifications/policy")).body.filter_not_following, true);
  const [budi, dewi] = [await world.person("budi"), await world.person("dewi")];
  await likes(budi);
  await likes(dewi);
  await world.settle();
  assert.deepEqual((await app.get("/api/v1/notifications")).body, []);
  assert.equal((await app.get("/api/v1/notifications?include_filtered=true")).body.length, 2);
  const { body } = await app.get("/api/v1/notifications/requests");
  assert.equal(body.length, 2);
  assert.equal((await app.get("/api/v2/notifications/policy")).body.summary.pending_requests_count, 2);
  assert.equal((await app.get(`/api/v1/notifications/requests/${budi.account.id}`)).body.notifications_count, "1");
  await app.post(`/api/v1/notifications/requests/${budi.account.id}/accept`);
  assert.equal((await app.get("/api/v1/notifications")).body[0].account.id, budi.account.id);
  await app.post("/api/v1/notifications/requests/dismiss", { id: [dewi.account.id] });
  assert.deepEqual((await app.get("/api/v1/notifications/requests")).body, []);
  assert.equal((await app.post("/api/v1/notifications/requests/accept", { id: ["1"] })).status, 404);
  assert.equal((await app.send("PATCH", "/api/v2/notifications/policy", { for_new_accounts: "perhaps" })).status, 422);
  await pool.query("delete from inboxes");
});

test("what is about a post the person may not see any more is told no more", async () => {
  const secret = await world.says(tono, "Hanya sebentar @siti");
  await world.settle();
  const [entry] = (await app.get("/api/v1/notifications?types[]=mention")).body;
  assert.equal(entry.status.id, secret.id);
  await pool.query("update posts set removed_at = now() where id = $1", [secret.id]);
  assert.equal((await app.get("/api/v1/notifications?types[]=mention")).body.length, 0);
  assert.equal((await app.get(`/api/v1/notifications/${entry.id}`)).status, 404);
});

test("an app without leave to read news reads none", async () => {
  const narrow = await makeClient(world, siti, ["read:statuses", "write:statuses"]);
  for (const path of ["/api/v1/notifications", "/api/v2/notifications", "/api/v2/notifications/policy"])
    assert.equal((await narrow.get(path)).status, 403, path);
  assert.equal((await narrow.post("/api/v1/notifications/clear")).status, 403);
});
