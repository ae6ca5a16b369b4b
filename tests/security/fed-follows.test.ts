import assert from "node:assert/strict";
import { test } from "node:test";
import { followAccount } from "#modules/accounts";
import { fetchActor } from "#modules/federation";
import { openServers, PUBLIC } from "../other-servers.ts";
import { makeWorld } from "../world.ts";

const world = await makeWorld();
const servers = await openServers(world);
const { ctx, settle } = servers;
const [evil, victim, third] = [
  servers.server("evil.test"),
  servers.server("victim.test"),
  servers.server("third.test"),
];
const alice = victim.person("alice", { manuallyApprovesFollowers: true });
const mallory = evil.person("mallory");
const bob = await world.person("bob");
const carol = await world.person("carol");
const ours = (person: { account: { id: string } }) => `http://localhost:3000/ap/users/${person.account.id}`;
const forget = () => world.pool.query("truncate rate_limits, missing_documents, asked_hosts");
const sends = async (peer: typeof alice, activity: Record<string, unknown>) => {
  await forget();
  const status = await peer.sends(activity);
  await settle();
  return status;
};
const stateOf = async (follower: { id: string }, followee: { id: string }) =>
  (
    await world.pool.query("select state, activity_uri from follows where follower_id = $1 and followee_id = $2", [
      follower.id,
      followee.id,
    ])
  ).rows[0];
const account = async (peer: typeof alice) => {
  await forget();
  const found = await fetchActor(ctx, peer.uri);
  assert.ok(found);
  return found;
};
const remoteAlice = await account(alice);
const remoteMallory = await account(mallory);

test("FED-27 FED-28 A follow of ours waits until whom we asked says yes to that very asking", async () => {
  for (const person of [bob, carol]) await followAccount(ctx, person.account, remoteAlice);
  const asked = await stateOf(bob.account, remoteAlice);
  const carols = await stateOf(carol.account, remoteAlice);
  await sends(
    alice,
    alice.does("Accept", { id: carols.activity_uri, type: "Follow", actor: ours(carol), object: alice.uri }),
  );
  assert.equal((await stateOf(carol.account, remoteAlice)).state, "accepted");
  const note = alice.note("Hanya pengikut", { to: [alice.followers], cc: [] });
  await sends(alice, alice.does("Create", note));
  const { rows } = await world.pool.query("select id from posts where uri = $1", [note["id"]]);
  assert.equal((await carol.get(`/p/${rows[0].id}`)).status, 200);
  assert.equal((await bob.get(`/p/${rows[0].id}`)).status, 404);
  assert.doesNotMatch((await bob.get("/")).text, /Hanya pengikut/);
  assert.match((await carol.get("/")).text, /Hanya pengikut/);
  const follow = { id: asked.activity_uri, type: "Follow", actor: ours(bob), object: alice.uri };
  await sends(mallory, mallory.does("Accept", follow));
  await sends(mallory, mallory.does("Accept", asked.activity_uri));
  await sends(alice, alice.does("Accept", "http://localhost:3000/ap/activities/follows/999999999999"));
  await sends(alice, alice.does("Accept", { ...follow, id: `${alice.uri}/palsu` }));
  await sends(alice, alice.does("Accept", { ...follow, id: undefined }));
  await sends(mallory, mallory.does("Reject", follow));
  await sends(mallory, mallory.does("Reject", carols.activity_uri));
  assert.equal((await stateOf(bob.account, remoteAlice)).state, "requested");
  assert.equal((await stateOf(carol.account, remoteAlice)).state, "accepted");
  await sends(alice, alice.does("Accept", asked.activity_uri));
  assert.equal((await stateOf(bob.account, remoteAlice)).state, "accepted");
  await sends(alice, alice.does("Reject", follow));
  assert.equal(await stateOf(bob.account, remoteAlice), undefined);
  assert.equal((await bob.get(`/p/${rows[0].id}`)).status, 404);
});

test("Somebody elsewhere follows one of us, asks where the door is locked, and is told the answer; taking it back ends it", async () => {
  const follow = mallory.does("Follow", ours(bob));
  servers.asked.length = 0;
  await sends(mallory, follow);
  assert.equal((await stateOf(remoteMallory, bob.account)).state, "accepted");
  assert.equal((await stateOf(remoteMallory, bob.account)).activity_uri, follow["id"]);
  await world.pool.query("update accounts set locked = true where id = $1", [carol.account.id]);
  await sends(mallory, mallory.does("Follow", ours(carol)));
  assert.equal((await stateOf(remoteMallory, carol.account)).state, "requested");
  assert.equal((await carol.post(`/follow-requests/${remoteMallory.handle}/approval`)).status, 303);
  await sends(mallory, mallory.does("Undo", follow["id"]));
  assert.equal(await stateOf(remoteMallory, bob.account), undefined);
  const { rows } = await world.pool.query("select followers_count from accounts where id = $1", [bob.account.id]);
  assert.deepEqual(rows, [{ followers_count: 0 }]);
});

