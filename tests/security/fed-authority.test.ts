import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { test } from "node:test";
import { fetchActor, fetchPost, findRemote } from "#modules/federation";
import { canonicalUri } from "../../src/modules/federation/remote/canonical-uri.ts";
import { answer, openServers, PUBLIC } from "../other-servers.ts";
import { makeWorld } from "../world.ts";
import { snapshot } from "./stage.ts";

const world = await makeWorld();
const servers = await openServers(world);
const { ctx, settle } = servers;
const [evil, victim] = [servers.server("evil.test"), servers.server("victim.test")];
const [mallory, budi, wati] = [evil.person("mallory"), victim.person("budi"), victim.person("wati")];
const siti = await world.person("siti");
const tono = await world.person("tono");
const ours = (person: { account: { id: string } }) => `http://localhost:3000/ap/users/${person.account.id}`;

const forget = () => world.pool.query("truncate rate_limits, missing_documents, asked_hosts");
const kept = async () => {
  await forget();
  return snapshot(world.pool);
};
const sends = async (peer: typeof budi, activity: Record<string, unknown>) => {
  await forget();
  const status = await peer.sends(activity);
  await settle();
  return status;
};
const postAt = async (uri: unknown) => (await world.pool.query("select * from posts where uri = $1", [uri])).rows[0];
/** Everything but what only says that something came. */
const effects = async () => {
  const { inbox_activities: _, tombstones: __, accounts: ___, remote_actors: ____, ...rest } = await kept();
  return rest;
};

await sends(budi, budi.does("Create", budi.note("Kabar Budi")));
await sends(wati, wati.does("Create", wati.note("Kabar Wati")));
await sends(mallory, mallory.does("Create", mallory.note("Kabar Mallory")));
const budisNote = (await world.pool.query("select uri from posts where text = 'Kabar Budi'")).rows[0].uri as string;

const budiRow = async () =>
  (
    await world.pool.query(
      "select handle, name, inbox, array(select public_key from remote_keys where account_id = accounts.id order by uri) as keys from accounts join remote_actors on account_id = accounts.id where uri = $1",
      [budi.uri],
    )
  ).rows;

test("FED-04 A document that says it is of another server than the one that gave it is never believed, whatever made us ask for it", async () => {
  const stolen = {
    ...mallory.document,
    id: budi.uri,
    inbox: `${evil.origin}/i`,
    name: "Palsu",
    preferredUsername: "budi",
  };
  const lie = evil.shows(stolen, "/a");
  const before = await budiRow();
  await forget();
  assert.equal(await fetchActor(ctx, lie), undefined, "asked by its address");
  assert.equal(await fetchPost(ctx, lie), undefined);
  await sends(mallory, { ...mallory.does("Like", budisNote), actor: lie });
  await sends(mallory, mallory.does("Create", mallory.note("x", { attributedTo: lie })));
  const note = mallory.note("Balas", { inReplyTo: lie, quoteUrl: lie });
  await sends(mallory, mallory.does("Create", note));
  await sends(mallory, mallory.does("Move", mallory.uri, { target: lie }));
  await sends(mallory, mallory.does("Announce", lie));
  await sends(mallory, mallory.does("Add", lie, { target: `${mallory.uri}/featured` }));
  await forget();
  assert.equal(await mallory.sends(mallory.does("Like", budisNote), { keyId: `${lie}#main-key` }), 401);
  assert.deepEqual(await budiRow(), before);
  assert.equal((await postAt(note["id"])).in_reply_to_id, null);
});

test("FED-05 Only what says that it is ActivityPub is read as that", async () => {
  const spoof = { ...wati.document, id: `${victim.origin}/uploads/x`, preferredUsername: "unggahan" };
  const types = [
    "text/plain",
    "application/json",
    "image/png",
    "application/octet-stream",
    "text/html",
    "",
    "application/ld+json",
  ];
  for (const type of types) {
    await forget();
    victim.shows(spoof, "/uploads/x", type);
    assert.equal(await fetchActor(ctx, `${victim.origin}/uploads/x`), undefined, type);
  }
  for (const type of [
    "application/activity+json; charset=utf-8",
    'application/ld+json; profile="https://www.w3.org/ns/activitystreams"',
  ]) {
    await forget();
    victim.shows(spoof, "/uploads/x", type);
    assert.ok(await fetchActor(ctx, `${victim.origin}/uploads/x`), type);
    await world.pool.query("delete from accounts where handle like 'unggahan@%'");
  }
});

