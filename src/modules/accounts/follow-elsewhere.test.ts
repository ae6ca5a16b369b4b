import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld } from "../../../tests/world.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const budi = await world.remote("budi@desa.test");
const follows = async () => (await world.pool.query("select state, activity_uri from follows")).rows;

test("FED-27 whoever follows somebody at another server has only asked, however open that person is", async () => {
  assert.equal((await siti.post("/people/budi@desa.test/follow")).status, 303);
  const [asked] = await follows();
  assert.equal(asked.state, "requested");
  assert.match(asked.activity_uri, /^http:\/\/localhost:3000\/ap\/activities\/follows\/\d+$/);
  assert.equal((await siti.post("/people/budi@desa.test/follow")).status, 303);
  assert.deepEqual(await follows(), [asked]);
  const { rows } = await world.pool.query("select following_count from accounts where id = $1", [siti.account.id]);
  assert.equal(rows[0].following_count, 0);
});

test("asking anew after taking it back is another asking, so that an old answer answers nothing new", async () => {
  const [before] = await follows();
  await siti.post("/people/budi@desa.test/follow/removal");
  assert.deepEqual(await follows(), []);
  await siti.post("/people/budi@desa.test/follow");
  assert.notEqual((await follows())[0].activity_uri, before.activity_uri);
  assert.equal(budi.host, "desa.test");
});
