import assert from "node:assert/strict";
import { test } from "node:test";
import { cast, spammer } from "./cast.ts";
import { type StoryPost, tellVillage } from "./village.ts";

const until = new Date("2026-11-24T03:00:00Z");
const threeMonths = 92 * 86_400_000;
const village = tellVillage({ seed: 1, until });
const byKey = new Map(village.posts.map((post) => [post.key, post]));
const byHandle = new Map(village.people.map((person) => [person.handle, person]));
const mentions = (text: string) => [...text.matchAll(/(?<![\w.])@([a-z0-9_]+)/g)].map((found) => found[1] ?? "");

function maySee(handle: string, post: StoryPost): boolean {
  if (handle === post.by) return true;
  if (post.audience === "direct") return mentions(post.text).includes(handle);
  if (post.audience === "followers") return byHandle.get(handle)?.follows.includes(post.by) ?? false;
  return true;
}

test("the same seed and end tell the same village, another seed another one", () => {
  assert.deepEqual(tellVillage({ seed: 1, until }), village);
  assert.notDeepEqual(tellVillage({ seed: 2, until }).posts, village.posts);
});

test("there are at least 1,500 posts, whatever the seed or the weekday of the end", () => {
  for (const seed of [1, 2, 3]) {
    for (const day of ["2026-11-24T03:00:00Z", "2026-11-26T23:30:00Z", "2027-01-31T00:10:00Z"]) {
      const { posts } = tellVillage({ seed, until: new Date(day) });
      assert.ok(posts.length >= 1500, `${posts.length} posts with seed ${seed} until ${day}`);
      for (const post of posts)
        assert.ok(
          post.at <= new Date(day) && Number(post.at) >= Date.parse(day) - threeMonths,
          `${post.key} at ${post.at.toISOString()}`,
        );
    }
  }
});

test("posts come in order of time and no two share a key", () => {
  assert.equal(byKey.size, village.posts.length);
  for (const [nth, post] of village.posts.entries())
    assert.ok(nth === 0 || (village.posts[nth - 1]?.at ?? until) <= post.at);
});

test("about sixty people live here, with well-formed cards", () => {
  assert.ok(cast.length >= 58 && cast.length <= 68, `${cast.length} people`);
  assert.equal(byHandle.size, cast.length);
  for (const person of cast) {
    assert.match(person.handle, /^[a-z0-9_]{2,30}$/);
    assert.ok(person.bio.length <= 300 && person.fields.length <= 6, person.handle);
    for (const language of person.languages) assert.ok(["id", "jv", "su", "en", "min"].includes(language), language);
    assert.ok(
      person.follows.length >= 8 && person.follows.length <= 35,
      `${person.handle} follows ${person.follows.length}`,
    );
    assert.equal(new Set(person.follows).size, person.follows.length);
    for (const followed of person.follows) assert.ok(byHandle.has(followed) && followed !== person.handle, followed);
  }
  assert.equal(cast.filter((person) => person.role === "administrator").length, 1);
  assert.ok(cast.some((person) => person.role === "moderator"));
});

test("every reply answers an earlier post which the replier can see and may answer", () => {
  for (const post of village.posts) {
    if (!post.replyTo) continue;
    const answered = byKey.get(post.replyTo);
    assert.ok(answered, `${post.key} answers nothing`);
    assert.ok(answered.at < post.at, `${post.key} is too early`);
    assert.ok(maySee(post.by, answered), `${post.by} cannot see ${answered.key}`);
    if (answered.audience === "direct")
      assert.equal(post.audience, "direct", `${post.key} is louder than what it answers`);
    if (answered.replyPolicy === "nobody") assert.equal(post.by, answered.by);
    if (answered.replyPolicy === "mentioned") assert.ok(mentions(answered.text).includes(post.by));
    if (answered.replyPolicy === "followers") assert.ok(byHandle.get(post.by)?.follows.includes(answered.by));
  }
});