test("FED-39 DOS-04 A document that we ask for keeps to the limits of one that is sent", async () => {
  const raw = (text: string) => (_: unknown, response: ServerResponse) =>
    void response.writeHead(200, { "content-type": "application/activity+json" }).end(text);
  const note = { ...budi.note("Diambil"), id: `${victim.origin}/batas` };
  const long = (count: number) => JSON.stringify({ ...note, unknown: Array.from({ length: count }, () => 1) });
  const twice = `{"attributedTo":"${budi.uri}",${JSON.stringify(note).slice(1)}`;
  for (const [name, text] of Object.entries({ twice, long: long(1001), list: `[${JSON.stringify(note)}]` })) {
    await forget();
    victim.pages.set("/batas", raw(text));
    assert.equal(await fetchPost(ctx, note.id), undefined, name);
  }
  await forget();
  victim.pages.set("/batas", raw(long(1000)));
  assert.equal((await fetchPost(ctx, note.id))?.uri, note.id);
});

test("FED-07 A page is no document, whatever it links to", async () => {
  await forget();
  victim.pages.set(
    "/page",
    (_, response) =>
      void response
        .writeHead(200, {
          "content-type": "text/html",
          link: `<${evil.origin}/n>; rel="alternate"; type="application/activity+json"`,
        })
        .end(`<link rel="alternate" type="application/activity+json" href="${evil.origin}/n">`),
  );
  evil.shows({ ...mallory.note("Lewat tautan"), id: `${evil.origin}/n` }, "/n");
  assert.equal(await fetchPost(ctx, `${victim.origin}/page`), undefined);
});

test("FED-08 A redirect lends nobody authority: the host that answers in the end counts", async () => {
  await forget();
  victim.pages.set("/r", (_, response) => void response.writeHead(302, { location: `${evil.origin}/o` }).end());
  evil.pages.set("/o", answer({ ...budi.note("Palsu"), id: `${victim.origin}/o` }));
  assert.equal(await fetchPost(ctx, `${victim.origin}/r`), undefined);
  await forget();
  evil.pages.set("/o", answer({ ...mallory.note("Milik evil"), id: `${evil.origin}/o` }));
  const post = await fetchPost(ctx, `${victim.origin}/r`);
  assert.equal(post?.uri, `${evil.origin}/o`);
  assert.equal(await postAt(`${victim.origin}/r`), undefined);
});

test("FED-09 The page of a post or a person says nothing of whose it is: at another host it is dropped", async () => {
  const note = mallory.note("Alamat palsu", { url: `${victim.origin}/@v/1` });
  await sends(mallory, mallory.does("Create", note));
  assert.equal((await postAt(note["id"])).url, "");
  const fake = evil.person("v", { url: `${victim.origin}/@v` });
  await forget();
  const account = await fetchActor(ctx, fake.uri);
  assert.equal(account?.host, evil.host);
  const { rows } = await world.pool.query("select url from remote_actors where uri = $1", [fake.uri]);
  assert.deepEqual(rows, [{ url: "" }]);
});

test("FED-15 Each spelling of a host is the one that browsers make of it, or none", () => {
  const of = (host: string) => canonicalUri(ctx, `https://${host}/users/v`)?.host;
  for (const host of ["VICTIM.test", "victim。test", "victim.test:443", "%76ictim.test", "victim.test\\@evil.test"])
    assert.equal(of(host), "victim.test", host);
  for (const host of [
    "victim.test.",
    "vic\u200dtim.test",
    "victim.test@evil.test",
    `${"a".repeat(255)}.test`,
    `${"a".repeat(64)}.test`,
    "victim..test",
  ])
    assert.equal(of(host), undefined, host);
  assert.match(of("v\u0456ctim.test") ?? "", /^xn--/, "letters of two scripts are shown as Punycode");
  assert.notEqual(of("stra\u00dfe.test"), "strasse.test");
  for (const uri of ["javascript:alert(1)", "ftp://victim.test/x", "//victim.test/x", "victim.test", 5, null, {}])
    assert.equal(canonicalUri(ctx, uri), undefined);
});

