import assert from "node:assert/strict";
import { test } from "node:test";
import { answerFollowRequest, followAccount, unfollowAccount } from "#modules/accounts";
import { deletePost, type Post, reactToPost, sharePost, takeReactionBack } from "#modules/posts";
import { blockAccount, muteAccount } from "#modules/trust";
import { makeWorld, type Person } from "../../../tests/world.ts";
import { kindOf } from "./kinds.ts";
import { noteNews } from "./note-news.ts";

const world = await makeWorld();
const { ctx } = world;
const as = (person: Person) => ({ ...person.account, session_id: "0" });
const likes = (person: Person, post: Post) => reactToPost(ctx, person.account, post, "like");
const follows = (person: Person, other: Person) => followAccount(ctx, as(person), other.account);
/** What someone's news says, without the marks of HTML. */
async function newsOf(person: Person): Promise<string> {
  await world.settle();
  const { text } = await person.get("/notifications");
  return text
    .replace(/^[^]*<main/, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
}
function kind(name: string) {
  const found = kindOf.get(name);
  assert.ok(found);
  return found;
}
let number = 0;
const someone = () => world.person(`warga${++number}`);

test("a person hears who liked, shared, answered and named them, who follows them, and nothing of what they did themselves", async () => {
  const [siti, tono] = [await world.person("siti"), await world.person("tono")];
  const post = await world.says(siti, "Panen cabai");
  await likes(tono, post);
  await likes(siti, post);
  await sharePost(ctx, tono.account, post);
  await world.says(tono, "Wah bagus", {}, post);
  await world.says(tono, "Kata @siti besok panen");
  await follows(tono, siti);
  const news = await newsOf(siti);
  for (const said of [
    "Tono menyukai kiriman Anda",
    "Tono membagikan kiriman Anda",
    "Tono membalas kiriman Anda",
    "Tono menyebut Anda",
    "Tono mengikuti Anda",
  ])
    assert.match(news, new RegExp(said));
  assert.match(news, /Wah bagus/);
  assert.doesNotMatch(news, /Siti menyukai/);
  assert.match(await newsOf(tono), /Belum ada kabar/);
});

test("news of one post and kind is told together", async () => {
  const writer = await someone();
  const post = await world.says(writer, "Kerja bakti");
  for (let count = 0; count < 4; count++) await likes(await someone(), post);
  const news = await newsOf(writer);
  assert.match(news, new RegExp(`Warga${number} dan 3 orang lain menyukai kiriman Anda`));
  assert.equal(news.match(/menyukai/g)?.length, 1);
});

test("a task that runs again tells nothing twice", async () => {
  const [writer, reader] = [await someone(), await someone()];
  const post = await world.says(writer, "Sekali saja");
  await likes(reader, post);
  await world.settle();
  const payload = { postId: post.id, accountId: reader.account.id };
  await Promise.all(Array.from({ length: 8 }, () => noteNews(ctx, kind("like"), payload)));
  assert.match(await newsOf(writer), new RegExp(`Warga${number} menyukai`));
  const { rows } = await world.pool.query("select from notification_entries where post_id = $1", [post.id]);
  assert.equal(rows.length, 1);
});

test("what is new is tinted, bold and says so, until it was looked at; the bar counts it", async () => {
  const [writer, reader] = [await someone(), await someone()];
  await likes(reader, await world.says(writer, "Hitung"));
  await follows(reader, writer);
  await world.settle();
  assert.match((await writer.get("/settings")).text, /<b class="n">2</);
  const first = (await writer.get("/notifications")).text;
  assert.equal(first.match(/class="un"/g)?.length, 2);
  assert.match(first, /<b>Warga\d+ menyukai kiriman Anda<\/b> <b class="tag">baru<\/b>/);
  assert.doesNotMatch(first, /class="n"/);
  const second = (await writer.get("/notifications")).text;
  assert.doesNotMatch(second, /class="un"|baru</);
  assert.doesNotMatch((await writer.get("/settings")).text, /class="n"/);
});

test("a like that was taken back, a deleted answer and a person who unfollowed are gone from the list", async () => {
  const [writer, reader] = [await someone(), await someone()];
  const post = await world.says(writer, "Hilang");
  await likes(reader, post);
  await follows(reader, writer);
  const answer = await world.says(reader, "Jawaban", {}, post);
  assert.match(await newsOf(writer), /menyukai.*|membalas/);
  await takeReactionBack(ctx, reader.account, post);
  await unfollowAccount(ctx, reader.account, writer.account);
  await deletePost(ctx, reader.account, answer);
  assert.match(await newsOf(writer), /Belum ada kabar/);
});

test("nobody hears from people they muted, nor across a block, nor from accounts that are closed", async () => {
  const [writer, muted, blocked, blocker, suspended] = [
    await someone(),
    await someone(),
    await someone(),
    await someone(),
    await someone(),
  ];
  const post = await world.says(writer, "Tenang");
  for (const person of [muted, blocked, blocker, suspended]) await likes(person, post);
  assert.match(await newsOf(writer), /dan 3 orang lain/);
  await muteAccount(ctx, writer.account, muted.account, 0);
  await blockAccount(ctx, writer.account, blocked.account);
  await blockAccount(ctx, blocker.account, writer.account);
  await world.pool.query("update accounts set status = 'suspended' where id = $1", [suspended.account.id]);
  assert.match(await newsOf(writer), /Belum ada kabar/, "what was told before");
  const other = await world.says(writer, "Masih tenang");
  for (const person of [muted, blocked, blocker, suspended]) await likes(person, other);
  assert.match(await newsOf(writer), /Belum ada kabar/, "what happens afterwards");
  const { rows } = await world.pool.query("select from notification_entries where post_id = $1", [other.id]);
  assert.equal(rows.length, 0);
});

test("a post one may not see is never told of, nor shown once one may not see it any more", async () => {
  const [writer, reader] = [await world.person("penulis_a", { locked: true }), await someone()];
  await follows(reader, writer);
  await answerFollowRequest(ctx, as(writer), reader.account, "accept");
  const base = await world.says(reader, "Pertanyaan");
  const answer = await world.says(writer, "Rahasia pengikut", { audience: "followers" }, base);
  await follows(writer, reader);
  assert.match(await newsOf(reader), /Rahasia pengikut/);
  await world.pool.query("delete from mentions where post_id = $1", [answer.id]);
  await unfollowAccount(ctx, reader.account, writer.account);
  const news = await newsOf(reader);
  assert.doesNotMatch(news, /Rahasia pengikut|membalas/);
});

test("a message is no news here; it has a place of its own", async () => {
  const [writer, reader] = [await someone(), await someone()];
  await world.says(writer, `@${reader.account.handle} halo`, { audience: "direct" });
  assert.match(await newsOf(reader), /Belum ada kabar/);
});

test("who asks to follow is told, and who was let in; whoever said yes is not told what they did", async () => {
  const [locked, asker] = [await world.person("terkunci", { locked: true }), await world.person("peminta")];
  await follows(asker, locked);
  const asked = await newsOf(locked);
  assert.match(asked, /Peminta minta mengikuti Anda/);
  assert.match(asked, /1 orang minta mengikuti Anda/);
  await answerFollowRequest(ctx, as(locked), asker.account, "accept");
  assert.match(await newsOf(asker), /Terkunci menerima permintaan Anda/);
  assert.match(await newsOf(locked), /Belum ada kabar/);
});

test("administrators hear who wants to join, until someone answered", async () => {
  const other = await makeWorld({ signUp: "approval" });
  const [admin, member] = [await other.person("bu_lurah", { role: "administrator" }), await other.person("biasa")];
  await other.guest().post("/accounts", {
    name: "Wayan",
    handle: "wayan",
    passphrase: "sawah kopi sore hujan",
    reason: "Mau ikut",
  });
  await other.settle();
  assert.match((await admin.get("/notifications")).text, /Wayan ingin bergabung dan menunggu jawaban/);
  assert.doesNotMatch((await member.get("/notifications")).text, /Wayan/);
  await other.pool.query("update accounts set status = 'active' where handle = 'wayan'");
  assert.doesNotMatch((await admin.get("/notifications")).text, /Wayan/);
});

test("nobody hears of a conversation or a word they muted, whatever was told before", async () => {
  const [reader, other] = [await someone(), await someone()];
  const post = await world.says(reader, "Ramai");
  await world.says(other, "jawaban pertama", {}, post);
  assert.match(await newsOf(reader), /jawaban pertama/);
  await world.pool.query("insert into thread_mutes (account_id, thread_id) values ($1, $2)", [
    reader.account.id,
    post.thread_id,
  ]);
  await world.says(other, "jawaban kedua", {}, post);
  assert.match(await newsOf(reader), /Belum ada kabar/);
  await world.says(other, `@${reader.account.handle} jual obat kuat`);
  await world.says(other, `@${reader.account.handle} jual sayur`);
  assert.match(await newsOf(reader), /obat/);
  await world.pool.query("insert into muted_words (account_id, word, pattern) values ($1, 'obat', 'obat')", [
    reader.account.id,
  ]);
  const news = await newsOf(reader);
  assert.match(news, /sayur/);
  assert.doesNotMatch(news, /obat/);
});

const policy = { list: "mention", from_unfollowed: "accept", from_nonfollowers: "accept", from_new: "accept" };
const choose = (person: Person, change: Record<string, string>) =>
  person.post("/settings/notifications", { ...policy, from_private: "filter", from_limited: "filter", ...change });

test("news of strangers waits apart, without a badge, until the person says what they want of it", async () => {
  const [reader, stranger, friend] = [await someone(), await someone(), await someone()];
  await follows(reader, friend);
  assert.equal((await choose(reader, { from_unfollowed: "filter" })).status, 303);
  const named = `@${reader.account.handle}`;
  await world.says(stranger, `${named} beli emas murah`);
  await world.says(friend, `${named} dari teman`);
  const news = await newsOf(reader);
  assert.match(news, /dari teman/);
  assert.doesNotMatch(news, /emas/);
  await world.says(stranger, `${named} masih murah`);
  await world.settle();
  assert.doesNotMatch((await reader.get("/settings")).text, /class="n"/, "no badge");
  const apart = (await reader.get("/notifications/requests")).text;
  assert.match(apart, /masih murah/);
  assert.match(apart, /2 kabar/);
  const handle = stranger.account.handle;
  assert.equal((await reader.post(`/notifications/requests/${handle}/acceptance`)).status, 303);
  assert.match((await reader.get("/notifications/requests")).text, /Tidak ada permintaan/);
  assert.match(await newsOf(reader), /emas murah/);
  await world.says(stranger, `${named} kabar ketiga`);
  assert.match(await newsOf(reader), /kabar ketiga/, "from now on it comes with the rest");
});

test("what is dismissed is gone, and following someone brings their waiting news to the rest", async () => {
  const [reader, first, second] = [await someone(), await someone(), await someone()];
  await choose(reader, { from_unfollowed: "filter" });
  await world.says(first, `@${reader.account.handle} satu`);
  await world.says(second, `@${reader.account.handle} dua`);
  await world.settle();
  await reader.post(`/notifications/requests/${first.account.handle}/removal`);
  const left = (await reader.get("/notifications/requests")).text;
  assert.doesNotMatch(left, /satu</);
  assert.match(left, /dua</);
  await follows(reader, second);
  const news = await newsOf(reader);
  assert.match(news, /dua/);
  assert.doesNotMatch(news, /satu/);
});

test("the strictest choice holds: for who does not follow back, for new accounts, limited people and limited posts", async () => {
  const [reader, follower] = [await someone(), await someone()];
  const young = await world.person("baru_sekali", { created_at: new Date() });
  const limited = await world.person("dibatasi", { restriction: "limited" });
  await follows(follower, reader);
  await choose(reader, { from_nonfollowers: "filter", from_new: "drop" });
  const named = `@${reader.account.handle}`;
  await world.says(follower, `${named} pengikut`);
  await world.says(young, `${named} akun baru`);
  await world.says(limited, `${named} terbatas`);
  await world.says(follower, `${named} kiriman untuk pengikut`, { audience: "followers" });
  const news = await newsOf(reader);
  assert.match(news, /pengikut/);
  assert.doesNotMatch(news, /akun baru|terbatas|kiriman untuk pengikut/);
  const apart = (await reader.get("/notifications/requests")).text;
  assert.match(apart, /kiriman untuk pengikut/);
  assert.match(apart, /terbatas/);
  assert.doesNotMatch(apart, /akun baru/);
});

test("a kind one does not want is not told, and the page shows what was chosen", async () => {
  const [reader, other] = [await someone(), await someone()];
  const post = await world.says(reader, "Pilihan");
  await choose(reader, { list: "mention", push: "follow" });
  await likes(other, post);
  assert.match(await newsOf(reader), /Belum ada kabar/);
  const page = (await reader.get("/settings/notifications?saved")).text;
  assert.match(page, /name="list" value="mention" checked/);
  assert.match(page, /name="push" value="follow" checked/);
  assert.doesNotMatch(page, /name="list" value="like" checked|name="push" value="reply" checked/);
  assert.doesNotMatch(page, /value="sign-up"|name="list" value="held-back"/);
  const wrong = await choose(reader, { from_new: "delete", list: "mention" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /name="list" value="mention" checked/);
});

/** Runs a task very often, ten at a time. */
async function often(times: number, run: (turn: number) => Promise<void>): Promise<void> {
  for (let turn = 0; turn < times; turn += 10)
    await Promise.all(Array.from({ length: 10 }, (_, index) => run(turn + index)));
}

test("DOS-26 Following and unfollowing, liking and unliking a thousand times is one piece of news each", async () => {
  const [target, pest] = [await someone(), await someone()];
  const post = await world.says(target, "Sasaran");
  for (let turn = 0; turn < 20; turn++) {
    await follows(pest, target);
    await unfollowAccount(ctx, pest.account, target.account);
    await likes(pest, post);
    await takeReactionBack(ctx, pest.account, post);
    if (turn % 5 === 0) await world.settle();
  }
  await follows(pest, target);
  await likes(pest, post);
  const followed = { followerId: pest.account.id, followeeId: target.account.id };
  await often(1000, () => noteNews(ctx, kind("follow"), followed));
  await often(1000, () => noteNews(ctx, kind("like"), { postId: post.id, accountId: pest.account.id }));
  const news = await newsOf(target);
  assert.equal(news.match(/mengikuti Anda/g)?.length, 1);
  assert.equal(news.match(/menyukai kiriman/g)?.length, 1);
  const { rows } = await world.pool.query("select from notification_entries where account_id = $1", [
    target.account.id,
  ]);
  assert.equal(rows.length, 2);
});

test("DOS-06 One post brings news to the twenty it names and to whom it answers, and to nobody else", async () => {
  const [writer, parent] = [await someone(), await someone()];
  const named = await Promise.all(Array.from({ length: 20 }, () => someone()));
  const asked = await world.says(parent, "Siapa ikut?");
  const text = named.map(({ account }) => `@${account.handle}`).join(" ");
  const post = await world.says(writer, text, {}, asked);
  await world.settle();
  const { rows } = await world.pool.query("select from notification_entries where post_id = $1", [post.id]);
  assert.equal(rows.length, 21);
});

test("ABU-08 A thousand answers to one post are one piece of news, or two at midnight", async () => {
  const target = await someone();
  const post = await world.says(target, "Ramai");
  const { rows: answers } = await world.pool.query<{ id: string }>(
    `with crowd as (insert into accounts (handle, name) select 'ramai' || n, 'Ramai' from generate_series(1, 100) n returning id)
      insert into posts (author_id, text, html, audience, in_reply_to_id, in_reply_to_author_id, thread_id)
      select crowd.id, 'x', '<p>x</p>', 'public', $1, $2, $1 from crowd, generate_series(1, 10) returning id`,
    [post.id, target.account.id],
  );
  await often(answers.length, (turn) => noteNews(ctx, kind("reply"), { postId: answers[turn]?.id }));
  const news = await newsOf(target);
  assert.match(news, /dan lebih dari \d+ orang lain membalas kiriman Anda/);
  assert.ok((news.match(/membalas/g)?.length ?? 0) <= 2);
  const { rows } = await world.pool.query("select from notification_entries where account_id = $1", [
    target.account.id,
  ]);
  assert.equal(rows.length, 1000);
});
