import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import type { Post } from "#modules/posts";
import { tellVillage } from "../../demo/village.ts";
import { keepMap, plantQuestion } from "../asked.ts";
import { openVillage } from "./house.ts";
import { weigh } from "./wire.ts";

/*
 * What people pay for, weighed as it leaves the server, with the demo village's own texts: experience.md, P1 to P6.
 * 1 KB is 1,000 bytes; pages are packed as `show` packs them, Brotli at quality 5.
 */
const house = await openVillage();
const { origin, assets } = house;
const cookie = await cookieOf("bu_rt05");
const style = await weigh(origin, assets.stylePath);
const icons = await weigh(origin, assets.iconsPath);
const cards = (html: string) => html.split("<article").length - 1;
const kept: string[] = [];

function within(what: string, bytes: number, most: number): void {
  kept.push(`${what}: ${bytes} of ${most}`);
  assert.ok(bytes <= most, `${what} weighs ${bytes} bytes; the budget is ${most}`);
}

test("the style sheet weighs at most 4 KB and the icons at most 2 KB", () => {
  within("style sheet", style.body, 4000);
  within("icons", icons.body, 2000);
});

for (const path of ["/", "/community"]) {
  test(`a stranger's first visit to ${path} fits the first window of a connection, 14.6 KB with every header`, async () => {
    const page = await weigh(origin, path);
    within(`first visit to ${path}`, page.total + style.total + icons.total, 14_600);
  });
}

test("a home of twenty posts weighs at most 6 KB", async () => {
  const page = await weigh(origin, "/", cookie);
  assert.ok(cards(page.text) >= 19, "a post that two people shared is shown once");
  within("home", page.body, 6000);
});

test("a conversation of thirty replies weighs at most 7 KB", async () => {
  const page = await weigh(origin, `/p/${await talkOfThirty()}`, cookie);
  assert.equal(cards(page.text), 31);
  within("conversation", page.body, 7000);
});

test("a profile of twenty posts weighs at most 5 KB for most people, and 5.3 KB for who writes longest", async () => {
  const { rows } = await house.pool.query<{ handle: string }>(
    "select handle from accounts where posts_count >= 20 order by handle",
  );
  const pages = await Promise.all(rows.map(({ handle }) => weigh(origin, `/@${handle}`, cookie)));
  const full = pages
    .filter(({ text }) => cards(text) >= 20)
    .map(({ body }) => body)
    .sort((one, two) => one - two);
  assert.ok(full.length >= 20, `only ${full.length} profiles are full`);
  within("the middle one of all profiles", full[full.length >> 1] ?? 0, 5000);
  within("the heaviest profile", full.at(-1) ?? 0, 5300);
});

test("news of twenty posts weighs at most 4 KB", async () => {
  const { rows } = await house.pool.query<{ handle: string }>(
    "select handle from mentions join accounts on id = account_id group by 1 order by count(*) desc limit 1",
  );
  const page = await weigh(origin, "/mentions", await cookieOf(rows[0]?.handle ?? ""));
  assert.equal(cards(page.text), 20);
  within("news", page.body, 4000);
});

test("a page of twenty groups of news weighs at most 4 KB", async () => {
  await house.settle();
  const { rows } = await house.pool.query<{ handle: string }>(
    "select handle from notifications join accounts on id = account_id group by 1 order by count(*) desc limit 1",
  );
  const page = await weigh(origin, "/notifications", await cookieOf(rows[0]?.handle ?? ""));
  assert.ok((page.text.match(/<li/g)?.length ?? 0) >= 20, "a full page");
  within("groups of news", page.body, 4000);
});

test("a conversation of thirty messages weighs at most 7 KB, the list of conversations 4 KB", async () => {
  const { posts } = tellVillage({ seed: 1945, until: new Date() });
  const words = posts.filter(({ replyTo }) => replyTo).slice(40, 70);
  const people = await house.ctx.db
    .selectFrom("accounts")
    .selectAll()
    .where("handle", "in", ["bu_rt05", "bidan_ratih"])
    .execute();
  let place = "";
  for (const [nth, { text }] of words.entries()) {
    const [account, other] = nth % 3 === 0 ? people : people.toReversed();
    const named = `@${other?.handle} ${text.replaceAll("@", "")}`;
    const { conversation_id } = await house.says({ account } as never, named, { audience: "direct" });
    place = `/messages/${conversation_id}`;
  }
  const page = await weigh(origin, place, cookie);
  assert.equal(cards(page.text), 30);
  within("thirty messages", page.body, 7000);
  within("conversations", (await weigh(origin, "/messages", cookie)).body, 4000);
});