test("FED-15 A block holds for every spelling of a server's name", async () => {
  await forget();
  const host = "blokir.test";
  await world.pool.query("insert into server_policies (host, severity) values ($1, 'suspend')", [host]);
  const other = servers.server("blokir.test").person("x");
  assert.equal(await other.sends(other.does("Create", other.note("x"))), 403);
  const loud = { ...other.does("Create", other.note("x")), actor: other.uri.replace("blokir", "BLOKIR") };
  assert.ok([401, 403].includes(await other.sends(loud)));
  assert.equal(await fetchActor(ctx, other.uri.replace("blokir", "Blokir")), undefined);
  assert.equal((await world.pool.query("select from accounts where host like 'blokir%'")).rowCount, 0);
});

test("FED-16 A name of a server that does not know its bearer is nobody's", async () => {
  await forget();
  const liar = evil.person("u2", { preferredUsername: "w" });
  for (const name of ["w", "u2"])
    evil.pages.set(
      `/.well-known/webfinger?resource=${encodeURIComponent(`acct:${name}@${evil.host}`)}`,
      answer(
        {
          subject: `acct:w@${victim.host}`,
          links: [{ rel: "self", type: "application/activity+json", href: liar.uri }],
        },
        "application/jrd+json",
      ),
    );
  const account = await fetchActor(ctx, liar.uri);
  assert.equal(account?.handle, `w@${evil.host}`);
  const answerOf = await siti.get(`/people?q=w%40${victim.host}`);
  assert.doesNotMatch(answerOf.text, new RegExp(`href="/@w@${victim.host}`));
});

test("DOS-13 Two servers that name each other are asked twice and no more", async () => {
  await forget();
  const looper = evil.person("loop");
  const jrd = (subject: string) =>
    answer(
      { subject, links: [{ rel: "self", type: "application/activity+json", href: looper.uri }] },
      "application/jrd+json",
    );
  evil.pages.set(
    `/.well-known/webfinger?resource=${encodeURIComponent(`acct:loop@${evil.host}`)}`,
    jrd(`acct:loop@${victim.host}`),
  );
  victim.pages.set(
    `/.well-known/webfinger?resource=${encodeURIComponent(`acct:loop@${victim.host}`)}`,
    jrd(`acct:loop@${evil.host}`),
  );
  servers.asked.length = 0;
  const account = await fetchActor(ctx, looper.uri);
  assert.equal(account?.handle, `loop@${evil.host}`);
  assert.equal(servers.asked.filter(({ path }) => path.startsWith("/.well-known/webfinger")).length, 2);
});

test("FED-18 Nothing that comes from the network speaks for us", async () => {
  const post = await world.says(siti, "Kata Siti");
  await settle();
  const us = `http://localhost:3000/ap/posts/${post.id}`;
  for (const base of ["http://localhost:3000", "http://LOCALHOST:3000", "http://local%68ost:3000"]) {
    const before = await effects();
    servers.asked.length = 0;
    const note = { ...mallory.note("Diubah"), id: `${base}/ap/posts/${post.id}`, attributedTo: ours(siti) };
    for (const kind of ["Create", "Update", "Delete"]) await sends(mallory, mallory.does(kind, note));
    await sends(mallory, mallory.does("Update", { ...mallory.document, id: ours(siti) }));
    await sends(mallory, mallory.does("Announce", { ...note, id: `${base}/ap/posts/999` }));
    await sends(mallory, mallory.does("Add", us, { target: `${ours(siti)}/featured` }));
    await forget();
    assert.ok([400, 401, 403].includes(await mallory.sends({ ...mallory.does("Create", note), actor: ours(siti) })));
    assert.ok(
      [400, 401, 403].includes(await mallory.sends(mallory.does("Create", note), { keyId: `${ours(siti)}#main-key` })),
    );
    assert.deepEqual(await effects(), before, base);
    assert.deepEqual(
      servers.asked.filter(({ host }) => host.includes("localhost")),
      [],
    );
  }
  assert.equal(await fetchActor(ctx, ours(siti)), undefined);
});

test("FED-20 Only its author takes a post back", async () => {
  const before = await effects();
  for (const object of [
    budisNote,
    { id: budisNote, type: "Tombstone" },
    { id: budisNote, type: "Note", attributedTo: mallory.uri },
    budi.uri,
  ])
    assert.ok([202, 401].includes(await sends(mallory, mallory.does("Delete", object))));
  assert.deepEqual(await effects(), before);
});

