import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { unfollowAccount } from "#modules/accounts";
import { mediaTasks } from "../../src/modules/media/tasks.ts";
import { photo } from "../photos.ts";
import { makeWorld, type Person, type World } from "../world.ts";
import { hangPicture, suggest } from "./media-stage.ts";
import { forgetLimits } from "./stage.ts";
import { policy, viewers } from "./visibility-policy.ts";
import { setVisibilityStage } from "./visibility-stage.ts";

const stage = await setVisibilityStage();
const { world, posts, browsers, members } = stage;

const stemOf = async ({ pool }: World, post: { readonly id: string }) =>
  (await pool.query<{ stem: string }>("select stem from pictures where post_id = $1", [post.id])).rows[0]?.stem ?? "";
const addressOf = (stem: string) => `/media/${stem}-320.webp`;
/** How many files lie in the storage of a world. */
const filesOf = ({ ctx }: World) =>
  readdirSync(join(ctx.config.dataDir, "media"), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  ).length;
const sweep = (world: World) => mediaTasks["media.sweep"]?.(world.ctx, {});

test("ACL-18 ACL-01 Each picture is seen by exactly those who see what it hangs on, and kept by no cache of others", async () => {
  for (const marked of posts) {
    const address = addressOf(await stemOf(world, marked.post));
    const isOpen = marked.audience === "public" || marked.audience === "quiet";
    for (const viewer of viewers) {
      for (const headers of [{}, { Range: "bytes=0-99" }, { "If-None-Match": "*" }] as Record<string, string>[]) {
        const answer = await browsers[viewer].get(address, headers);
        const may = policy[marked.audience].includes(viewer);
        assert.equal(answer.status, may ? 200 : 404, `${marked.name} ${viewer} ${JSON.stringify(headers)}`);
        if (!may) assert.match(answer.headers.get("Cache-Control") ?? "", /no-store/);
        else {
          assert.equal(answer.headers.get("Content-Type"), "image/webp");
          assert.equal(answer.headers.get("X-Content-Type-Options"), "nosniff");
          assert.equal(answer.headers.get("Content-Security-Policy"), "default-src 'none'; sandbox");
          assert.equal(answer.headers.get("Content-Disposition"), "inline");
          assert.match(
            answer.headers.get("Cache-Control") ?? "",
            isOpen ? /^public, .*s-maxage=60/ : /^private, no-cache/,
          );
          assert.equal(answer.headers.get("Cross-Origin-Resource-Policy"), isOpen ? "cross-origin" : "same-origin");
        }
      }
    }
  }
});

test("ACL-18 Who no longer follows no longer sees, also with what their browser remembers", async () => {
  const secret = posts.find(({ name }) => name === "followers");
  const { follower, author } = members as { follower: Person; author: Person };
  const address = addressOf(await stemOf(world, secret?.post ?? stage.base));
  const first = await follower.get(address);
  const mark = first.headers.get("ETag") ?? "";
  assert.equal((await follower.get(address, { "If-None-Match": mark })).status, 304);
  await unfollowAccount(world.ctx, follower.account, author.account);
  assert.equal((await follower.get(address, { "If-None-Match": mark })).status, 404);
  assert.equal((await world.guest().get(address, { "If-None-Match": mark })).status, 404);
});

test("ACL-18 A draft's pictures are its writer's alone, and no made-up address opens anything", async () => {
  const { author, stranger } = members as { author: Person; stranger: Person };
  const sent = await author.sendFiles("/posts", { text: "Belum", audience: "public" }, [await photo()]);
  const [address = ""] = /\/media\/[0-9a-f]{32}-320\.webp/.exec((await author.get(sent.location)).text) ?? [];
  assert.equal((await author.get(address)).status, 200);
  for (const other of [world.guest(), stranger]) assert.equal((await other.get(address)).status, 404);
  for (const wrong of [
    "/media/../secret.key",
    `/media/${"0".repeat(32)}-320.webp`,
    `${address}x`,
    address.replace("webp", "json"),
    address.replace("320", "../320"),
  ])
    assert.equal((await author.get(wrong)).status, 404, wrong);
});

