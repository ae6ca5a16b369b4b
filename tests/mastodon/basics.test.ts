import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld } from "../world.ts";
import { clientWith, makeClient } from "./app-client.ts";
import { complaintsOf } from "./conforms.ts";

const world = await makeWorld();
const siti = await world.person("siti", { bio: "Guru", bio_html: "<p>Guru</p>" });
const app = await makeClient(world, siti);
const guest = clientWith(world);

test("an app learns whom it speaks for", async () => {
  const { status, body } = await app.get("/api/v1/accounts/verify_credentials");
  assert.equal(status, 200);
  assert.equal(body.username, "siti");
  assert.equal(body.url, "http://localhost:3000/@siti");
  assert.equal(body.source.note, "Guru");
});

test("the schema notices an answer that is not as Mastodon's", async () => {
  const { body } = await app.get("/api/v1/accounts/verify_credentials");
  const path = "/api/v1/accounts/verify_credentials";
  assert.deepEqual(complaintsOf("GET", path, 200, body), []);
  assert.notDeepEqual(complaintsOf("GET", path, 200, { ...body, id: 5 }), []);
  assert.notDeepEqual(complaintsOf("GET", path, 200, { ...body, created_at: "kemarin" }), []);
  const { role: _, ...less } = body;
  assert.notDeepEqual(complaintsOf("GET", path, 200, less), []);
  assert.notDeepEqual(complaintsOf("GET", path, 404, { message: "tidak ada" }), []);
});

test("everyone reads the community's posts, with addresses an app can use anywhere", async () => {
  await world.says(siti, "Halo @siti #desa");
  const { status, body, headers } = await guest.get("/api/v1/timelines/public");
  assert.equal(status, 200);
  assert.equal(
    body[0].content,
    '<p>Halo <a href="http://localhost:3000/@siti">@siti</a> <a href="http://localhost:3000/tags/desa">#desa</a></p>',
  );
  assert.deepEqual(body[0].tags, [{ name: "desa", url: "http://localhost:3000/tags/desa" }]);
  assert.match(headers.get("Link") ?? "", /min_id=\d+>; rel="prev"/);
});