test("FED-21 Only its author changes a post, and nobody makes one of another server by changing it", async () => {
  const before = await effects();
  for (const type of ["Note", "Video", "Question", "Group", "Event"])
    for (const attributedTo of [mallory.uri, budi.uri, [mallory.uri, budi.uri]])
      for (const id of [budisNote, `${victim.origin}/belum-ada`])
        assert.ok(
          [202, 401].includes(
            await sends(
              mallory,
              mallory.does("Update", { id, type, attributedTo, content: "Diubah", name: "x", to: [PUBLIC] }),
            ),
          ),
        );
  assert.deepEqual(await effects(), before);
});

test("FED-22 At one server too, one does not change or delete what another wrote", async () => {
  const before = await effects();
  await sends(
    wati,
    wati.does("Update", {
      id: budisNote,
      type: "Note",
      attributedTo: wati.uri,
      content: "Wati mengubah",
      to: [PUBLIC],
    }),
  );
  await sends(
    wati,
    wati.does("Update", {
      id: budisNote,
      type: "Note",
      attributedTo: budi.uri,
      content: "Wati mengubah",
      to: [PUBLIC],
    }),
  );
  await sends(wati, wati.does("Delete", budisNote));
  assert.deepEqual(await effects(), before);
  await sends(wati, wati.does("Delete", `${budi.uri}/nanti`));
  await sends(budi, budi.does("Create", budi.note("Tetap datang", { id: `${budi.uri}/nanti` })));
  assert.equal((await postAt(`${budi.uri}/nanti`)).text, "Tetap datang", "nor buries it beforehand");
});

test("An author changes their post, with its history, and what they took back stays away", async () => {
  const note = budi.note("Pertama");
  await sends(budi, budi.does("Create", note));
  await sends(
    budi,
    budi.does("Update", { ...note, content: "Kedua", updated: new Date(Date.now() + 1000).toISOString() }),
  );
  assert.equal((await postAt(note["id"])).text, "Kedua");
  await sends(
    budi,
    budi.does("Update", { ...note, content: "Terlambat", updated: new Date(Date.now() - 60_000).toISOString() }),
  );
  assert.equal((await postAt(note["id"])).text, "Kedua", "an older version changes nothing");
  await sends(budi, budi.does("Delete", { id: note["id"], type: "Tombstone" }));
  assert.equal(await postAt(note["id"]), undefined);
  await sends(budi, budi.does("Create", note));
  await sends(budi, budi.does("Update", note));
  assert.equal(await postAt(note["id"]), undefined, "a Create that comes late makes nothing");
});

test("FED-24 Nobody widens for whom a post is, its author neither", async () => {
  await world.pool.query(
    "insert into follows (follower_id, followee_id, state) select $1, account_id, 'accepted' from remote_actors where uri = $2",
    [siti.account.id, budi.uri],
  );
  const note = budi.note("Hanya pengikut", { to: [budi.followers], cc: [] });
  await sends(budi, budi.does("Create", note));
  const post = await postAt(note["id"]);
  assert.equal(post.audience, "followers");
  assert.equal((await siti.get(`/p/${post.id}`)).status, 200);
  assert.equal((await tono.get(`/p/${post.id}`)).status, 404);
  const wider = { ...note, to: [PUBLIC, ours(tono)], tag: [{ type: "Mention", href: ours(tono) }] };
  for (const kind of ["Create", "Update", "Announce", "Add"]) {
    await sends(mallory, mallory.does(kind, wider, { to: [ours(tono)], target: ours(tono) }));
    await sends(mallory, mallory.does(kind, note["id"], { to: [ours(tono)] }));
  }
  await sends(budi, budi.does("Create", { ...note, to: [PUBLIC] }));
  await sends(budi, budi.does("Update", { ...note, content: "Tetap", to: [PUBLIC] }));
  assert.equal((await postAt(note["id"])).audience, "followers");
  assert.equal((await tono.get(`/p/${post.id}`)).status, 404);
  assert.equal((await world.pool.query("select from shares where post_id = $1", [post.id])).rowCount, 0);
});

