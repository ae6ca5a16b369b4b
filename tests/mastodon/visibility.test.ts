import assert from "node:assert/strict";
import { test } from "node:test";
import { blockAccount } from "#modules/trust";
import { policy, type Viewer, viewers } from "../security/visibility-policy.ts";
import { setVisibilityStage } from "../security/visibility-stage.ts";
import type { World } from "../world.ts";
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

test("ACL-01 one post by its id: each viewer sees by an app exactly what they see on the web", async () => {
  for (const { post, audience, word, name } of posts) {
    for (const viewer of viewers) {
      const app = clients[viewer];
      for (const rest of ["", "/context", "/history", "/reblogged_by", "/favourited_by", "/quotes"]) {
        const { status } = await app.get(`/api/v1/statuses/${post.id}${rest}`);
        assert.equal(status, may(viewer, audience) ? 200 : 404, `${name} ${viewer} ${rest}`);
      }
      const several = await app.get(`/api/v1/statuses?id[]=${post.id}`);
      assert.equal(several.text.includes(word), may(viewer, audience), `${name} ${viewer} several`);
    }
    await world.pool.query("truncate rate_limits");
  }
});

test("ACL-01 no list shows by an app what its viewer may not see", async () => {
  const lists = [
    "/api/v1/timelines/public",
    "/api/v1/timelines/home",
    "/api/v1/timelines/tag/matriks",
    "/api/v1/bookmarks",
    "/api/v1/favourites",
    `/api/v1/accounts/${author.account.id}/statuses`,
    `/api/v1/accounts/${author.account.id}/statuses?pinned=true`,
    `/api/v1/accounts/${stage.neighbour.account.id}/statuses`,
    `/api/v1/statuses/${stage.base.id}/context`,
  ];
  let shown = 0;
  for (const viewer of viewers) {
    for (const path of lists) {
      const { text } = await clients[viewer].get(`${path}${path.includes("?") ? "&" : "?"}limit=40`);
      for (const { word, earlier, audience, name } of posts) {
        if (may(viewer, audience)) shown += text.includes(word) ? 1 : 0;
        else assert.ok(!text.includes(word) && !text.includes(earlier), `${path} ${viewer} ${name}`);
      }
    }
  }
  assert.ok(shown >= 150, `${shown} were shown`);
});

test("ACL-01 nothing can be done to a post one may not see", async () => {
  for (const { post, audience, name } of posts) {
    for (const viewer of viewers) {
      if (may(viewer, audience) || viewer === "guest" || viewer === "pending") continue;
      for (const verb of ["favourite", "reblog", "bookmark", "pin", "mute", "translate"]) {
        const { status } = await clients[viewer].post(`/api/v1/statuses/${post.id}/${verb}`);
        assert.equal(status, 404, `${verb} ${name} ${viewer}`);
      }
      const body = { status: "x", in_reply_to_id: post.id };
      assert.equal((await clients[viewer].post("/api/v1/statuses", body)).status, 404, `reply ${name} ${viewer}`);
    }
  }
});

const pictureOf = async (viewer: Viewer, id: string): Promise<string> =>
  (await clients[viewer].get(`/api/v1/statuses/${id}`)).body.media_attachments[0]?.url ?? "";
const look = async ({ app }: World, url: string) =>
  (await app.request(url.replace("http://localhost:3000", ""))).status;

test("ACL-18 an app shows pictures of what is not for everyone by a key that says who looks, and nothing more", async () => {
  const { follower } = members;
  const kept = posts.find(({ name }) => name === "followers");
  const open = posts.find(({ name }) => name === "public");
  if (!kept || !open || !follower) throw new Error("the stage lacks them");
  assert.doesNotMatch(await pictureOf("guest", open.post.id), /\?as=/);
  const url = await pictureOf("follower", kept.post.id);
  assert.match(url, /\?as=\d+\.\d+\.[\w-]{27}$/);
  assert.equal(await look(world, url), 200);
  assert.equal(await look(world, url.replace(/\?.*/, "")), 404, "not without it");
  assert.equal(await look(world, url.replace(/as=\d+/, `as=${author.account.id}`)), 404, "not in another's name");
  assert.equal(await look(world, `${url.slice(0, -1)}${url.endsWith("A") ? "B" : "A"}`), 404);
  assert.equal(
    await look(
      world,
      url.replace(/\.(\d+)\./, (_, day: string) => `.${Number(day) + 1}.`),
    ),
    404,
  );
  const other = posts.find(({ name }) => name === "direct");
  const stem = (await world.pool.query("select stem from pictures where post_id = $1", [other?.post.id])).rows[0]?.stem;
  assert.equal(await look(world, url.replace(/[0-9a-f]{32}/, stem)), 404, "not for another picture");
  await blockAccount(world.ctx, author.account, follower.account);
  assert.equal(await look(world, url), 404, "no longer, once they may not see it");
});
