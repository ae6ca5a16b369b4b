import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { PostCard } from "#modules/posts";
import { makeWorld, type Person } from "../../../tests/world.ts";
import { arrange } from "./thread.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const ratna = await world.person("ratna");
const tono = await world.person("tono");
const follow = (who: Person, whom: Person) => who.post(`/people/${whom.account.handle}/follow`);
/** A number beside an icon under a post. */
const countUnder = (icon: string) => new RegExp(`#${icon}"></use></svg><span class="vh">[^<]*</span> \\d`);
const home = async (who: Person) => {
  await world.settle();
  return (await who.get("/")).text;
};

test("an empty home says what to do, and a list that ends says so", async () => {
  assert.match(await home(tono), /Beranda Anda masih kosong/);
  await world.says(tono, "Kiriman saya sendiri");
  const text = await home(tono);
  assert.match(text, /Kiriman saya sendiri/);
  assert.match(text, /Sudah terbaca semua/);
});

test("a new follow brings the latest posts along, and unfollowing takes them away", async () => {
  await world.says(siti, "Sebelum diikuti");
  await follow(ratna, siti);
  assert.match(await home(ratna), /Sebelum diikuti/);
  await ratna.post("/people/siti/follow/removal");
  assert.doesNotMatch(await home(ratna), /Sebelum diikuti/);
});

test("pages of home neither skip nor repeat a post while new ones arrive", async () => {
  await follow(ratna, siti);
  await world.settle();
  for (let number = 1; number <= 45; number++) await world.says(siti, `Nomor ${number} selesai`);
  await world.settle();
  const seen: number[] = [];
  let path = "/";
  while (path) {
    const { text } = await ratna.get(path);
    seen.push(...[...text.matchAll(/Nomor (\d+) selesai/g)].map(([, number]) => Number(number)));
    await world.says(siti, "Sela baru");
    await world.settle();
    path = /rel="next" href="([^"]+)"/.exec(text)?.[1] ?? "";
  }
  assert.deepEqual(
    seen,
    Array.from({ length: 45 }, (_, index) => 45 - index),
  );
});

test("a reply stands on the home of those who follow both sides only", async () => {
  const post = await world.says(tono, "Siapa punya cangkul?");
  await world.says(siti, "Saya punya dua cangkul", {}, post);
  assert.doesNotMatch(await home(ratna), /dua cangkul/);
  await follow(ratna, tono);
  await world.settle();
  await world.says(siti, "Ambil saja di rumah", {}, post);
  assert.match(await home(ratna), /Ambil saja di rumah/);
});

test("a share brings a stranger's post, says by whom, and can be hidden for one person", async () => {
  const wayan = await world.person("wayan");
  const post = await world.says(wayan, "Jadwal air subak");
  await siti.post(`/p/${post.id}/share`);
  assert.match(await home(ratna), /Dibagikan oleh.*Siti.*Jadwal air subak/s);
  await ratna.post("/people/siti/hidden-shares");
  const other = await world.says(wayan, "Jadwal kedua");
  await siti.post(`/p/${other.id}/share`);
  assert.doesNotMatch(await home(ratna), /Jadwal kedua/);
  await siti.post(`/p/${post.id}/share/removal`);
  assert.doesNotMatch(await home(ratna), /Jadwal air subak/);
});

test("a muted person is not heard until the mute ends", async () => {
  await world.says(siti, "Suara yang dibisukan");
  await ratna.post("/people/siti/mute", { days: "7" });
  assert.doesNotMatch(await home(ratna), /Suara yang dibisukan/);
  await world.pool.query("update mutes set expires_at = now() - interval '1 second'");
  assert.match(await home(ratna), /Suara yang dibisukan/);
});

test("someone with too many followers to write to each is read all the same", async () => {
  const tokoh = await world.person("tokoh", { merged_on_read: true });
  await follow(ratna, tokoh);
  await world.says(tokoh, "Untuk semua pengikut");
  assert.match(await home(ratna), /Untuk semua pengikut/);
  const { rows } = await world.pool.query(
    "select count(*)::int as count from home_entries join posts on posts.id = post_id where text = 'Untuk semua pengikut' and account_id <> author_id",
  );
  assert.equal(rows[0].count, 0);
});

test("a gap in a conversation is said, and says nothing of why", async () => {
  const root = await world.says(siti, "Pangkal");
  const middle = await world.says(tono, "Tengah yang dihapus", {}, root);
  await world.says(ratna, "Ujung yang tinggal", {}, middle);
  await tono.post(`/p/${middle.id}/removal`);
  const { text } = await world.guest().get(`/p/${root.id}`);
  assert.match(text, /sudah tidak ada, atau bukan untuk Anda.*Ujung yang tinggal/s);
  assert.doesNotMatch(text, /Tengah yang dihapus/);
});

test("replies that are not for the viewer leave no trace, not even in the count", async () => {
  const post = await world.says(siti, "Pertanyaan umum");
  await world.says(ratna, "Bisik-bisik untuk @siti", { audience: "direct" }, post);
  const { text } = await world.guest().get(`/p/${post.id}`);
  assert.doesNotMatch(text, /Bisik-bisik|bukan untuk Anda/);
  assert.doesNotMatch(text, countUnder("reply"));
});

test("any conversation is arranged with each post once, parents first, at most three indents", () => {
  const card = (id: number, parent: number | undefined) =>
    ({ id: String(id), in_reply_to_id: parent === undefined ? null : String(parent) }) as PostCard;
  const conversations = fc
    .array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 60 })
    .map((choices) =>
      choices.map(([choice, missing], index) => card(index + 2, missing ? 1000 + choice : (choice % (index + 1)) + 1)),
    );
  fc.assert(
    fc.property(conversations, (replies) => {
      const cards = [card(1, undefined), ...replies];
      const places = arrange(cards, "1", false);
      const order = places.flatMap(({ card: shown }) => (shown ? [shown.id] : []));
      assert.deepEqual(order.toSorted(), cards.map(({ id }) => id).toSorted());
      for (const { depth, card: shown } of places) {
        assert.ok(depth >= 0 && depth <= 3);
        const parent = shown?.in_reply_to_id;
        if (parent && order.includes(parent)) assert.ok(order.indexOf(parent) < order.indexOf(shown.id));
      }
    }),
  );
});
