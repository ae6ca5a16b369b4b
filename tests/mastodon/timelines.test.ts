import assert from "node:assert/strict";
import { test } from "node:test";
import { followAccount } from "#modules/accounts";
import { makeWorld } from "../world.ts";
import { type ApiAnswer, type AppClient, clientWith, makeClient } from "./app-client.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const tono = await world.person("tono");
const app = await makeClient(world, siti);
const tonoApp = await makeClient(world, tono);
const guest = clientWith(world);
await followAccount(world.ctx, { ...siti.account, session_id: "0" }, tono.account);
const said: string[] = [];
for (let number = 1; number <= 7; number++) said.push((await world.says(tono, `Kabar ${number} #desa`)).id);
await world.settle();
const newest = said.toReversed();
const idsOf = ({ body }: ApiAnswer): string[] => body.map(({ id }: { id: string }) => id);

test("home holds those one follows, newest first, and what they pass on under the share's id", async () => {
  assert.deepEqual(idsOf(await app.get("/api/v1/timelines/home")), newest);
  const rina = await world.person("rina");
  const { id } = await world.says(rina, "Dari Rina");
  const share = (await tonoApp.post(`/api/v1/statuses/${id}/reblog`)).body;
  await world.settle();
  const [first] = (await app.get("/api/v1/timelines/home?limit=1")).body;
  assert.deepEqual([first.id, first.reblog.id, first.account.username], [share.id, id, "tono"]);
  await tonoApp.post(`/api/v1/statuses/${id}/unreblog`);
  await world.settle();
  assert.equal((await guest.get("/api/v1/timelines/home")).status, 401);
});

test("a list goes on in both directions by its Link header, without gaps or repeats", async () => {
  const walk = async (client: AppClient, start: string, rel: "next" | "prev") => {
    const pages: string[][] = [];
    for (let path: string | undefined = start; path && pages.length < 9; ) {
      const answer: ApiAnswer = await client.get(path);
      if (answer.body.length > 0) pages.push(idsOf(answer));
      const found: string | undefined = new RegExp(`<http://localhost:3000([^>]+)>; rel="${rel}"`).exec(
        answer.headers.get("Link") ?? "",
      )?.[1];
      path = found;
    }
    return pages;
  };
  for (const start of [
    "/api/v1/timelines/home",
    "/api/v1/timelines/tag/desa",
    `/api/v1/accounts/${tono.account.id}/statuses`,
  ]) {
    assert.deepEqual((await walk(app, `${start}?limit=3`, "next")).flat(), newest, start);
    const up = await walk(app, `${start}?limit=3&min_id=${said[0]}`, "prev");
    assert.deepEqual(up.toReversed().flat(), newest.slice(0, 6), start);
  }
  assert.deepEqual(idsOf(await app.get(`/api/v1/timelines/home?since_id=${said[2]}&limit=2`)), newest.slice(0, 2));
  assert.deepEqual(idsOf(await app.get(`/api/v1/timelines/home?max_id=${said[3]}&since_id=${said[0]}`)), [
    said[2],
    said[1],
  ]);
});

test("a cursor or a number that is none is said to be wrong; a limit too large is cut", async () => {
  for (const query of ["max_id=abc", "min_id=-1", "since_id=99999999999999999999", "limit=banyak"])
    assert.equal((await guest.get(`/api/v1/timelines/public?${query}`)).status, 422, query);
  assert.equal((await guest.get("/api/v1/timelines/public?limit=1000000")).status, 200);
  assert.equal((await guest.get("/api/v1/timelines/public?limit=0")).body.length, 1);
});

test("guests read what is for everyone; members what is for this community besides", async () => {
  const local = await world.says(tono, "Untuk warga", { audience: "local" });
  assert.ok(!idsOf(await guest.get("/api/v1/timelines/public")).includes(local.id));
  assert.ok(idsOf(await app.get("/api/v1/timelines/public?local=true")).includes(local.id));
  const limited = await makeClient(world, undefined, ["read"]);
  assert.ok(!idsOf(await limited.get("/api/v1/timelines/public")).includes(local.id), "an app by itself is a guest");
});

