import assert from "node:assert/strict";
import { test } from "node:test";
import { setPassphrase } from "../../../../tests/security/stage.ts";
import { makeWorld, PASSPHRASE } from "../../../../tests/world.ts";

const world = await makeWorld();
const [siti, tono] = [await world.person("siti"), await world.person("tono")];
await setPassphrase(world, siti, PASSPHRASE);
const post = await world.says(siti, "Sampai jumpa semuanya");

test("who asks to be deleted is hidden at once, everywhere, and their other devices are out", async () => {
  await tono.post("/people/siti/follow");
  await siti.post(`/p/${(await world.says(tono, "Kabar Tono")).id}/share`);
  await world.settle();
  const laptop = world.guest();
  await laptop.post("/session", { handle: "siti", passphrase: PASSPHRASE, next: "/" });
  assert.equal((await siti.post("/settings/removal", { current: "salah sama sekali" })).status, 422);
  assert.equal((await siti.post("/settings/removal", { current: PASSPHRASE })).location, "/leaving");
  for (const path of ["/@siti", `/p/${post.id}`]) assert.equal((await tono.get(path)).status, 404, path);
  for (const path of ["/", "/community", "/people?q=siti", "/@tono/followers"])
    assert.doesNotMatch((await tono.get(path)).text, /Sampai jumpa|@siti/, path);
  assert.equal((await laptop.get("/settings")).status, 303);
});

test("for a week they may sign in and find one thing: the way back", async () => {
  const phone = world.guest();
  await phone.post("/session", { handle: "siti", passphrase: PASSPHRASE, next: "/" });
  for (const path of ["/", "/settings", "/posts/new", "/bookmarks"])
    assert.equal((await phone.get(path)).location, "/leaving", path);
  assert.match((await phone.get("/leaving")).text, /Batalkan penghapusan/);
  assert.equal((await phone.post("/posts", { text: "Masih bisa?" })).status, 403);
  assert.equal((await phone.post("/leaving/removal")).location, "/");
  assert.equal((await tono.get(`/p/${post.id}`)).status, 200);
  assert.equal((await phone.get("/settings")).status, 200);
});

test("the last administrator hands over first", async () => {
  const admin = await world.person("kades", { role: "administrator" });
  await setPassphrase(world, admin, PASSPHRASE);
  const refused = await admin.post("/settings/removal", { current: PASSPHRASE });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Anda pengurus terakhir/);
  await world.person("sekdes", { role: "administrator" });
  assert.equal((await admin.post("/settings/removal", { current: PASSPHRASE })).status, 303);
});

test("after a week nobody comes back", async () => {
  const late = await world.person("telat", { status: "leaving" });
  await world.pool.query(
    "insert into departures (account_id, former_status, asked_at) values ($1, 'active', now() - interval '7 days 1 minute')",
    [late.account.id],
  );
  assert.equal((await late.post("/leaving/removal")).status, 404);
});
