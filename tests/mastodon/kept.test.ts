import assert from "node:assert/strict";
import { test } from "node:test";
import { followAccount } from "#modules/accounts";
import { bookmarkPost, deletePost, editPost, reactToPost, sharePost } from "#modules/posts";
import { blockAccount, muteAccount } from "#modules/trust";
import { makeWorld } from "../world.ts";
import { type AppClient, clientWith, makeClient } from "./app-client.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const tono = await world.person("tono");
const rina = await world.person("rina");
const viewer = { ...siti.account, session_id: "0" };
for (const person of [tono, rina]) await followAccount(world.ctx, viewer, person.account);
const app = await makeClient(world, siti);
const guest = clientWith(world);
const first = await world.says(tono, "Yang pertama");
const quoted = await world.says(rina, "Yang dikutip");
const other = await world.says(rina, "Yang lain");
await world.settle();

/** Asks until the answer is one that was kept, so that what comes next would show it. */
async function warm(client: AppClient, path: string): Promise<string> {
  await client.get(path);
  await client.get(path);
  return (await client.get(path)).text;
}

const changes: readonly (readonly [string, () => Promise<unknown>, ("home" | "public")[]])[] = [
  ["a new post", () => world.says(tono, "Baru saja"), ["home", "public"]],
  [
    "an edit",
    () =>
      editPost(world.ctx, tono.account, first, {
        text: "Diubah",
        warning: "",
        language: "id",
        reply_policy: "everyone",
      }),
    ["home", "public"],
  ],
  ["a like of one's own", () => reactToPost(world.ctx, siti.account, first, "like"), ["home", "public"]],
  ["a bookmark", () => bookmarkPost(world.ctx, siti.account, first), ["home"]],
  ["somebody's share", () => sharePost(world.ctx, tono.account, other), ["home", "public"]],
  [
    "a new name",
    () => world.pool.query("update accounts set name = 'Pak Tono' where id = $1", [tono.account.id]),
    ["home", "public"],
  ],
  [
    "a quote",
    () =>
      world.pool.query("update posts set quoted_id = $1, quote_state = 'accepted' where id = $2", [
        quoted.id,
        first.id,
      ]),
    ["home", "public"],
  ],
  [
    "a curtain by moderators",
    () => world.pool.query("update posts set curtain = 'Ditutup' where id = $1", [first.id]),
    ["home", "public"],
  ],
  ["a mute", () => muteAccount(world.ctx, siti.account, rina.account, 0), ["home"]],
  ["a block of whom a post quotes", () => blockAccount(world.ctx, rina.account, siti.account), ["home"]],
  ["a removed post", () => deletePost(world.ctx, tono.account, first), ["home", "public"]],
  [
    "somebody who leaves",
    () => world.pool.query("update accounts set status = 'leaving' where id = $1", [tono.account.id]),
    ["home", "public"],
  ],
];

test("a kept list is given out only while nothing it shows has changed, whatever changes it", async () => {
  const lists = { home: [app, "/api/v1/timelines/home"], public: [guest, "/api/v1/timelines/public"] } as const;
  for (const [what, change, where] of changes) {
    const before = { home: await warm(...lists.home), public: await warm(...lists.public) };
    await change();
    await world.settle();
    for (const list of ["home", "public"] as const) {
      const [client, path] = lists[list];
      const { text } = await client.get(path);
      if (where.includes(list)) assert.notEqual(text, before[list], `${what}: ${list} is as before`);
      const { text: fresh } = await client.get(`${path}?limit=20&x=${encodeURIComponent(what)}`);
      assert.equal(text, fresh, `${what}: ${list} is not what it would be if it were made now`);
    }
  }
});

test("the test above would notice a kept list that is not asked about", async () => {
  const kept = await warm(guest, "/api/v1/timelines/public");
  await world.says(rina, "Tidak boleh terlewat");
  assert.notEqual((await guest.get("/api/v1/timelines/public")).text, kept);
  const [one, two] = [await guest.get("/api/v1/timelines/public"), await guest.get("/api/v1/timelines/public")];
  assert.equal(one.text, two.text);
});

test("nobody is given another's list", async () => {
  const theirs = await makeClient(world, rina);
  await warm(app, "/api/v1/timelines/home");
  const { body } = await theirs.get("/api/v1/timelines/home");
  assert.ok(body.every(({ favourited }: { favourited: boolean }) => !favourited));
  assert.equal((await guest.get("/api/v1/timelines/home")).status, 401);
});