test("what reached us from other servers stands apart and beside ours", async () => {
  const budi = await world.remote("budi@desa.test");
  const { rows } = await world.pool.query<{ id: string }>(
    "insert into posts (id, thread_id, author_id, text, html, audience, uri, title, kind) select id, id, $1, 'Halo', '<p>Halo</p>', 'public', 'https://desa.test/1', 'Judul & isi', 'Article' from next_id() as id returning id",
    [budi.id],
  );
  const id = rows[0]?.id ?? "";
  const [remote] = (await guest.get("/api/v1/timelines/public?remote=true")).body;
  assert.deepEqual(
    [remote.id, remote.uri, remote.url, remote.account.acct],
    [id, "https://desa.test/1", "https://desa.test/1", "budi@desa.test"],
  );
  assert.match(remote.content, /^<p><strong>Judul &amp; isi<\/strong><\/p>/);
  assert.ok(idsOf(await guest.get("/api/v1/timelines/public")).includes(id));
  assert.ok(!idsOf(await guest.get("/api/v1/timelines/public?local=true")).includes(id));
  await world.pool.query("insert into server_policies (host, severity) values ('desa.test', 'silence')");
  assert.deepEqual(idsOf(await guest.get("/api/v1/timelines/public?remote=true")), []);
});

test("tags are joined and taken out", async () => {
  const both = await world.says(tono, "#pasar #pagi");
  const one = await world.says(tono, "#pasar");
  const tagged = async (query: string) => idsOf(await guest.get(`/api/v1/timelines/tag/${query}`));
  assert.deepEqual(await tagged("Pasar"), [one.id, both.id]);
  assert.deepEqual(await tagged("pasar?all[]=pagi"), [both.id]);
  assert.deepEqual(await tagged("pasar?none[]=pagi"), [one.id]);
  assert.deepEqual((await tagged("pagi?any[]=desa")).slice(0, 2), [both.id, newest[0]]);
});

test("what one liked and saved, the latest first", async () => {
  for (const id of [said[4], said[1]]) {
    await app.post(`/api/v1/statuses/${id}/favourite`);
    await app.post(`/api/v1/statuses/${id}/bookmark`);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  for (const list of ["favourites", "bookmarks"]) {
    const answer = await app.get(`/api/v1/${list}?limit=1`);
    assert.deepEqual(idsOf(answer), [said[1]], list);
    const next = /localhost:3000([^>]+)>; rel="next"/.exec(answer.headers.get("Link") ?? "")?.[1] ?? "";
    assert.deepEqual(idsOf(await app.get(next)), [said[4]], list);
  }
});

test("a list of people one follows", async () => {
  const { rows } = await world.pool.query<{ id: string }>(
    "insert into lists (account_id, name) values ($1, 'Tetangga') returning id",
    [siti.account.id],
  );
  const id = rows[0]?.id;
  await world.pool.query("insert into list_members (list_id, account_id) values ($1, $2)", [id, tono.account.id]);
  assert.ok(idsOf(await app.get(`/api/v1/timelines/list/${id}`)).includes(said[0] ?? ""));
  assert.equal((await tonoApp.get(`/api/v1/timelines/list/${id}`)).status, 404, "nobody else's list");
  assert.equal((await app.get(`/api/v1/accounts/${tono.account.id}/lists`)).body[0].title, "Tetangga");
});

test("an app is told how often it may ask, and when it asked too often", async () => {
  const busy = clientWith(world, undefined, "10.9.8.7");
  const first = await busy.get("/api/v1/timelines/public?limit=1");
  assert.equal(first.headers.get("X-RateLimit-Limit"), "300");
  assert.ok(Date.parse(first.headers.get("X-RateLimit-Reset") ?? "") > Date.now());
  let last = first;
  for (let count = 0; count < 320 && last.status === 200; count++)
    last = await busy.get("/api/v1/timelines/public?limit=1");
  assert.equal(last.status, 429);
  assert.ok(Number(last.headers.get("Retry-After")) > 0);
  assert.equal(
    (await clientWith(world, undefined, "10.9.8.6").get("/api/v1/timelines/public")).status,
    200,
    "others are let in",
  );
});
