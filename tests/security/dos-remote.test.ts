import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { fetchActor } from "#modules/federation";
import { weigh } from "../../src/modules/federation/inbound/pre-filter.ts";
import { openServers, PUBLIC } from "../other-servers.ts";
import { makeWorld } from "../world.ts";

const world = await makeWorld();
const servers = await openServers(world);
const { ctx, settle } = servers;
const evil = servers.server("evil.test");
const mallory = evil.person("mallory");
const siti = await world.person("siti");
const us = `http://localhost:3000/ap/users/${siti.account.id}`;
const ours = await world.says(siti, "Kiriman Siti");
const actor = await fetchActor(ctx, mallory.uri);
assert.ok(actor);
await world.pool.query("insert into follows (follower_id, followee_id, state) values ($1, $2, 'accepted')", [
  siti.account.id,
  actor.id,
]);
await world.pool.query("update accounts set created_at = now() - interval '40 days' where id = $1", [actor.id]);

/** Puts activities before the worker as if they had been verified. */
async function keep(activities: readonly Record<string, unknown>[]): Promise<void> {
  const rows = activities.map((activity, at) => ({
    uri: `${mallory.uri}/kept/${Math.floor(performance.now() * 1000)}-${at}`,
    kind:
      typeof activity["type"] === "string" && /^[A-Za-z]{1,40}$/.test(activity["type"]) ? activity["type"] : "Create",
    account_id: actor?.id ?? "",
    object_uri: "",
    body: JSON.stringify(activity),
  }));
  for (let at = 0; at < rows.length; at += 100)
    await ctx.db
      .insertInto("inbox_activities")
      .values(rows.slice(at, at + 100))
      .execute();
  await world.pool.query("select graphile_worker.add_job('federation.take-in', '{}')");
  await settle();
}
const untaken = async () =>
  (await world.pool.query("select kind, reason, body from inbox_activities where done_at is null")).rows;

test("DOS-07 A poll of another server keeps at most 20 answers of 200 letters, each once, and one without answers is no poll", async () => {
  const option = (name: string) => ({ type: "Note", name, replies: { totalItems: 1 } });
  const question = (id: string, oneOf: unknown) =>
    mallory.does(
      "Create",
      mallory.note("Tanya", { id: `${mallory.uri}/${id}`, type: "Question", oneOf, endTime: "9999-12-31T00:00:00Z" }),
    );
  await keep([
    question(
      "banyak",
      Array.from({ length: 900 }, (_, at) => option(`Pilihan ${at}`)),
    ),
    question("panjang", [option("a".repeat(1_000)), option("b")]),
    question("kosong", []),
    question("kembar", [option("Ya"), option("Ya"), option("Tidak"), option("")]),
  ]);
  const { rows } = await world.pool.query(
    "select split_part(uri, '/', 6) as name, (select count(*)::int from poll_options where post_id = posts.id) as options, (select max(char_length(text)) from poll_options where post_id = posts.id) as longest, id from posts where kind = 'Question' order by 1",
  );
  assert.deepEqual(
    rows.map(({ name, options }) => [name, options]),
    [
      ["banyak", 20],
      ["kembar", 2],
      ["kosong", 0],
      ["panjang", 2],
    ],
  );
  assert.ok(rows.every(({ longest }) => longest === null || longest <= 200));
  for (const { id } of rows) assert.equal((await siti.get(`/p/${id}`)).status, 200);
});

/** What hostile or broken servers put into a post. */
const oddities: readonly unknown[] = [
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<svg><desc><noscript><a title="</noscript><img src=x onerror=alert(1)>">',
  "\u202e\u2066terbalik\u0000nol",
  "\ud800 sendiri \udfff",
  `${"<blockquote>".repeat(3000)}dalam`,
  `${"<a href='https://a.test'>".repeat(500)}x`,
  "a".repeat(100_000),
  "<p>".repeat(20_000),
  "Z\u0335\u0301\u0301".repeat(3000),
  "&#0;&#xD800;&#x110000;&lt;script&gt;",
  1e308,
  -5,
  null,
  [],
  {},
  { "@value": "x" },
  ["a", { b: [] }],
  true,
  "999999-01-01T00:00:00Z",
  "+275760-09-13T00:00:00.000Z",
  "0000-00-00",
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
];
const odd = fc.constantFrom(...oddities);
const fields =
  "content summary name published updated url to cc tag attachment inReplyTo sensitive contentMap source oneOf anyOf endTime closed votersCount icon image location startTime language mediaType replies quote quoteUrl interactionPolicy attributedTo".split(
    " ",
  );

test("DOS-20 One poisonous post breaks no page", async () => {
  const kinds = ["Note", "Article", "Page", "Question", "Event", "Video", "Audio", "Image", "Document"];
  const change = fc.record({
    kind: fc.constantFrom(...kinds),
    changes: fc.array(fc.tuple(fc.constantFrom(...fields), odd), { minLength: 1, maxLength: 5 }),
  });
  const made = fc.sample(change, { numRuns: 400, seed: 20 });
  await keep(
    made.map(({ kind, changes }, at) =>
      mallory.does("Create", {
        ...mallory.note(`Kabar ${at}`, { id: `${mallory.uri}/odd/${at}`, type: kind, name: "Judul" }),
        ...Object.fromEntries(changes.filter(([name]) => name !== "attributedTo")),
      }),
    ),
  );
  assert.deepEqual(
    (await untaken()).map(({ reason }) => reason),
    [],
  );
  const { rows } = await world.pool.query("select id, html, text, created_at from posts where uri like '%/odd/%'");
  assert.ok(rows.length > 200, `${rows.length} posts`);
  assert.ok(rows.every(({ created_at: at }) => at.getFullYear() >= 2000 && at.getTime() < Date.now() + 600_000));
  assert.ok(
    rows.every(
      ({ html }) => !/<(script|img|svg|math|style|iframe|form)|<[^<>]*\son\w+=|href="(?!https?:|\/)/i.test(html),
    ),
  );
  for (const path of ["/", "/people", `/@${actor.handle}`, "/mentions", "/bookmarks"])
    assert.ok((await siti.get(path)).status < 500, path);
  for (const { id } of rows.slice(0, 60)) assert.equal((await siti.get(`/p/${id}`)).status, 200);
});

