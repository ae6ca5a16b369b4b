import assert from "node:assert/strict";
import { test } from "node:test";
import { photo } from "../photos.ts";
import { makeWorld } from "../world.ts";
import { type ApiAnswer, clientWith, makeClient } from "./app-client.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const tono = await world.person("tono");
const rina = await world.person("rina", { locked: true });
const app = await makeClient(world, siti);
const tonoApp = await makeClient(world, tono);
const guest = clientWith(world);
const namesOf = ({ body }: ApiAnswer): string[] => body.map(({ username }: { username: string }) => username);

test("people are found by id, by handle and by name", async () => {
  const { id } = tono.account;
  assert.equal((await guest.get(`/api/v1/accounts/${id}`)).body.username, "tono");
  for (const acct of ["tono", "@Tono", "tono@localhost:3000"])
    assert.equal((await guest.get(`/api/v1/accounts/lookup?acct=${acct}`)).body.id, id, acct);
  assert.deepEqual(namesOf(await guest.get(`/api/v1/accounts?id[]=${id}&id[]=${siti.account.id}&id[]=77`)), [
    "tono",
    "siti",
  ]);
  assert.deepEqual(namesOf(await app.get("/api/v1/accounts/search?q=@tono")), ["tono"]);
  for (const path of ["/api/v1/accounts/77", "/api/v1/accounts/lookup?acct=tidak_ada", "/api/v1/accounts/lookup"])
    assert.equal((await guest.get(path)).status, 404, path);
});

test("following, with what they pass on or without; a locked one is asked", async () => {
  const path = `/api/v1/accounts/${tono.account.id}`;
  const { body } = await app.post(`${path}/follow`);
  assert.deepEqual([body.following, body.showing_reblogs], [true, true]);
  assert.equal((await app.post(`${path}/follow`, { reblogs: false })).body.showing_reblogs, false);
  assert.deepEqual(namesOf(await app.get(`${path}/followers`)), ["siti"]);
  assert.deepEqual(namesOf(await app.get(`/api/v1/accounts/${siti.account.id}/following`)), ["tono"]);
  assert.deepEqual((await guest.get(`${path}/followers`)).body, [], "members see it, guests do not");
  assert.equal((await app.post(`${path}/unfollow`)).body.following, false);
  const asked = await app.post(`/api/v1/accounts/${rina.account.id}/follow`);
  assert.deepEqual([asked.body.following, asked.body.requested], [false, true]);
});

test("someone who follows is shown out again", async () => {
  await tonoApp.post(`/api/v1/accounts/${siti.account.id}/follow`);
  const { body } = await app.get(`/api/v1/accounts/relationships?id=${tono.account.id}`);
  assert.equal(body[0].followed_by, true);
  const gone = await app.post(`/api/v1/accounts/${tono.account.id}/remove_from_followers`);
  assert.equal(gone.body.followed_by, false);
});

test("blocking and muting, for a time or for good, and a note for oneself", async () => {
  const path = `/api/v1/accounts/${tono.account.id}`;
  const muted = (await app.post(`${path}/mute`, { duration: 3600 })).body;
  assert.equal(muted.muting, true);
  const left = Date.parse(muted.muting_expires_at) - Date.now();
  assert.ok(left > 3_500_000 && left < 3_700_000);
  assert.equal((await app.post(`${path}/mute`)).body.muting_expires_at, null);
  assert.equal((await app.post(`${path}/unmute`)).body.muting, false);
  assert.equal((await app.post(`${path}/note`, { comment: "Tetangga Bu RT" })).body.note, "Tetangga Bu RT");
  assert.equal((await tonoApp.get(`/api/v1/accounts/relationships?id[]=${siti.account.id}`)).body[0].note, "");
  assert.equal((await app.post(`${path}/note`, { comment: "" })).body.note, "");
  assert.equal((await app.post(`${path}/note`, { comment: "a".repeat(2001) })).status, 422);
  assert.equal((await app.post(`${path}/block`)).body.blocking, true);
  assert.equal((await tonoApp.get(`/api/v1/accounts/${siti.account.id}`)).status, 404, "who is blocked finds nobody");
  const told = (await tonoApp.get(`/api/v1/accounts/relationships?id[]=${siti.account.id}`)).body;
  assert.equal(told[0].blocked_by, false, "and is not told why");
  assert.equal((await app.post(`${path}/unblock`)).body.blocking, false);
});