test("only its author answers what others suggest", async () => {
  const post = await world.says(stage.neighbour, "Foto tetangga");
  await hangPicture(world, post, "");
  const { stranger } = members as { stranger: Person };
  const id = await suggest(world, post, 1, stranger);
  for (const answer of ["approval", "refusal"]) {
    const path = `/p/${post.id}/pictures/1/suggestions/${id}/${answer}`;
    for (const viewer of viewers) {
      const { status } = await browsers[viewer].post(path);
      assert.ok(status === 403 || status === 404, `${viewer} ${status}`);
    }
  }
  assert.equal((await stage.neighbour.post(`/p/${post.id}/pictures/1/suggestions/1/approval`)).status, 404);
  assert.equal((await stage.neighbour.post(`/p/${post.id}/pictures/1/suggestions/${id}/approval`)).status, 303);
});

test("MED-19 ACL-25 What is deleted is gone at once, and its files with the next task", async () => {
  const fresh = await makeWorld();
  const siti = await fresh.person("siti");
  const write = async () => {
    const sent = await siti.sendFiles("/posts", { text: "Sebentar", audience: "public" }, [await photo()]);
    const draft = sent.location.replace("#pictures", "");
    const [address = ""] = /\/media\/[0-9a-f]{32}-320\.webp/.exec((await siti.get(draft)).text) ?? [];
    return { draft, address };
  };
  const isGone = async (address: string) => {
    assert.equal((await siti.get(address)).status, 404);
    await fresh.settle();
    assert.equal(filesOf(fresh), 0);
  };
  const cancelled = await write();
  assert.equal((await siti.post(`${cancelled.draft}/removal`)).status, 303);
  await isGone(cancelled.address);
  const posted = await write();
  const { location } = await siti.post(posted.draft, { text: "Sebentar", audience: "public", asked: "on" });
  assert.equal((await fresh.guest().get(posted.address)).status, 200);
  assert.equal((await siti.post(`${location}/removal`)).status, 303);
  await isGone(posted.address);
  const left = await write();
  await fresh.pool.query("update pictures set draft_id = null, created_at = now() - interval '25 hours'");
  await sweep(fresh);
  await isGone(left.address);
  const last = await write();
  await fresh.pool.query("delete from accounts where handle = 'siti'");
  assert.equal((await fresh.guest().get(last.address)).status, 404);
  await fresh.settle();
  assert.equal(filesOf(fresh), 0, "with the account all of it went");
});

test("DOS-24 Thirty pictures in half an hour, so much room for each person, and words go on whatever is full", async () => {
  let isFull = false;
  const fresh = await makeWorld({ storage: (real) => ({ ...real, isFull: async () => isFull }) });
  const siti = await fresh.person("siti");
  const send = async (count = 1) =>
    siti.sendFiles(
      "/posts",
      { text: "Foto", audience: "public" },
      await Promise.all(Array.from({ length: count }, () => photo("a.jpg", 60, 40))),
    );
  assert.equal((await send(11)).status, 422, "eleven are too many");
  assert.equal((await send(3)).status, 303);
  const { rows } = await fresh.pool.query<{ hits: number }>(
    "select hits from rate_limits where bucket like 'upload:%'",
  );
  assert.equal(rows[0]?.hits, 3, "each picture counts");
  await fresh.pool.query("update rate_limits set hits = 29 where bucket like 'upload:%'");
  const late = await send(2);
  assert.equal(late.status, 429);
  assert.ok(Number(late.headers.get("Retry-After")) > 0);
  assert.equal((await fresh.pool.query("select from pictures")).rowCount, 3, "of a batch that is refused none is kept");
  await forgetLimits(fresh.pool);
  await fresh.pool.query("update pictures set bytes = 500000000");
  const full = await send();
  assert.equal(full.status, 422);
  assert.match(full.text, /Tempat foto Anda sudah penuh/);
  await fresh.pool.query("update pictures set bytes = 5000");
  isFull = true;
  const stopped = await send();
  assert.equal(stopped.status, 507);
  assert.match(stopped.text, /Tempat foto di server sedang penuh/);
  assert.equal((await siti.post("/posts", { text: "Hanya kata", audience: "public" })).status, 303);
  isFull = false;
  assert.equal((await send()).status, 303);
});
