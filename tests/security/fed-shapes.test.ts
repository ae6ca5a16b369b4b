import assert from "node:assert/strict";
import { test } from "node:test";
import { weigh } from "../../src/modules/federation/inbound/pre-filter.ts";
import { documentLimits } from "../../src/modules/federation/inbound/scan-json.ts";
import { openServers, PUBLIC } from "../other-servers.ts";
import { makeWorld } from "../world.ts";
import { snapshot } from "./stage.ts";

const world = await makeWorld();
const servers = await openServers(world);
const { settle, post } = servers;
const [evil, victim] = [servers.server("evil.test"), servers.server("victim.test")];
const [mallory, budi] = [evil.person("mallory"), victim.person("budi")];
const siti = await world.person("siti");
const AS = "https://www.w3.org/ns/activitystreams";

await budi.sends(budi.does("Create", budi.note("Dari Budi", { summary: "Awas" })));
await mallory.sends(mallory.does("Create", mallory.note("Dari Mallory")));
await settle();

const forget = () => world.pool.query("truncate rate_limits, missing_documents, asked_hosts");
const kept = async () => {
  await forget();
  return snapshot(world.pool);
};
/** That each of these is refused with 400 or 401 by a signed request, and changes nothing. */
async function refuses(activities: Readonly<Record<string, Record<string, unknown>>>): Promise<void> {
  for (const [name, activity] of Object.entries(activities)) {
    const before = await kept();
    const status = await mallory.sends(activity);
    assert.ok(status === 400 || status === 401, `${name}: ${status}`);
    await settle();
    assert.deepEqual(await kept(), before, name);
  }
}

const boost = { type: "Announce", actor: budi.uri, object: mallory.uri };
const undo = { id: `${budi.uri}#undo`, type: "Undo", actor: budi.uri, object: { id: `${budi.uri}#b`, ...boost } };
const ldSignature = {
  type: "RsaSignature2017",
  creator: budi.keyId,
  created: "2026-11-26T00:00:00Z",
  signatureValue: "AAAA",
};

test("FED-10 A tree cannot be swapped for its root with @graph, nor under another name for it", async () => {
  await refuses({
    plain: { "@context": AS, ...boost, id: `${budi.uri}#b`, "@graph": [undo], signature: ldSignature },
    alias: { "@context": [AS, { g: "@graph" }], ...boost, id: `${budi.uri}#b`, g: [undo], signature: ldSignature },
    longAlias: { "@context": [AS, { g: { "@id": "@graph" } }], ...boost, id: `${budi.uri}#b`, g: [undo] },
    own: { ...mallory.does("Like", budi.uri), "@graph": [] },
    nested: mallory.does("Create", { ...mallory.note("x"), "@graph": [] }),
    escaped: { ...mallory.does("Like", budi.uri), "\u0040graph": [] },
  });
});

test("FED-11 A tree cannot be turned inside out with @reverse", async () => {
  const note = budi.note("Terbalik");
  await refuses({
    plain: { ...mallory.does("Create", note), "@reverse": { object: undo } },
    inContext: { ...mallory.does("Like", budi.uri), "@context": [AS, { made: { "@reverse": "as:object" } }] },
    scoped: {
      ...mallory.does("Like", budi.uri),
      "@context": [AS, { Note: { "@id": "as:Note", "@context": { made: { "@reverse": "as:object" } } } }],
    },
  });
});

test("FED-12 Nothing can be put aside with @included, such as the warning before a post", async () => {
  await refuses({
    plain: { ...mallory.does("Create", mallory.note("x")), "@included": [{ summary: "Awas" }] },
    nested: mallory.does("Update", { ...mallory.note("x"), "@included": { summary: "Awas" } }),
    nest: mallory.does("Create", { ...mallory.note("x"), "@nest": { summary: "Awas" } }),
  });
});

test("FED-13 Words cannot be given another meaning, and a profile is never taken from what was pushed", async () => {
  const change = {
    id: budi.uri,
    type: "Person",
    x1: `${budi.uri}/inbox`,
    inbox: `${evil.origin}/i`,
    preferredUsername: "budi",
  };
  await refuses({
    renamed: {
      "@context": [AS, { x1: "as:inbox", inbox: "as:summary" }],
      id: `${budi.uri}#u`,
      type: "Update",
      actor: budi.uri,
      object: change,
      signature: ldSignature,
    },
    actor: { ...mallory.does("Like", budi.uri), "@context": [AS, { actor: "as:target" }] },
    prefix: { ...mallory.does("Like", budi.uri), "@context": [AS, { as: "https://evil.test/" }] },
    vocab: { ...mallory.does("Like", budi.uri), "@context": [AS, { "@import": "https://evil.test/c" }] },
  });
  await forget();
  assert.equal(await budi.sends(budi.does("Update", { ...budi.document, inbox: `${evil.origin}/i` })), 202);
  await settle();
  const { rows } = await world.pool.query("select inbox from remote_actors where uri = $1", [budi.uri]);
  assert.deepEqual(rows, [{ inbox: `${budi.uri}/inbox` }]);
});

