import assert from "node:assert/strict";
import { test } from "node:test";
import { blockAccount } from "#modules/trust";
import { photo } from "../photos.ts";
import { makeWorld } from "../world.ts";
import { clientWith, makeClient } from "./app-client.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const tono = await world.person("tono");
const app = await makeClient(world, siti);
const tonoApp = await makeClient(world, tono);
const guest = clientWith(world);

const write = async (body: object, headers = {}) => {
  const answer = await app.post("/api/v1/statuses", body, headers);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
};

test("a person writes, and everyone reads it by its id", async () => {
  const { id } = await write({ status: "Panen raya #sawah", visibility: "public", language: "id" });
  const { body, status } = await guest.get(`/api/v1/statuses/${id}`);
  assert.equal(status, 200);
  assert.match(body.content, /Panen raya/);
  assert.deepEqual([body.visibility, body.language, body.favourites_count], ["public", "id", 0]);
  assert.equal(body.favourited, undefined, "a guest has done nothing with it");
});

test("audiences have Mastodon's names, and what is for this community is never told to be wider", async () => {
  for (const [visibility, audience] of [
    ["public", "public"],
    ["unlisted", "quiet"],
    ["private", "followers"],
  ] as const) {
    const body = await write({ status: "Kabar", visibility });
    assert.equal(body.visibility, visibility);
    const { rows } = await world.pool.query("select audience from posts where id = $1", [body.id]);
    assert.equal(rows[0].audience, audience);
  }
  const local = await write({ status: "Untuk warga", visibility: "public", local_only: true });
  assert.deepEqual([local.visibility, local.local_only], ["private", true]);
  assert.equal((await guest.get(`/api/v1/statuses/${local.id}`)).status, 404);
  assert.equal((await tonoApp.get(`/api/v1/statuses/${local.id}`)).status, 200);
});

test("without a word about the audience the last one is used, as the app was told", async () => {
  await write({ status: "Untuk pengikut", visibility: "private" });
  assert.equal((await app.get("/api/v1/accounts/verify_credentials")).body.source.privacy, "private");
  assert.equal((await write({ status: "Lagi" })).visibility, "private");
});

test("the same key makes one post, another body with it none, and no key makes two", async () => {
  const headers = { "Idempotency-Key": "kunci satu" };
  const body = { status: "Sekali saja", visibility: "public" };
  const [first, second] = [await write(body, headers), await write(body, headers)];
  assert.equal(first.id, second.id);
  assert.equal((await app.post("/api/v1/statuses", { ...body, status: "Lain" }, headers)).status, 422);
  const parallel = await Promise.all(
    Array.from({ length: 8 }, () => write({ ...body, status: "Bersama" }, { "Idempotency-Key": "kunci dua" })),
  );
  assert.equal(new Set(parallel.map(({ id }) => id)).size, 1);
  assert.notEqual((await write(body)).id, (await write(body)).id);
});

test("forms, multipart and JSON are taken alike, with names as Rails nests them", async () => {
  const fields = [
    ["status", "Kapan rapat?"],
    ["visibility", "public"],
    ["poll[options][]", "Sabtu"],
    ["poll[options][]", "Minggu"],
    ["poll[expires_in]", "43200"],
    ["poll[multiple]", "true"],
  ] as const;
  const whole = {
    status: "Kapan rapat?",
    visibility: "public",
    poll: { options: ["Sabtu", "Minggu"], expires_in: 43_200, multiple: true },
  };
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  for (const body of [
    new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])),
    form,
    whole,
  ]) {
    const { poll } = await write(body);
    assert.deepEqual(poll.options, [
      { title: "Sabtu", votes_count: 0 },
      { title: "Minggu", votes_count: 0 },
    ]);
    assert.equal(poll.multiple, true);
    const hours = (Date.parse(poll.expires_at) - Date.now()) / 3_600_000;
    assert.ok(hours > 11.9 && hours < 12.1);
  }
});

test("answers stand in their conversation, in order", async () => {
  const root = await write({ status: "Siapa ikut?", visibility: "public" });
  const answer = await tonoApp.post("/api/v1/statuses", { status: "Saya", in_reply_to_id: root.id });
  const deeper = await write({ status: "Sip", in_reply_to_id: answer.body.id, visibility: "public" });
  const other = await write({ status: "Ada lagi?", in_reply_to_id: root.id, visibility: "public" });
  const { body } = await guest.get(`/api/v1/statuses/${answer.body.id}/context`);
  assert.deepEqual(
    [body.ancestors, body.descendants].map((list) => list.map(({ id }: { id: string }) => id)),
    [[root.id], [deeper.id]],
  );
  const all = (await guest.get(`/api/v1/statuses/${root.id}/context`)).body.descendants;
  assert.deepEqual(
    all.map(({ id }: { id: string }) => id),
    [answer.body.id, deeper.id, other.id],
  );
});