test("friends of friends are told to those who may see who follows whom", async () => {
  const { id } = rina.account;
  await world.pool.query(
    "insert into follows (follower_id, followee_id, state) values ($1, $2, 'accepted'), ($2, $3, 'accepted') on conflict do nothing",
    [siti.account.id, tono.account.id, id],
  );
  const { body } = await app.get(`/api/v1/accounts/familiar_followers?id[]=${id}`);
  assert.deepEqual(namesOf({ body: body[0].accounts } as ApiAnswer), ["tono"]);
  await world.pool.query("update accounts set follows_seen_by = 'nobody' where id = $1", [id]);
  assert.deepEqual((await app.get(`/api/v1/accounts/familiar_followers?id[]=${id}`)).body[0].accounts, []);
});

test("a person changes who they are, with pictures and lines of their own", async () => {
  const form = new FormData();
  for (const [name, value] of [
    ["display_name", "Siti Rahmah"],
    ["note", "Bidan desa https://bidan.example"],
    ["locked", "true"],
    ["fields_attributes[0][name]", "Situs"],
    ["fields_attributes[0][value]", "https://bidan.example"],
  ] as const)
    form.append(name, value);
  form.append("avatar", await photo("wajah.jpg"));
  form.append("header", await photo("sawah.jpg"));
  const { body, status, text } = await app.send("PATCH", "/api/v1/accounts/update_credentials", form);
  assert.equal(status, 200, text);
  assert.deepEqual([body.display_name, body.locked, body.source.fields[0].name], ["Siti Rahmah", true, "Situs"]);
  assert.match(body.avatar, /\/media\/[0-9a-f]{32}-320\.webp$/);
  assert.match(body.header, /\/media\/[0-9a-f]{32}-720\.webp$/);
  assert.equal((await guest.get(new URL(body.avatar).pathname)).status, 200);
  const less = await app.send("PATCH", "/api/v1/accounts/update_credentials", {
    discoverable: false,
    hide_collections: true,
  });
  assert.deepEqual(
    [less.body.display_name, less.body.discoverable, less.body.hide_collections],
    ["Siti Rahmah", false, true],
  );
  assert.match((await app.send("DELETE", "/api/v1/profile/avatar")).body.avatar, /no-avatar\.png$/);
  assert.equal((await guest.get("/api/pictures/no-avatar.png")).headers.get("Content-Type"), "image/png");
});

test("what is wrong with a profile is said by the app's own names", async () => {
  for (const [body, field] of [
    [{ display_name: "" }, "display_name"],
    [{ display_name: "a".repeat(61) }, "display_name"],
    [{ note: "a".repeat(501) }, "note"],
    [{ fields_attributes: Array.from({ length: 7 }, () => ({ name: "a", value: "b" })) }, "fields_attributes"],
    [{ fields_attributes: [{ name: "a".repeat(61), value: "b" }] }, "fields_attributes"],
  ] as const) {
    const answer = await app.send("PATCH", "/api/v1/accounts/update_credentials", body);
    assert.deepEqual([answer.status, Object.keys(answer.body.details)], [422, [field]]);
  }
});