test("the row of stories costs a home at most 150 bytes", async () => {
  await house.pool.query("delete from stories");
  const without = (await weigh(origin, "/", cookie)).body;
  await house.pool.query(
    "insert into stories (author_id, text, html, audience) select followee_id, 'Cerita', '<p>Cerita</p>', 'local' from follows join accounts on accounts.id = follower_id where handle = 'bu_rt05' limit 9",
  );
  within("the row of stories", (await weigh(origin, "/", cookie)).body - without, 150);
});

test("an opinion map with five groups weighs at most 14 KB with its drawing, which weighs at most 8 KB alone", async () => {
  const { rows } = await house.pool.query<{ id: string }>("select id from accounts where handle = 'bu_rt05'");
  const asker = { account: { id: rows[0]?.id ?? "" } } as never;
  const asked = await plantQuestion(house, asker, { member: 300, guest: 60, remote: 40, statements: 60, camps: 5 });
  const map = await keepMap(house, asked, 5);
  await house.pool.query(
    "update statements set text = left(translate('Usulan ' || md5(text) || ' ' || md5(id::text), '0123456789', 'aiueongkrs') || ' sebaiknya dikerjakan bersama sebelum musim hujan', 140) where question_id = $1",
    [asked.id],
  );
  const page = await weigh(origin, `/questions/${asked.id}/map`, cookie);
  const drawing = /<svg class="qr".*?<\/svg>/s.exec(page.text)?.[0] ?? "";
  assert.equal(map.groups.length, 5);
  within("opinion map", page.body, 14_000);
  within("its drawing", brotliCompressSync(drawing).length, 8000);
  within("all its statements", (await weigh(origin, `/questions/${asked.id}/map/statements`, cookie)).body, 14_000);
});

test("no page holds a script, and nothing comes from elsewhere", async () => {
  for (const path of ["/", "/community", "/people", "/posts/new", "/settings", "/mentions", "/about"]) {
    const { text } = await weigh(origin, path, cookie);
    assert.doesNotMatch(
      text,
      /<script(?! src="\/e-[0-9a-f]{8}\.js" defer)|<style|<iframe|<img(?! src="\/media\/)| on[a-z]+="| style="/,
      path,
    );
  }
});

test("a first visit asks for three files of one origin, the next page for one", async () => {
  const page = await house.visit({ javaScriptEnabled: true });
  const origins = new Set<string>();
  page.on("request", (request) => origins.add(new URL(request.url()).origin));
  const asks = async (path: string) => {
    house.asked.length = 0;
    await page.goto(path, { waitUntil: "networkidle" });
    return house.asked.toSorted();
  };
  assert.deepEqual(await asks("/"), ["/", assets.iconsPath, assets.stylePath].sort());
  assert.deepEqual(await asks("/community"), ["/community"]);
  assert.deepEqual([...origins], [origin]);
  assert.equal(await page.evaluate("document.scripts.length"), 0);
});

test("the sizes, for the record", (t) => t.diagnostic(kept.join(" · ")));

async function cookieOf(handle: string): Promise<string> {
  const page = await house.visit({ as: handle });
  return (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** A conversation of thirty replies in words the village used, by those who used them, some answering each other. */
async function talkOfThirty(): Promise<string> {
  const { posts } = tellVillage({ seed: 1945, until: new Date() });
  const isOpen = ({ audience }: { audience: string }) => audience === "public";
  const opening = posts.find((post) => !post.replyTo && isOpen(post));
  const replies = posts.filter((post) => post.replyTo && isOpen(post)).slice(0, 30);
  const said: Post[] = [];
  for (const [nth, { by, text, language }] of [...(opening ? [opening] : []), ...replies].entries()) {
    const account = await house.ctx.db
      .selectFrom("accounts")
      .selectAll()
      .where("handle", "=", by)
      .executeTakeFirstOrThrow();
    const parent = nth % 3 === 2 ? said.at(-1) : said[0];
    said.push(await house.says({ account } as never, text, { language }, parent));
  }
  return said[0]?.id ?? "";
}
