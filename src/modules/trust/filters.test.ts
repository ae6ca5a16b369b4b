import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld } from "../../../tests/world.ts";
import { findFiltersMet, getFilter, listFilters } from "./filters.ts";
import { type FilterWish, filterPost, keepFilter, removeFilter, tendFilter, unfilterPost } from "./keep-filter.ts";
import { findMutedIn } from "./muted-words.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const [siti, tono] = [await world.person("siti"), await world.person("tono")];
const everywhere = { in_home: true, in_public: true, in_notifications: true, in_threads: true, in_profiles: false };
const wish = (change: Partial<FilterWish> = {}): FilterWish => ({
  title: "Judi",
  places: everywhere,
  removes: false,
  expires_at: null,
  words: [{ word: "Slot", whole: true }, { word: "togel" }],
  ...change,
});
const again = async () => {
  const { rows } = await pool.query("select * from accounts where id = $1", [siti.account.id]);
  return rows[0] as typeof siti.account;
};

test("words under one name are muted like any word, and a post says which filter it meets", async () => {
  const id = await keepFilter(ctx, siti.account, wish());
  const post = await world.says(tono, "Main SLOT dan togelan");
  const plain = await world.says(tono, "Main layang-layang");
  const viewer = await again();
  assert.equal((await findMutedIn(ctx, viewer, "home", [post.id])).size, 1);
  const met = await findFiltersMet(ctx, viewer, [post.id, plain.id]);
  assert.deepEqual(met.get(post.id)?.[0]?.words.toSorted(), ["slot", "togel"]);
  assert.equal(met.has(plain.id), false);
  const filter = await getFilter(ctx, viewer, id);
  await tendFilter(ctx, viewer, filter, { id: filter.words[0]?.id, gone: true });
  await tendFilter(ctx, viewer, filter, { id: filter.words[1]?.id, word: "lotre" });
  assert.deepEqual(
    (await getFilter(ctx, viewer, id)).words.map(({ word }) => word),
    ["lotre"],
  );
  assert.equal((await findMutedIn(ctx, viewer, "home", [post.id])).size, 0);
  await removeFilter(ctx, viewer, filter);
  assert.equal((await again()).mutes_words, false);
});

test("a word muted on its page is a filter of its own, and stays one when an app changes it", async () => {
  await siti.post("/settings/words", { word: "pinjol", in_home: "on" });
  const viewer = await again();
  const [filter] = await listFilters(ctx, viewer);
  assert.ok(filter);
  assert.deepEqual([filter.title, filter.in_home, filter.in_public], ["pinjol", true, false]);
  await tendFilter(ctx, viewer, filter, { word: "rentenir" });
  const [changed] = await listFilters(ctx, viewer);
  assert.equal(changed?.id, filter.id);
  assert.equal(changed?.words.length, 2);
  assert.match((await siti.get("/settings/words")).text, /rentenir/);
  await siti.post("/settings/words", { word: "rentenir", in_tags: "on" });
  assert.equal((await listFilters(ctx, viewer)).length, 2, "muted anew on the page it stands by itself");
  for (const one of await listFilters(ctx, viewer)) await removeFilter(ctx, viewer, one);
});

test("a single post can be filtered; what has run out filters nothing", async () => {
  const id = await keepFilter(ctx, siti.account, wish({ words: [] }));
  const post = await world.says(tono, "Tidak penting");
  const viewer = await again();
  const place = await filterPost(ctx, viewer, await getFilter(ctx, viewer, id), post);
  assert.deepEqual((await findFiltersMet(ctx, viewer, [post.id])).get(post.id)?.[0]?.posts, [post.id]);
  await pool.query("update filters set expires_at = now() - interval '1 hour'");
  assert.equal((await findFiltersMet(ctx, viewer, [post.id])).size, 0);
  await pool.query("update filters set expires_at = null");
  await unfilterPost(ctx, await getFilter(ctx, viewer, id), place);
  assert.equal((await findFiltersMet(ctx, viewer, [post.id])).size, 0);
});

test("nobody touches another's filter, and what cannot be muted is refused whole", async () => {
  const id = await keepFilter(ctx, siti.account, wish());
  await assert.rejects(getFilter(ctx, tono.account, id), { name: "NotFound" });
  const before = await listFilters(ctx, siti.account);
  for (const bad of [
    wish({ words: [{ word: "baik" }, { word: "!!!" }] }),
    wish({ words: [{ word: "x".repeat(61) }] }),
    wish({ places: { ...everywhere, in_home: false, in_public: false, in_notifications: false, in_threads: false } }),
    wish({ words: Array.from({ length: 101 }, (_, index) => ({ word: `kata${index}` })) }),
  ])
    await assert.rejects(keepFilter(ctx, siti.account, bad), { name: "Invalid" });
  assert.deepEqual(await listFilters(ctx, siti.account), before);
});