test("everyone who writes, is mentioned, blocks or mutes exists", () => {
  for (const post of village.posts) {
    for (const handle of [post.by, ...mentions(post.text)]) assert.ok(byHandle.has(handle), `${handle} in ${post.key}`);
    if (post.audience === "direct")
      assert.ok(
        mentions(post.text).some((handle) => handle !== post.by),
        `${post.key} is for nobody`,
      );
  }
  for (const { by, whom } of [...village.blocks, ...village.mutes])
    assert.ok(byHandle.has(by) && byHandle.has(whom) && by !== whom);
});

test("no slot is left unfilled, no text is empty or over 5,000 characters, and nobody is called by an empty name", () => {
  for (const { key, text } of village.posts) {
    assert.ok(text.trim().length > 0 && text.length <= 5000, key);
    assert.doesNotMatch(text, /[{}~]|>>|undefined|NaN|, [.!?]|,,|  /, key);
  }
});

test("no text is written more than twice, and hardly any twice", () => {
  const times = new Map<string, number>();
  for (const { text } of village.posts) times.set(text, (times.get(text) ?? 0) + 1);
  for (const [text, count] of times) assert.ok(count <= 2, `${count} times: ${text}`);
  assert.ok([...times.values()].filter((count) => count === 2).length <= 5);
});

test("posts are in Indonesian, Javanese, Sundanese or English, each by someone who speaks it", () => {
  for (const post of village.posts) {
    assert.ok(["id", "jv", "su", "en"].includes(post.language), post.key);
    assert.ok(
      byHandle.get(post.by)?.languages.includes(post.language),
      `${post.by} writes ${post.language} in ${post.key}`,
    );
  }
  for (const language of ["id", "jv", "su", "en"])
    assert.ok(village.posts.filter((post) => post.language === language).length >= 10, language);
});

test("one stranger advertises under somebody's post", () => {
  const spam = village.posts.filter((post) => post.by === spammer);
  assert.equal(spam.length, 1);
  assert.ok(spam[0]?.replyTo);
  assert.match(spam[0]?.text ?? "", /tiktok downliader/);
  assert.ok(village.blocks.some(({ whom }) => whom === spammer));
  assert.ok(
    !village.blocks.some(({ by }) => by === byKey.get(spam[0]?.replyTo ?? "")?.by),
    "the author must not block before the reply is told",
  );
});

test("the rumour is doubted, corrected with named sources, pinned, and its first spreader mends it and apologises", () => {
  const rumour = byKey.get("rumor_bantuan.a");
  const correction = byKey.get("rumor_bantuan.n");
  const apology = byKey.get("rumor_bantuan.u");
  assert.ok(rumour && correction && apology);
  assert.ok(village.shares.filter(({ post }) => post === rumour.key).length >= 3);
  assert.ok(
    correction.pinned &&
      correction.at > rumour.at &&
      /SALAH/.test(correction.text) &&
      /Dinas Sosial/.test(correction.text),
  );
  assert.ok(apology.by === rumour.by && apology.at > correction.at);
  assert.ok(rumour.edits?.[0] && rumour.edits[0].at > correction.at && !rumour.edits[0].text.includes("bansos-cepat"));
});

test("shares, reactions and bookmarks are by people who may see the post, once each, after it was written", () => {
  assert.ok(village.reactions.length >= 3000 && village.shares.length >= 300 && village.bookmarks.length >= 100);
  for (const list of [village.shares, village.reactions, village.bookmarks]) {
    const once = new Set(list.map(({ by, post }) => `${by} ${post}`));
    assert.equal(once.size, list.length);
    for (const { by, post: key, at } of list) {
      const post = byKey.get(key);
      assert.ok(post && byHandle.has(by) && at > post.at && at <= until, `${by} on ${key}`);
      assert.ok(maySee(by, post), `${by} cannot see ${key}`);
    }
  }
  for (const { post } of village.shares) assert.ok(["public", "quiet"].includes(byKey.get(post)?.audience ?? ""), post);
});

test("later versions come later, and links lead only to example hosts", () => {
  for (const post of village.posts) {
    for (const edit of post.edits ?? []) assert.ok(edit.at > post.at);
    for (const [, host] of post.text.matchAll(/https?:\/\/([^/\s]+)/g))
      assert.match(host ?? "", /\.example\.?$/, post.key);
  }
});
