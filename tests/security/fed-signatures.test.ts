import assert from "node:assert/strict";
import { test } from "node:test";
import { openServers } from "../other-servers.ts";
import { makeWorld } from "../world.ts";

const world = await makeWorld();
const servers = await openServers(world);
const victim = servers.server("victim.test");
const budi = victim.person("budi");

const postsNow = async () => (await world.pool.query("select text, html, audience, uri from posts order by id")).rows;

test("A signed note of somebody elsewhere becomes a post here, once", async () => {
  const note = budi.note(`<p>Halo <a href="${budi.uri}">@budi</a> <script>alert(1)</script></p>`);
  const status = await budi.sends(budi.does("Create", note));
  assert.equal(status, 202);
  await servers.settle();
  const posts = await postsNow();
  assert.equal(posts.length, 1);
});
