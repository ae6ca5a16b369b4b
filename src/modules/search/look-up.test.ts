import assert from "node:assert/strict";
import { test } from "node:test";
import { lookUp } from "#modules/search";
import { makeWorld } from "../../../tests/world.ts";
import { readAddress } from "./read-address.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const siti = await world.person("siti");
const viewer = { ...siti.account, session_id: "0" };
const queued = async () =>
  (
    await pool.query(
      "select from graphile_worker._private_jobs jobs join graphile_worker._private_tasks tasks on tasks.id = task_id where identifier = 'federation.look-up'",
    )
  ).rowCount;

async function waitFor(holds: () => Promise<boolean>): Promise<void> {
  for (let times = 0; times < 1000 && !(await holds()); times++)
    await new Promise((resolve) => setTimeout(resolve, 20));
}

/** The worker that asks the other server, as far as this room sees it. */
async function finds(address: string, accountId: string | undefined): Promise<void> {
  await pool.query("update lookups set state = $2, account_id = $3 where address = $1", [
    address,
    accountId ? "found" : "missing",
    accountId,
  ]);
}

test("An address is read in its one spelling, and one of ours is read as its handle", () => {
  const read = (typed: string) => readAddress(ctx, typed)?.address;
  assert.equal(read("@Budi@Desa.Test"), "budi@desa.test");
  assert.equal(read("acct:budi@desa.test"), "budi@desa.test");
  assert.equal(read("budi@bücher.test."), "budi@xn--bcher-kva.test");
  assert.equal(read("https://desa.test/@budi#x"), "https://desa.test/@budi");
  assert.equal(read(" https://DESA.test:443/p/1 "), "https://desa.test/p/1");
  assert.equal(read("@siti@localhost:3000"), "siti");
  assert.equal(read("http://localhost:3000/@siti"), "siti");
  for (const typed of [
    "siti",
    "@siti",
    "kerja bakti",
    "a@b@c",
    "budi@desa.test\\@evil.test",
    "https://a:b@desa.test/",
    "http://desa.test/x",
    "javascript:alert(1)",
    "budi@%64esa.test",
  ])
    assert.equal(read(typed), undefined, typed);
});

test("A member who looks up somebody at another server is taken to them once they are found, and it is asked for once", async () => {
  const asked = await siti.get("/search?q=@budi@desa.test");
  assert.equal(asked.status, 200);
  assert.match(asked.text, /Sedang dicari di server lain/);
  assert.equal(await queued(), 1);
  assert.deepEqual(await lookUp(ctx, viewer, "@BUDI@desa.test", 0), { state: "asked" });
  assert.equal(await queued(), 1, "whoever asks meanwhile waits for the same answer");
  const budi = await world.remote("budi@desa.test");
  await finds("budi@desa.test", budi.id);
  const found = await siti.get("/search?q=@budi@desa.test");
  assert.equal(found.status, 303);
  assert.equal(found.location, "/@budi@desa.test");
  assert.equal((await siti.get("/search?q=https://desa.test/users/budi")).location, "/@budi@desa.test");
});

test("One waits a moment for what comes of it, and no longer", async () => {
  const waiting = lookUp(ctx, viewer, "@wati@desa.test");
  const wati = await world.remote("wati@desa.test");
  await waitFor(async () => (await pool.query("select from lookups where address = 'wati@desa.test'")).rowCount === 1);
  await finds("wati@desa.test", wati.id);
  assert.equal((await waiting)?.state, "found");
});

test("What is not there is said, and not asked for again at once", async () => {
  await lookUp(ctx, viewer, "@hantu@desa.test", 0);
  await finds("hantu@desa.test", undefined);
  const before = await queued();
  assert.match((await siti.get("/search?q=@hantu@desa.test")).text, /Tidak ditemukan di server itu/);
  assert.equal(await queued(), before);
  await pool.query("update lookups set asked_at = now() - interval '11 minutes' where address = 'hantu@desa.test'");
  assert.deepEqual(await lookUp(ctx, viewer, "@hantu@desa.test", 0), { state: "asked" });
});

test("SSRF-12 Guests have nothing asked of other servers, and find who is known already", async () => {
  const before = await queued();
  const page = await world.guest().get("/search?q=@siapa@lain.test");
  assert.equal(page.status, 200);
  assert.equal(await queued(), before);
  assert.equal((await world.guest().get("/search?q=@budi@desa.test")).location, "/@budi@desa.test");
});

test("A server the community does not talk with is not asked", async () => {
  await ctx.db.insertInto("server_policies").values({ host: "evil.test", severity: "suspend" }).execute();
  assert.deepEqual(await lookUp(ctx, viewer, "@u@sub.evil.test", 0), { state: "missing" });
  const { rowCount } = await pool.query("select from lookups where address like '%evil.test'");
  assert.equal(rowCount, 0);
});

test("A member of ours is found by their whole address", async () => {
  assert.equal((await siti.get("/search?q=@siti@localhost:3000")).location, "/@siti");
});