test("a share is a status of its own with its own id, and what is done to it is done to the post", async () => {
  const { id } = await write({ status: "Bagikan ini", visibility: "public" });
  const { body: share } = await tonoApp.post(`/api/v1/statuses/${id}/reblog`);
  assert.notEqual(share.id, id);
  assert.deepEqual([share.reblog.id, share.account.username, share.reblog.reblogged], [id, "tono", true]);
  assert.equal((await guest.get(`/api/v1/statuses/${share.id}`)).body.reblog.id, id);
  const { body: liked } = await app.post(`/api/v1/statuses/${share.id}/favourite`);
  assert.deepEqual([liked.id, liked.favourites_count, liked.favourited], [id, 1, true]);
  const again = await tonoApp.post(`/api/v1/statuses/${id}/reblog`);
  assert.equal(again.body.id, share.id, "passed on once");
  assert.equal((await guest.get(`/api/v1/statuses/${id}/reblogged_by`)).body[0].username, "tono");
  assert.equal((await guest.get(`/api/v1/statuses/${id}/favourited_by`)).body[0].username, "siti");
  const { body: back } = await tonoApp.post(`/api/v1/statuses/${share.id}/unreblog`);
  assert.deepEqual([back.id, back.reblogs_count, back.reblogged], [id, 0, false]);
});

test("liking, saving, pinning and muting can each be taken back", async () => {
  const { id } = await write({ status: "Coba semua", visibility: "public" });
  for (const [to, back, mark] of [
    ["favourite", "unfavourite", "favourited"],
    ["bookmark", "unbookmark", "bookmarked"],
    ["pin", "unpin", "pinned"],
    ["mute", "unmute", "muted"],
  ] as const) {
    assert.equal((await app.post(`/api/v1/statuses/${id}/${to}`)).body[mark], true, to);
    assert.equal((await app.post(`/api/v1/statuses/${id}/${to}`)).body[mark], true, `${to} twice`);
    assert.equal((await app.post(`/api/v1/statuses/${id}/${back}`)).body[mark], false, back);
  }
});

test("whoever reacted in another way on the web keeps that when an app likes", async () => {
  const { id } = await write({ status: "Turut berduka", visibility: "public" });
  await tono.post(`/p/${id}/reaction/pray`);
  assert.equal((await tonoApp.post(`/api/v1/statuses/${id}/favourite`)).body.favourited, true);
  const { rows } = await world.pool.query("select kind from reactions where post_id = $1", [id]);
  assert.deepEqual(rows, [{ kind: "pray" }]);
});

test("a post is changed; what it said before stays readable, and its source is what was typed", async () => {
  const { id } = await write({ status: "Jam 7 @tono", visibility: "public" });
  const { body } = await app.send("PUT", `/api/v1/statuses/${id}`, { status: "Jam 8 @tono", spoiler_text: "Rapat" });
  assert.match(body.content, /Jam 8/);
  assert.ok(body.edited_at);
  const history = (await guest.get(`/api/v1/statuses/${id}/history`)).body;
  assert.deepEqual(
    history.map(({ spoiler_text }: { spoiler_text: string }) => spoiler_text),
    ["", "Rapat"],
  );
  assert.deepEqual((await app.get(`/api/v1/statuses/${id}/source`)).body, {
    id,
    text: "Jam 8 @tono",
    spoiler_text: "Rapat",
  });
  assert.equal((await tonoApp.send("PUT", `/api/v1/statuses/${id}`, { status: "Punyaku" })).status, 403);
});

test("deleting gives the words back and leaves nothing", async () => {
  const { id } = await write({ status: "Salah ketik", visibility: "public" });
  assert.equal((await tonoApp.send("DELETE", `/api/v1/statuses/${id}`)).status, 403);
  const { body } = await app.send("DELETE", `/api/v1/statuses/${id}`);
  assert.equal(body.text, "Salah ketik");
  assert.equal((await app.get(`/api/v1/statuses/${id}`)).status, 404);
});

test("a post that was deleted is written anew with its pictures, unless they were to go as well", async () => {
  const form = new FormData();
  form.append("file", await photo("sawah.jpg"));
  const { body: media } = await app.post("/api/v2/media", form);
  const again = { status: "Sawah", media_ids: [media.id], visibility: "public" };
  const first = await write(again);
  await world.pool.query("update pictures set created_at = now() - interval '2 days' where id = $1", [media.id]);
  await app.send("DELETE", `/api/v1/statuses/${first.id}`);
  await world.settle();
  const second = await write(again);
  assert.equal(second.media_attachments[0].id, media.id);
  await app.send("DELETE", `/api/v1/statuses/${second.id}?delete_media=true`);
  assert.equal((await app.post("/api/v1/statuses", again)).status, 422);
});

test("a post waits for its hour", async () => {
  const at = new Date(Date.now() + 3_600_000).toISOString();
  const { body, status } = await app.post("/api/v1/statuses", {
    status: "Besok",
    scheduled_at: at,
    visibility: "public",
  });
  assert.equal(status, 200);
  assert.deepEqual([body.scheduled_at, body.params.text], [at, "Besok"]);
  for (const scheduled_at of ["kemarin", "2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z"])
    assert.equal((await app.post("/api/v1/statuses", { status: "x", scheduled_at })).status, 422);
});