/** So many go to the worker; `tests/long` has more. */
const SPOILT = Number(process.env["DOS_25_ACTIVITIES"] ?? 600);

/** Every way a tree can be spoilt: a part of another kind, missing, huge, or twice. */
function mutated(tree: unknown, seed: number): unknown {
  const paths: (readonly (string | number)[])[] = [];
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    if (path.length > 0) paths.push(path);
    if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
  };
  walk(tree, []);
  const copy = structuredClone(tree) as Record<string, unknown>;
  for (let turn = 0; turn <= seed % 3; turn++) {
    const path = paths[(seed * 7919 + turn * 104_729) % paths.length] ?? [];
    let at: unknown = copy;
    for (const key of path.slice(0, -1))
      at = typeof at === "object" && at !== null ? (at as Record<string, unknown>)[String(key)] : undefined;
    if (typeof at !== "object" || at === null) continue;
    const holder = at as Record<string, unknown>;
    const last = String(path.at(-1));
    const choice = (seed * 31 + turn) % (oddities.length + 3);
    if (choice === oddities.length) delete holder[last];
    else if (choice === oddities.length + 1) holder[last] = [holder[last], holder[last]];
    else if (choice === oddities.length + 2) holder[last] = { id: holder[last], type: holder[last] };
    else holder[last] = structuredClone(oddities[choice]);
  }
  return copy;
}

const folder = join(import.meta.dirname, "../peers");
const shapes = readdirSync(folder).flatMap((file) => {
  const text = readFileSync(join(folder, file), "utf8")
    .replaceAll("{host}", evil.origin)
    .replaceAll("{public}", PUBLIC)
    .replaceAll("{siti}", us)
    .replaceAll("{ourPost}", `http://localhost:3000/ap/posts/${ours.id}`)
    .replaceAll("{now}", new Date().toISOString())
    .replaceAll("{later}", new Date(Date.now() + 86_400_000).toISOString());
  return (JSON.parse(text) as { cases: { activity: Record<string, unknown> }[] }).cases.map(({ activity }) => activity);
});
const own = [
  "Follow",
  "Like",
  "Announce",
  "Undo",
  "Accept",
  "Reject",
  "Move",
  "Flag",
  "Block",
  "Add",
  "Remove",
  "Delete",
  "Update",
  "QuoteRequest",
].map((kind) =>
  mallory.does(
    kind,
    { id: us, type: "Follow", actor: mallory.uri, object: us, content: "x" },
    { target: `${mallory.uri}/featured`, instrument: mallory.note("x"), content: "\ud83d\ude4f" },
  ),
);
/** The real shapes, as this actor's own. */
const seeds = [
  ...own,
  ...shapes.map(
    (activity) =>
      JSON.parse(JSON.stringify(activity).replaceAll(String(activity["actor"]), mallory.uri)) as Record<
        string,
        unknown
      >,
  ),
];

test("DOS-25 Spoilt activities stop neither the door nor the worker: each is done, refused or put aside with its reason", async () => {
  let refused = 0;
  for (let seed = 0; seed < 4000; seed++) {
    const spoilt = mutated(seeds[seed % seeds.length], seed);
    const weighed = weigh(Buffer.from(JSON.stringify(spoilt)));
    if ("complaint" in weighed) refused++;
  }
  assert.ok(refused > 100 && refused < 4000, `${refused}`);
  await keep(
    Array.from({ length: SPOILT }, (_, seed) => mutated(seeds[seed % seeds.length], seed) as Record<string, unknown>),
  );
  assert.deepEqual(
    (await untaken()).map(({ kind, reason }) => [kind, reason]),
    [],
    "nothing is tried again for what it says",
  );
  for (const raw of [
    "{",
    "[1",
    '{"a":}',
    "\ufeff{}",
    '{"a":1}}',
    "nul",
    '"\\u12"',
    "{'a':1}",
    '{"a":1,}',
    "1e400",
    "-",
    "[",
    '{"a"',
    "\u0000",
  ])
    assert.equal((await servers.post({}, raw, "/inbox", "10.7.0.1")).status, 400, raw);
});

test("DOS-25 What fails again and again is put aside after five tries, with the reason, and the rest goes on", async () => {
  await world.pool.query(
    "create function poison() returns trigger language plpgsql as $$ begin if new.text = 'racun' then raise exception 'racun'; end if; return new; end $$",
  );
  await world.pool.query("create trigger poison before insert on posts for each row execute function poison()");
  await keep([mallory.does("Create", mallory.note("racun")), mallory.does("Create", mallory.note("sehat"))]);
  for (let turn = 0; turn < 8; turn++) {
    await world.pool.query("update inbox_activities set next_try_at = now() where done_at is null");
    await world.pool.query("select graphile_worker.add_job('federation.take-in', '{}')");
    await settle();
  }
  const { rows } = await world.pool.query(
    "select tries, dead_at is not null as dead, reason from inbox_activities where done_at is null",
  );
  assert.deepEqual(
    rows.map(({ tries, dead }) => [tries, dead]),
    [[5, true]],
  );
  assert.match(rows[0].reason, /racun/);
  assert.equal((await world.pool.query("select from posts where text = 'sehat'")).rowCount, 1);
  await world.pool.query("drop trigger poison on posts");
});