test("FED-39 What could be read in two ways is read in none, or in one that stands written down", async () => {
  const like = mallory.does("Like", budi.uri);
  await refuses({
    twoActors: { ...like, actor: [mallory.uri, budi.uri] },
    listedActor: { ...like, actor: [mallory.uri] },
    idObject: { ...like, id: {} },
    idList: { ...like, id: ["x"] },
    noId: { ...like, id: undefined },
    twoTypes: { ...like, type: ["Like", "Follow"] },
    numberType: { ...like, type: 5 },
    fiveTypes: { ...like, type: ["Like", "a", "b", "c", "d"] },
  });
  await forget();
  const body = JSON.stringify(like).replace(
    `"actor":"${mallory.uri}"`,
    `"actor":"${mallory.uri}","actor":"${budi.uri}"`,
  );
  assert.match(body, /"actor".*"actor"/);
  assert.equal((await post({}, body)).status, 400, "a key twice");
  assert.equal((await post({}, body.replace('"actor"', '"act\\u006fr"'))).status, 400, "in another spelling");
  const before = (await world.pool.query("select count(*) from posts")).rows;
  for (const [name, object] of Object.entries({
    twoAuthors: mallory.note("x", { attributedTo: [mallory.uri, budi.uri] }),
    twoKinds: mallory.note("x", { type: ["Note", "Person"] }),
    twoObjects: [mallory.note("x"), budi.note("y")],
  })) {
    assert.equal(await mallory.sends(mallory.does("Create", object)), 202, name);
  }
  await settle();
  assert.deepEqual((await world.pool.query("select count(*) from posts")).rows, before);
  // An actor written out counts as the one its id names, and a single address as a list of one.
  const spoken = mallory.does("Create", mallory.note("Ditulis lengkap", { to: PUBLIC }), {
    actor: { id: mallory.uri, alsoKnownAs: budi.uri },
  });
  assert.equal(await mallory.sends(spoken), 202);
  await settle();
  const { rows } = await world.pool.query("select author_id, audience from posts where text = 'Ditulis lengkap'");
  const known = await world.pool.query("select account_id from remote_actors where uri = $1", [mallory.uri]);
  assert.deepEqual(rows, [{ author_id: known.rows[0].account_id, audience: "public" }]);
});

test("FED-36 What came along with a share is not believed: the post is the one its own server gives", async () => {
  const note = victim.shows(budi.note("Yang benar", { id: `${victim.origin}/asli` }));
  const like = { id: note, type: "Like", actor: mallory.uri, object: mallory.uri, to: [PUBLIC] };
  await forget();
  assert.equal(await mallory.sends(mallory.does("Announce", like)), 202);
  assert.equal(
    await mallory.sends(
      mallory.does("Announce", { id: note, type: "Note", attributedTo: budi.uri, content: "Palsu", to: [PUBLIC] }),
    ),
    202,
  );
  await settle();
  const { rows } = await world.pool.query(
    "select text, (select uri from remote_actors where account_id = author_id) as by from posts where uri = $1",
    [note],
  );
  assert.deepEqual(rows, [{ text: "Yang benar", by: budi.uri }]);
  assert.equal((await world.pool.query("select from reactions")).rowCount, 0);
});

test("FED-38 What came under an id stays what it was, whoever sends the id again", async () => {
  await forget();
  const first = budi.does("Create", budi.note("Isi A"));
  const { object } = first as { object: Record<string, unknown> };
  await budi.sends(first);
  await settle();
  for (const again of [
    { ...first, object: { ...object, content: "Isi B" } },
    budi.does("Create", { ...object, content: "Isi B" }),
  ]) {
    assert.equal(await budi.sends(again), 202);
    await settle();
  }
  assert.equal(await mallory.sends({ ...first, actor: mallory.uri }), 401);
  const { rows } = await world.pool.query(
    "select text, (select count(*)::int from post_revisions where post_id = posts.id) as versions from posts where uri = $1",
    [object["id"]],
  );
  assert.deepEqual(rows, [{ text: "Isi A", versions: 0 }]);
});

const nested = (open: string, depth: number) => open.repeat(depth);
test("DOS-03 Deep JSON is refused before anybody builds it", async () => {
  await forget();
  for (const [name, body] of Object.entries({
    lists33: nested("[", 33) + nested("]", 33),
    objects33: `${nested('{"a":', 33)}1${nested("}", 33)}`,
    lists1000: nested("[", 1000),
    objects5000: nested('{"a":', 5000),
    lists100000: nested("[", 100_000),
    mega: nested("[", 1_000_000),
    quoted: `{"a":"${"[".repeat(100)}"`,
  })) {
    assert.equal((await post({}, body, "/inbox", "10.1.0.1")).status, 400, name);
  }
  assert.ok("tree" in weigh(Buffer.from(`{"a":"${"[{".repeat(100)}"}`)), "in a text it is no depth");
  assert.ok("tree" in weigh(Buffer.from(`${nested('{"a":', 31)}{}${nested("}", 31)}`)), "32 are allowed");
});

