import assert from "node:assert/strict";
import { test } from "node:test";
import { policy, type Viewer, viewers } from "../security/visibility-policy.ts";
import { setVisibilityStage } from "../security/visibility-stage.ts";
import { type AppClient, clientWith, makeClient } from "./app-client.ts";

const stage = await setVisibilityStage();
const { world, posts, members, author } = stage;
const clients = {} as Record<Viewer, AppClient>;
for (const viewer of viewers) {
  const member = members[viewer];
  const isGuest = viewer === "guest" || viewer === "pending" || !member;
  clients[viewer] = isGuest ? clientWith(world) : await makeClient(world, member);
}
const may = (viewer: Viewer, audience: keyof typeof policy) => policy[audience].includes(viewer);
const isIn = (viewer: Viewer) => viewer !== "guest" && viewer !== "pending";

// Everyone is told of every post, and every post moves people: only the policy stands between them and the answer.
await world.pool.query(
  `with told as (insert into notification_entries (account_id, kind, actor_id, subject_id, post_id)
      select accounts.id, 'reply', $1, 0, posts.id from accounts cross join posts where posts.author_id = $1 and accounts.id <> $1
      on conflict do nothing returning account_id, kind, subject_id, day, id)
    insert into notifications (account_id, kind, subject_id, day, latest_id)
    select account_id, kind, subject_id, day, max(id) from told group by 1, 2, 3, 4 on conflict do nothing`,
  [author.account.id],
);
await world.pool.query("update posts set likes_count = 9 where author_id = $1", [author.account.id]);

test("ACL-01 no list around posts shows by an app what its viewer may not see", async () => {
  const lists = [
    "/api/v1/notifications?limit=80",
    "/api/v2/notifications?limit=80",
    "/api/v1/notifications?include_filtered=true&limit=80",
    "/api/v1/conversations",
    "/api/v1/timelines/direct",
    "/api/v1/trends/statuses",
    "/api/v1/trends/tags",
    "/api/v2/search?q=matriks",
    `/api/v2/search?q=matriks&account_id=${author.account.id}`,
    "/api/v2/suggestions",
    "/api/v1/directory",
    "/api/v1/scheduled_statuses",
    "/api/v2/filters",
  ];
  let shown = 0;
  for (const viewer of viewers) {
    for (const path of lists) {
      const { text } = await clients[viewer].get(path);
      for (const { word, earlier, audience, name } of posts) {
        if (may(viewer, audience)) shown += text.includes(word) ? 1 : 0;
        else assert.ok(!text.includes(word) && !text.includes(earlier), `${path} ${viewer} ${name}`);
      }
    }
  }
  assert.ok(shown >= 100, `${shown} were shown`);
});

test("ACL-01 polls, reports, filters and searches by address know only posts their viewer may see", async () => {
  for (const { post, audience, word, name } of posts) {
    for (const viewer of viewers) {
      const [app, allowed] = [clients[viewer], may(viewer, audience)];
      const what = `${name} ${viewer}`;
      assert.equal((await app.get(`/api/v1/polls/${post.id}`)).status, allowed ? 200 : 404, what);
      const found = await app.get(`/api/v2/search?q=${encodeURIComponent(`http://localhost:3000/p/${post.id}`)}`);
      assert.equal(found.text.includes(word), allowed, what);
      if (!isIn(viewer) || allowed) continue;
      assert.equal((await app.post(`/api/v1/polls/${post.id}/votes`, { choices: [0] })).status, 404, what);
      const report = { account_id: author.account.id, status_ids: [post.id] };
      assert.equal((await app.post("/api/v1/reports", report)).status, 404, what);
    }
  }
  const { stranger } = clients;
  const made = await stranger.post("/api/v2/filters", { title: "x", context: ["home"] });
  for (const { post, audience, name } of posts) {
    const { status } = await stranger.post(`/api/v2/filters/${made.body.id}/statuses`, { status_id: post.id });
    assert.equal(status, may("stranger", audience) ? 200 : 404, name);
  }
});

test("ACL-01 across a block nobody meets anybody in lists of people", async () => {
  for (const viewer of ["blockedByAuthor", "blockerOfAuthor"] as const) {
    for (const path of ["/api/v1/directory?limit=80", "/api/v2/search?q=alya&type=accounts", "/api/v2/suggestions"])
      assert.doesNotMatch((await clients[viewer].get(path)).text, /"username":"alya"/, `${viewer} ${path}`);
  }
  const blocked = clients.blockedByAuthor;
  assert.equal((await blocked.post("/api/v1/reports", { account_id: author.account.id })).status, 404);
  assert.equal((await blocked.get(`/api/v1/accounts/${author.account.id}/featured_tags`)).status, 404);
});