test("FED-32 Nobody takes back what another did, told whole or by its id", async () => {
  const post = await world.says(siti, "Disukai");
  await settle();
  const us = `http://localhost:3000/ap/posts/${post.id}`;
  const deeds = [
    budi.does("Like", us),
    budi.does("Announce", us),
    budi.does("Follow", ours(tono)),
    budi.does("Block", ours(tono)),
  ];
  for (const deed of deeds.slice(0, 3)) await sends(budi, deed);
  const before = await effects();
  for (const deed of deeds) {
    await sends(mallory, mallory.does("Undo", deed));
    await sends(mallory, mallory.does("Undo", deed["id"]));
    await sends(mallory, mallory.does("Undo", { ...deed, actor: mallory.uri }));
    await sends(wati, wati.does("Undo", deed));
    await sends(wati, wati.does("Undo", deed["id"]));
  }
  assert.deepEqual(await effects(), before);
  for (const deed of deeds.slice(0, 3)) await sends(budi, budi.does("Undo", deed["id"]));
  const left = await world.pool.query(
    "select (select count(*)::int from reactions) + (select count(*)::int from shares) + (select count(*)::int from follows where followee_id = $1) as left",
    [tono.account.id],
  );
  assert.deepEqual(left.rows, [{ left: 0 }]);
});

test("An Undo that comes late undoes only its own, and not what was done anew", async () => {
  const post = await world.says(siti, "Disukai lagi");
  const us = `http://localhost:3000/ap/posts/${post.id}`;
  const [first, second] = [budi.does("Like", us), budi.does("Like", us)];
  const likes = async () => (await world.pool.query("select from reactions where post_id = $1", [post.id])).rowCount;
  await sends(budi, first);
  await sends(budi, second);
  await sends(budi, budi.does("Undo", first));
  assert.equal(await likes(), 1);
  await sends(budi, budi.does("Undo", second));
  assert.equal(await likes(), 0);
  await sends(budi, budi.does("Like", us));
  await sends(budi, budi.does("Undo", { type: "Like", actor: budi.uri, object: us }));
  assert.equal(await likes(), 0, "told without a name, it is what stands");
});

test("What is taken back before it came does nothing when it comes", async () => {
  const post = await world.says(siti, "Nanti disukai");
  const deed = budi.does("Like", `http://localhost:3000/ap/posts/${post.id}`);
  await sends(budi, budi.does("Undo", deed));
  await sends(budi, deed);
  assert.equal((await world.pool.query("select from reactions where post_id = $1", [post.id])).rowCount, 0);
});

test("FED-31 FED-30 What is said of groups and their moderators does nothing where there are no groups", async () => {
  const before = await effects();
  await sends(
    mallory,
    mallory.does("Create", {
      id: `${evil.origin}/c`,
      type: "OrderedCollection",
      attributedTo: [mallory.uri, budi.uri],
      orderedItems: [],
    }),
  );
  await sends(mallory, mallory.does("Remove", budi.uri, { target: `${victim.origin}/moderators` }));
  await sends(mallory, mallory.does("Add", budisNote, { target: `${victim.origin}/featured` }));
  await sends(mallory, mallory.does("Block", budi.uri, { target: `${victim.origin}/c/desa` }));
  assert.deepEqual(await effects(), before);
});

test("SSRF-17 A collection that is pushed makes us ask nobody", async () => {
  servers.asked.length = 0;
  const orderedItems = Array.from({ length: 900 }, (_, at) => `${victim.origin}/item/${at}`);
  await sends(
    mallory,
    mallory.does("Create", {
      id: `${evil.origin}/c2`,
      type: "OrderedCollection",
      attributedTo: mallory.uri,
      orderedItems,
    }),
  );
  assert.equal(servers.asked.filter(({ path }) => path.startsWith("/item/")).length, 0);
});

test("A person who is gone at their server is gone here, with all they said", async () => {
  const gone = victim.person("pergi");
  await sends(gone, gone.does("Create", gone.note("Selamat tinggal")));
  await sends(gone, gone.does("Delete", gone.uri));
  assert.equal((await world.pool.query("select from posts where text = 'Selamat tinggal'")).rowCount, 0);
  const { rows } = await world.pool.query("select gone_at is not null as gone from remote_actors where uri = $1", [
    gone.uri,
  ]);
  assert.deepEqual(rows, [{ gone: true }]);
  const never = victim.person("tak-dikenal");
  await forget();
  servers.asked.length = 0;
  assert.equal(await never.sends(never.does("Delete", never.uri)), 202);
  assert.deepEqual(servers.asked, [], "nobody is asked about somebody we never heard of");
  assert.equal(await findRemote(ctx, never.uri), undefined);
});
