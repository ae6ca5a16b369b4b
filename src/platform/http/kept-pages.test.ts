import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { editProfile } from "#modules/accounts";
import { deletePost, editPost, pinPost, reactToPost, sharePost } from "#modules/posts";
import { makeWorld, type Person } from "../../../tests/world.ts";

const world = await makeWorld();
const { ctx } = world;
const siti = await world.person("siti");
const ratna = await world.person("ratna");
const page = async () => (await world.guest().get("/@siti")).text;
/** A number beside an icon under a post. */
const countUnder = (icon: string, count: number) =>
  new RegExp(`#${icon}"></use></svg><span class="vh">[^<]*</span> ${count}<`);
const viewer = (person: Person) => ({ ...person.account, session_id: "0" });

test("a guest sees a profile as it is, after every kind of change", async () => {
  assert.match(await page(), /Belum ada kiriman/);
  const post = await world.says(siti, "Kabar pertama");
  assert.match(await page(), /Kabar pertama/);
  await editPost(ctx, siti.account, post, {
    text: "Kabar yang diubah",
    warning: "",
    language: "id",
    reply_policy: "everyone",
  });
  assert.match(await page(), /Kabar yang diubah/);
  await reactToPost(ctx, ratna.account, post, "pray");
  assert.match(await page(), countUnder("heart", 1));
  await world.says(ratna, "Balasan", {}, post);
  assert.match(await page(), countUnder("reply", 1));
  await pinPost(ctx, siti.account, post);
  assert.match(await page(), /Disematkan/);
  const other = await world.says(ratna, "Tulisan Ratna");
  await sharePost(ctx, siti.account, other);
  assert.match(await page(), /Tulisan Ratna/);
  await editProfile(ctx, viewer(ratna), {
    name: "Bu Ratna",
    bio: "",
    place: "",
    languages: [],
    pronouns: "",
    fields: [],
  });
  assert.match(await page(), /Bu Ratna/);
  await deletePost(ctx, ratna.account, other);
  assert.doesNotMatch(await page(), /Tulisan Ratna/);
  await ratna.post("/people/siti/follow");
  assert.match(await page(), /<b>1<\/b> pengikut/);
  await deletePost(ctx, siti.account, post);
  assert.match(await page(), /Belum ada kiriman/);
});

test("an unchanged page is given out again as it is", async () => {
  await world.says(siti, "Tetap");
  assert.equal(await page(), await page());
});

test("another server's write is seen too, though nothing told us of it", async () => {
  await world.says(siti, "Sebelum");
  await page();
  await sql`update posts set html = '<p>Diubah di tempat lain</p>'`.execute(ctx.db);
  assert.match(await page(), /Diubah di tempat lain/);
});

test("a member never gets a guest's page, nor a guest a member's", async () => {
  await page();
  assert.match((await ratna.get("/@siti")).text, /Berhenti mengikuti/);
  assert.doesNotMatch(await page(), /Berhenti mengikuti/);
  assert.match((await world.guest().get("/@siti", { "Accept-Language": "en" })).text, /followers/);
});