test("FED-33 A move counts once in thirty days, said by whom it is about, and only if the new account knows the old", async () => {
  const old = victim.person("pindahan");
  const remoteOld = await account(old);
  const stranger = third.person("orang-lain");
  const next = third.person("baru", { alsoKnownAs: [old.uri] });
  await world.pool.query("insert into follows (follower_id, followee_id, state) values ($1, $2, 'accepted')", [
    bob.account.id,
    remoteOld.id,
  ]);
  await sends(old, old.does("Move", old.uri, { target: stranger.uri }));
  await account(next);
  await sends(next, next.does("Move", old.uri, { target: next.uri }));
  await sends(mallory, mallory.does("Move", old.uri, { target: next.uri }));
  assert.equal((await stateOf(bob.account, remoteOld)).state, "accepted");
  await sends(old, old.does("Move", old.uri, { target: next.uri }));
  const remoteNext = await account(next);
  assert.equal(await stateOf(bob.account, remoteOld), undefined);
  assert.equal(
    (await stateOf(bob.account, remoteNext)).state,
    "requested",
    "the new account's server has the last word",
  );
  await world.pool.query("insert into follows (follower_id, followee_id, state) values ($1, $2, 'accepted')", [
    carol.account.id,
    remoteOld.id,
  ]);
  const again = evil.person("lagi", { alsoKnownAs: [old.uri] });
  await sends(old, old.does("Move", old.uri, { target: again.uri }));
  assert.equal((await stateOf(carol.account, remoteOld)).state, "accepted");
});

test("FED-25 Whoever lets nobody quote them is quoted nowhere, by way of a share neither", async () => {
  const post = await world.says(bob, "Rahasia dapur", { quote_policy: "nobody" });
  const us = `http://localhost:3000/ap/posts/${post.id}`;
  const boost = mallory.does("Announce", us);
  await sends(mallory, boost);
  for (const quoted of [us, boost["id"]]) {
    const note = mallory.note("Lihat ini", { quoteUrl: quoted, quote: quoted });
    await sends(mallory, mallory.does("Create", note));
    const { rows } = await world.pool.query("select id, quote_state from posts where uri = $1", [note["id"]]);
    assert.notEqual(rows[0].quote_state, "accepted");
    assert.doesNotMatch((await carol.get(`/p/${rows[0].id}`)).text, /Rahasia dapur/);
    await sends(mallory, mallory.does("QuoteRequest", us, { instrument: note }));
    assert.equal(
      (await world.pool.query("select quote_state from posts where uri = $1", [note["id"]])).rows[0].quote_state,
      quoted === us ? "refused" : (rows[0].quote_state ?? "refused"),
    );
  }
});

test("FED-26 A stamp counts for the two posts it names and no others, and one that was wrong spoils nothing", async () => {
  const theirs = alice.note("Kutip aku");
  await sends(alice, alice.does("Create", theirs));
  const quoted = (await world.pool.query("select * from posts where uri = $1", [theirs["id"]])).rows[0];
  const post = await world.says(bob, "Setuju sekali");
  const requestUri = `http://localhost:3000/ap/activities/quote-requests/${post.id}`;
  await world.pool.query(
    "update posts set quoted_id = $1, quote_state = 'pending', quote_request_uri = $2 where id = $3",
    [quoted.id, requestUri, post.id],
  );
  const us = `http://localhost:3000/ap/posts/${post.id}`;
  const stamp = {
    id: `${victim.origin}/stamps/1`,
    type: "QuoteAuthorization",
    attributedTo: alice.uri,
    interactingObject: us,
    interactionTarget: theirs["id"],
  };
  const state = async () =>
    (await world.pool.query("select quote_state from posts where id = $1", [post.id])).rows[0].quote_state;
  const accept = () =>
    sends(alice, alice.does("Accept", { id: requestUri, type: "QuoteRequest" }, { result: stamp["id"] }));
  await accept();
  assert.equal(await state(), "pending", "before it is there");
  for (const wrong of [
    { interactionTarget: `${alice.uri}/lain` },
    { interactingObject: "http://localhost:3000/ap/posts/1" },
    { attributedTo: `${victim.origin}/users/x` },
    { type: "Note" },
    { endTime: "2020-01-01T00:00:00Z" },
  ]) {
    victim.shows({ ...stamp, ...wrong }, "/stamps/1");
    await accept();
    assert.equal(await state(), "pending", JSON.stringify(wrong));
  }
  evil.shows({ ...stamp, id: `${evil.origin}/s` }, "/s");
  await sends(alice, alice.does("Accept", requestUri, { result: `${evil.origin}/s` }));
  await sends(mallory, mallory.does("Accept", requestUri, { result: stamp.id }));
  assert.equal(await state(), "pending");
  victim.shows(stamp, "/stamps/1");
  await accept();
  assert.equal(await state(), "accepted");
});

