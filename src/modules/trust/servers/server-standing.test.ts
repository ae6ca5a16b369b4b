import assert from "node:assert/strict";
import { test } from "node:test";
import { findServerStanding } from "#modules/trust";
import { makeWorld } from "../../../../tests/world.ts";

const world = await makeWorld();
const { ctx } = world;
const severityOf = async (host: string) => (await findServerStanding(ctx, host)).severity;

test("A server is talked with until the community decides otherwise, and a decision holds for its sub-domains", async () => {
  assert.equal(await severityOf("desa.test"), "none");
  await ctx.db
    .insertInto("server_policies")
    .values([
      { host: "evil.test", severity: "suspend", reason: "penipuan" },
      { host: "loud.test", severity: "silence", reject_media: true },
      { host: "good.evil.test", severity: "allow" },
    ])
    .execute();
  assert.equal(await severityOf("evil.test"), "suspend");
  assert.equal(await severityOf("a.b.evil.test"), "suspend");
  assert.equal(await severityOf("evil.test:8443"), "suspend");
  assert.equal(await severityOf("good.evil.test"), "none", "the nearest decision counts");
  assert.equal(await severityOf("notevil.test"), "none");
  assert.deepEqual(await findServerStanding(ctx, "loud.test"), { severity: "silence", rejectsMedia: true });
});

test("While only listed servers are talked with, all others stand as suspended; while nobody is, everyone does", async () => {
  await ctx.db.updateTable("community").set({ federation: "listed" }).execute();
  assert.equal(await severityOf("desa.test"), "suspend");
  assert.equal(await severityOf("good.evil.test"), "none");
  await ctx.db.updateTable("community").set({ federation: "closed" }).execute();
  assert.equal(await severityOf("good.evil.test"), "suspend");
  await ctx.db.updateTable("community").set({ federation: "open" }).execute();
});

test("Someone at another server sees what was sent there, and never what is for this server only", async () => {
  const { getPost } = await import("#modules/posts");
  const siti = await world.person("siti");
  const budi = await world.remote("budi@desa.test");
  const sees = async (audience: "public" | "quiet" | "local" | "followers" | "direct", text = "halo") => {
    const post = await world.says(siti, text, { audience });
    return getPost(ctx, budi, post.id).then(
      () => true,
      () => false,
    );
  };
  assert.equal(await sees("public"), true);
  assert.equal(await sees("quiet"), true);
  assert.equal(await sees("local"), false);
  assert.equal(await sees("followers"), false);
  await ctx.db
    .insertInto("follows")
    .values({ follower_id: budi.id, followee_id: siti.account.id, state: "accepted" })
    .execute();
  assert.equal(await sees("followers"), true);
  assert.equal(await sees("local"), false);
});