test("DOS-04 What exceeds a limit of a document by one is refused before anything reads it, and what keeps to it is not", async () => {
  const node = (more: Record<string, unknown>) =>
    Buffer.from(
      JSON.stringify({ "@context": AS, id: "https://a.test/1", type: "Like", actor: "https://a.test/u", ...more }),
    );
  const terms = (count: number) => ({
    "@context": [
      AS,
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`t${at}`, `https://a.test/ns#t${at}`])),
    ],
  });
  const many = (count: number) =>
    Array.from({ length: Math.ceil(count / 900) }, () => Array.from({ length: Math.min(900, count) }, () => ({})));
  const sized = (bytes: number) => Buffer.from(`{"content":"${"a".repeat(bytes - 14)}"}`);
  const cases: Record<string, [Buffer, Buffer]> = {
    bytes: [sized(documentLimits.bytes), sized(documentLimits.bytes + 1)],
    entries: [
      node({ to: Array.from({ length: 1000 }, () => "x") }),
      node({ to: Array.from({ length: 1001 }, () => "x") }),
    ],
    nodes: [node({ tag: many(900) }), node({ tag: many(5001) })],
    types: [node({ object: { type: ["a", "b", "c", "d"] } }), node({ object: { type: ["a", "b", "c", "d", "e"] } })],
    terms: [node(terms(64)), node(terms(65))],
    scoped: [node({}), node({ "@context": [AS, { x: { "@id": "https://a.test/x", "@context": {} } }] })],
    unknown: [
      node({ "@context": [AS, "https://w3id.org/security/v1"] }),
      node({ "@context": [AS, "https://a.test/context"] }),
    ],
    inner: [node({ object: { "@context": AS } }), node({ object: { "@context": "https://a.test/context" } })],
  };
  await forget();
  for (const [name, [within, beyond]] of Object.entries(cases)) {
    assert.ok("tree" in weigh(within), `${name} ${JSON.stringify(weigh(within)).slice(0, 100)}`);
    assert.ok("complaint" in weigh(beyond), name);
    const started = performance.now();
    assert.equal((await post({}, beyond.toString(), "/inbox", "10.1.0.2")).status, 400, name);
    assert.ok(performance.now() - started < 1000, `${name} took long`);
  }
});

test("DOS-06 A post that names thousands is nobody's, and one post brings news to few of us", async () => {
  await forget();
  const before = (await world.pool.query("select count(*) from posts")).rows;
  const mention = (at: number) => ({ type: "Mention", href: `${evil.origin}/users/u${at}`, name: `@u${at}` });
  for (const object of [
    mallory.note("Ramai", { tag: Array.from({ length: 101 }, (_, at) => mention(at)) }),
    mallory.note("Ramai", {
      to: Array.from({ length: 600 }, (_, at) => `${evil.origin}/users/u${at}`),
      cc: Array.from({ length: 401 }, (_, at) => `${evil.origin}/users/v${at}`),
    }),
    mallory.note("Ramai", {
      tag: Array.from({ length: 101 }, (_, at) => ({
        type: "Hashtag",
        name: `#t${at}`,
        href: `${evil.origin}/t/${at}`,
      })),
    }),
  ])
    assert.equal(await mallory.sends(mallory.does("Create", object)), 202);
  assert.equal(
    await mallory.sends(
      mallory.does("Create", mallory.note("x", { tag: Array.from({ length: 10_000 }, (_, at) => mention(at)) })),
    ),
    400,
  );
  await settle();
  assert.deepEqual((await world.pool.query("select count(*) from posts")).rows, before);
  const crowd = await Promise.all(Array.from({ length: 60 }, (_, at) => world.person(`warga${at}`)));
  const to = crowd.map(({ account }) => `http://localhost:3000/ap/users/${account.id}`);
  await world.pool.query("update accounts set created_at = now() - interval '3 days' where host <> ''");
  assert.equal(
    await mallory.sends(
      mallory.does("Create", mallory.note("Semua!", { tag: to.map((href) => ({ type: "Mention", href })) })),
    ),
    202,
  );
  await settle();
  const { rows } = await world.pool.query("select count(*)::int as told from notification_entries");
  assert.ok(rows[0].told >= 1 && rows[0].told <= 50, `${rows[0].told}`);
  assert.ok(siti);
});

test("FED-06 What people here send is never given out as a document that could speak for somebody", async () => {
  const actor = JSON.stringify({ ...mallory.document, id: "http://localhost:3000/media/x" });
  for (const [name, type] of [
    ["a.json", "application/activity+json"],
    ["a.json", "application/ld+json"],
    ["a.json", "application/json"],
    ["a.png", "image/png"],
    ["a.activity+json", "image/png"],
  ] as const) {
    await world.pool.query("truncate rate_limits");
    const { status } = await siti.sendFiles("/posts", { text: "Foto", audience: "public" }, [
      new File([actor], name, { type }),
    ]);
    assert.ok(status === 415 || status === 422, `${name} as ${type}: ${status}`);
  }
});