test("a quote shows what it quotes; whoever is quoted takes their post out of it again", async () => {
  const { id } = await write({ status: "Kata kepala desa", visibility: "public" });
  const { body } = await tonoApp.post("/api/v1/statuses", {
    status: "Setuju",
    quoted_status_id: id,
    visibility: "public",
  });
  assert.deepEqual([body.quote.state, body.quote.quoted_status.id], ["accepted", id]);
  assert.equal((await guest.get(`/api/v1/statuses/${id}`)).body.quotes_count, 1);
  assert.equal((await guest.get(`/api/v1/statuses/${id}/quotes`)).body[0].id, body.id);
  assert.equal((await tonoApp.post(`/api/v1/statuses/${id}/quotes/${body.id}/revoke`)).status, 403);
  assert.equal((await app.post(`/api/v1/statuses/${id}/quotes/${body.id}/revoke`)).body.quote.state, "revoked");
  const closed = await app.send("PUT", `/api/v1/statuses/${id}/interaction_policy`, {
    quote_approval_policy: "nobody",
  });
  assert.deepEqual(closed.body.quote_approval.automatic, []);
  assert.equal((await tonoApp.post("/api/v1/statuses", { status: "x", quoted_status_id: id })).status, 403);
});

test("a message goes to those it names and nobody else", async () => {
  const { id, visibility } = await write({ status: "@tono berdua saja", visibility: "direct" });
  assert.equal(visibility, "direct");
  assert.equal((await tonoApp.get(`/api/v1/statuses/${id}`)).status, 200);
  assert.equal((await guest.get(`/api/v1/statuses/${id}`)).status, 404);
});

test("a cover without words gets one, since ours are made of words", async () => {
  const body = await write({ status: "Luka", sensitive: true, visibility: "public" });
  assert.deepEqual([body.sensitive, body.spoiler_text], [true, "Sensitif"]);
});

test("several are asked for at once, in the order asked; what one may not see is missing", async () => {
  const [a, b] = [
    await write({ status: "a", visibility: "public" }),
    await write({ status: "b", visibility: "private" }),
  ];
  const own = await app.get(`/api/v1/statuses?id[]=${b.id}&id[]=${a.id}&id[]=5`);
  assert.deepEqual(
    own.body.map(({ id }: { id: string }) => id),
    [b.id, a.id],
  );
  assert.deepEqual(
    (await guest.get(`/api/v1/statuses?id[]=${b.id}&id[]=${a.id}`)).body.map(({ id }: { id: string }) => id),
    [a.id],
  );
});

test("there is no translation, and that is said", async () => {
  const { id } = await write({ status: "Kabar", visibility: "public" });
  const { status, body } = await app.post(`/api/v1/statuses/${id}/translate`);
  assert.equal(status, 503);
  assert.match(body.error, /Terjemahan/);
});

test("across a block nothing is seen and nothing can be done", async () => {
  const lala = await world.person("lala");
  const lalaApp = await makeClient(world, lala);
  const { id } = await write({ status: "Bukan untuk lala", visibility: "public" });
  await blockAccount(world.ctx, siti.account, lala.account);
  for (const verb of ["favourite", "reblog", "bookmark", "mute"])
    assert.equal((await lalaApp.post(`/api/v1/statuses/${id}/${verb}`)).status, 404, verb);
  assert.equal((await lalaApp.get(`/api/v1/statuses/${id}/context`)).status, 404);
});

test("what is wrong is said by field, in the person's language, and is never a broken server", async () => {
  for (const [body, field] of [
    [{ status: "" }, "status"],
    [{ status: "a".repeat(5001) }, "status"],
    [{ status: "x", spoiler_text: "a".repeat(201) }, "spoiler_text"],
    [{ status: "x", visibility: "semua" }, "visibility"],
    [{ status: "x", in_reply_to_id: "abc" }, "in_reply_to_id"],
    [{ status: "x", media_ids: ["abc"] }, "media_ids"],
    [{ status: "x", media_ids: ["1"] }, "pictures"],
    [{ status: "x", visibility: "public", poll: { options: ["Satu"], expires_in: 3600 } }, "poll"],
    [{ status: { a: 1 } }, "status"],
  ] as const) {
    const { status, body: told } = await app.post("/api/v1/statuses", body);
    assert.equal(status, 422, JSON.stringify(body).slice(0, 100));
    assert.ok(told.details[field]?.[0]?.description, `${field}: ${JSON.stringify(told)}`);
  }
  assert.equal((await app.post("/api/v1/statuses", { status: "x", in_reply_to_id: "12345" })).status, 404);
  for (const id of ["0", "-1", "abc", "99999999999999999999", "1%00", "%ff"])
    assert.ok([400, 404].includes((await app.get(`/api/v1/statuses/${id}`)).status), id);
});