test("AUTH-15 what an app may not set it cannot set", async () => {
  const before = await world.pool.query(
    "select role, status, created_at, restriction, permissions from accounts where id = $1",
    [siti.account.id],
  );
  for (const [method, path] of [
    ["PATCH", "/api/v1/accounts/update_credentials"],
    ["POST", "/api/v1/statuses"],
    ["POST", `/api/v1/accounts/${tono.account.id}/note`],
  ] as const)
    await app.send(method, path, {
      status: "x",
      role: "administrator",
      admin: true,
      approved: true,
      suspended: false,
      restriction: "none",
      created_at: "2001-01-01",
      id: tono.account.id,
      account_id: tono.account.id,
      author_id: tono.account.id,
      permissions: ["reports"],
    });
  const after = await world.pool.query(
    "select role, status, created_at, restriction, permissions from accounts where id = $1",
    [siti.account.id],
  );
  assert.deepEqual(after.rows, before.rows);
});

test("somebody's posts, as far as an app wants them", async () => {
  const first = await world.says(tono, "Pertama #panen", { language: "id" });
  const reply = await world.says(tono, "Menjawab", {}, first);
  const other = await world.says(rina, "Dari Rina");
  await tonoApp.post(`/api/v1/statuses/${other.id}/reblog`);
  await tonoApp.post(`/api/v1/statuses/${first.id}/pin`);
  const of = async (query: string) =>
    (await guest.get(`/api/v1/accounts/${tono.account.id}/statuses?${query}`)).body.map(
      ({ content, reblog }: { content: string; reblog: unknown }) =>
        reblog ? "share" : content.replace(/<[^>]+>/g, ""),
    );
  assert.deepEqual(await of(""), ["share", "Menjawab", "Pertama #panen"]);
  assert.deepEqual(await of("exclude_replies=true"), ["share", "Pertama #panen"]);
  assert.deepEqual(await of("exclude_reblogs=true"), ["Menjawab", "Pertama #panen"]);
  assert.deepEqual(await of("pinned=true"), ["Pertama #panen"]);
  assert.deepEqual(await of("tagged=Panen"), ["Pertama #panen"]);
  assert.deepEqual(await of("only_media=true"), []);
  assert.deepEqual(await of(`max_id=${reply.id}`), ["Pertama #panen"]);
  assert.deepEqual(await of(`min_id=${first.id}&limit=1`), ["Menjawab"]);
});

test("endorsing does not exist here, and that is said", async () => {
  assert.equal((await app.post(`/api/v1/accounts/${tono.account.id}/pin`)).status, 422);
  assert.deepEqual((await app.get(`/api/v1/accounts/${tono.account.id}/featured_tags`)).body, []);
  assert.deepEqual((await app.get(`/api/v1/accounts/${tono.account.id}/lists`)).body, []);
});

test("somebody joins by an app as on the web; by approval they wait, where it is closed they are told", async () => {
  const robot = await makeClient(world, undefined, ["write"]);
  const form = {
    username: "wayan",
    email: "wayan@contoh.id",
    password: "sawah kopi sore hujan",
    agreement: true,
    locale: "id",
  };
  assert.equal((await guest.post("/api/v1/accounts", form)).status, 401);
  assert.equal((await robot.post("/api/v1/accounts", { ...form, agreement: false })).status, 422);
  const { status, body, text } = await robot.post("/api/v1/accounts", form);
  assert.equal(status, 200, text);
  const theirs = clientWith(world, body.access_token);
  assert.equal((await theirs.get("/api/v1/accounts/search?q=x")).status, 403, "the app may write alone");
  assert.equal((await robot.post("/api/v1/accounts", form)).body.details.handle[0].error, "ERR_TAKEN");
  await world.pool.query("update community set sign_up = 'approval'");
  const waits = await robot.post("/api/v1/accounts", { ...form, username: "made", reason: "Ingin ikut" });
  const pending = await clientWith(world, waits.body.access_token).post("/api/v1/statuses", { status: "Halo" });
  assert.deepEqual([pending.status, pending.body.error], [403, "Akun Anda masih menunggu persetujuan pengurus."]);
  await world.pool.query("update community set sign_up = 'invite'");
  assert.equal((await robot.post("/api/v1/accounts", { ...form, username: "nyoman" })).status, 422);
});