test("FED-44 When most of many reactions or votes come from one server it is noticed, and counts here do not move by them otherwise", async () => {
  const post = await world.says(bob, "Suka?");
  const us = `http://localhost:3000/ap/posts/${post.id}`;
  const crowd = Array.from({ length: 25 }, (_, at) => evil.person(`massa${at}`));
  for (const one of crowd) {
    await forget();
    await one.sends(one.does("Like", us));
  }
  await settle();
  const { rows } = await world.pool.query(
    "select kind, host, from_host, total from lopsided_counts where post_id = $1",
    [post.id],
  );
  assert.deepEqual(rows, [{ kind: "reactions", host: evil.host, from_host: 25, total: 25 }]);
  assert.equal(world.logged.filter((line) => line.includes("comes from one server")).length, 1);
});

test("Answers, votes, reports, blocks and messages of somebody elsewhere go the way a member's would", async () => {
  const closed = await world.says(bob, "Tanpa balasan", { reply_policy: "nobody" });
  const open = await world.says(bob, "Boleh dibalas");
  const uriOf = (post: { id: string }) => `http://localhost:3000/ap/posts/${post.id}`;
  for (const post of [closed, open])
    await sends(
      mallory,
      mallory.does("Create", mallory.note("Balasan", { inReplyTo: uriOf(post), to: [PUBLIC, ours(bob)] })),
    );
  const counts = await world.pool.query("select replies_count from posts where id in ($1, $2) order by id", [
    closed.id,
    open.id,
  ]);
  assert.deepEqual(counts.rows, [{ replies_count: 0 }, { replies_count: 1 }]);
  const local = await world.says(bob, "Hanya di sini", { audience: "local" });
  await sends(mallory, mallory.does("Create", mallory.note("Mengintip", { inReplyTo: uriOf(local) })));
  await sends(mallory, mallory.does("Like", uriOf(local)));
  await sends(mallory, mallory.does("Announce", uriOf(local)));
  const seen = await world.pool.query("select replies_count, likes_count, shares_count from posts where id = $1", [
    local.id,
  ]);
  assert.deepEqual(seen.rows, [{ replies_count: 0, likes_count: 0, shares_count: 0 }]);

  await bob.post("/posts", { text: "Pilih", poll: "Satu\nDua", poll_lasts: "1440" });
  const poll = (await world.pool.query("select id from posts where text = 'Pilih'")).rows[0];
  const ballot = (name: string) => ({
    id: `${mallory.uri}/suara/${name}`,
    type: "Note",
    name,
    attributedTo: mallory.uri,
    inReplyTo: uriOf(poll),
    to: [ours(bob)],
  });
  for (const name of ["Dua", "Dua", "Satu", "Tiga"]) await sends(mallory, mallory.does("Create", ballot(name)));
  const votes = await world.pool.query("select votes_count from poll_options where post_id = $1 order by place", [
    poll.id,
  ]);
  assert.deepEqual(votes.rows, [{ votes_count: 0 }, { votes_count: 1 }]);

  await sends(mallory, mallory.does("Flag", [ours(bob), uriOf(open), uriOf(local)], { content: "Spam" }));
  const reports = await world.pool.query(
    "select kind, thing_id, words from reports join moderation_cases on moderation_cases.id = case_id",
  );
  assert.deepEqual(reports.rows, [{ kind: "post", thing_id: open.id, words: "Spam" }]);

  await sends(
    mallory,
    mallory.does(
      "Create",
      mallory.note("Pesan rahasia", { to: [ours(carol)], cc: [], tag: [{ type: "Mention", href: ours(carol) }] }),
    ),
  );
  const talks = await world.pool.query("select state from conversation_members where account_id = $1", [
    carol.account.id,
  ]);
  assert.deepEqual(talks.rows, [{ state: "requested" }], "a stranger asks first");

  await sends(mallory, mallory.does("Block", ours(bob)));
  assert.equal((await bob.get(`/@${remoteMallory.handle}`)).status, 404);
  const block = await world.pool.query("select from blocks where blocker_id = $1", [remoteMallory.id]);
  assert.equal(block.rowCount, 1);
});

test("DOS-26 Whoever follows and unfollows a thousand times is news once, and strangers' messages wait apart", async () => {
  const toggler = third.person("bolak-balik");
  await account(toggler);
  for (let nth = 0; nth < 10; nth++) {
    const follow = toggler.does("Follow", ours(bob));
    await sends(toggler, follow);
    await sends(toggler, toggler.does("Undo", follow));
  }
  const { rows } = await world.pool.query(
    "select count(*)::int as told from notification_entries where account_id = $1 and kind = 'follow' and actor_id = (select account_id from remote_actors where uri = $2)",
    [bob.account.id, toggler.uri],
  );
  assert.ok(rows[0].told <= 1, `${rows[0].told}`);
});

test("A mention by somebody first heard of today waits in the box of requests, without push (ABU-01)", async () => {
  const spammer = third.person("iklan");
  const href = ours(carol);
  await sends(
    spammer,
    spammer.does(
      "Create",
      spammer.note("Beli sekarang", { to: [PUBLIC, href], tag: [{ type: "Mention", href, name: "@carol" }] }),
    ),
  );
  const { rows } = await world.pool.query(
    "select filtered from notification_entries where account_id = $1 and kind = 'mention'",
    [carol.account.id],
  );
  assert.deepEqual(rows, [{ filtered: true }]);
});
