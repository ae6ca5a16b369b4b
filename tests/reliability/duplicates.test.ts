import assert from "node:assert/strict";
import { test } from "node:test";
import { makeApp } from "../../src/app.ts";
import { openServers, type Peer, signed } from "../other-servers.ts";
import { makeWorld } from "../world.ts";

const world = await makeWorld();
const servers = await openServers(world);
const { ctx, settle } = servers;
const home = servers.server("victim.test");
const people = Array.from({ length: 20 }, (_, at) => home.person(`warga${at}`));
const siti = await world.person("siti");
const post = await world.says(siti, "Halo semua");
const us = `http://localhost:3000/ap/users/${siti.account.id}`;
const ours = `http://localhost:3000/ap/posts/${post.id}`;

/** How often each came, and how many different ones there are; `tests/long` has more. */
const TIMES = 5;
const ACTIVITIES = Number(process.env["REL_06_ACTIVITIES"] ?? 2000);
const nodes = [servers.app, makeApp(ctx, world.assets)];

type Sent = { readonly body: string; readonly peer: Peer };
const activities: Sent[] = Array.from({ length: ACTIVITIES }, (_, at) => {
  const peer = people[at % people.length] as Peer;
  const activity =
    at < people.length
      ? peer.does("Follow", us)
      : at < 2 * people.length
        ? peer.does("Like", ours)
        : peer.does("Create", peer.note(`Kabar ${at}`, at % 10 === 0 ? { tag: [{ type: "Mention", href: us }] } : {}));
  return { body: JSON.stringify(activity), peer };
});

/** Sends everything to both nodes, several times at once. */
async function deliverAll(send: (sent: Sent, node: (typeof nodes)[number]) => Promise<unknown>): Promise<void> {
  const waiting = activities.flatMap((sent) =>
    Array.from({ length: TIMES }, (_, nth) => ({ sent, node: nodes[nth % 2] })),
  );
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) if (next.node) await send(next.sent, next.node);
  };
  await Promise.all(Array.from({ length: 20 }, work));
}

/** Half of all are signed now, and the rest a while ago, as they are when they are sent again. */
const send = async ({ body, peer }: Sent, node: (typeof nodes)[number]) => {
  const answer = await node.request(
    "/inbox",
    { method: "POST", body, headers: signed(body, "/inbox", { keyId: peer.keyId, key: peer.privateKey }) },
    { incoming: { socket: { remoteAddress: "127.0.0.1" } } } as never,
  );
  assert.equal(answer.status, 202);
};

const effects = async () => {
  const { rows } = await world.pool.query(
    `select
    (select count(*)::int from posts where uri is not null) as posts, (select count(distinct uri)::int from posts) as names,
    (select count(*)::int from follows where followee_id = $1) as follows, (select followers_count from accounts where id = $1) as followers,
    (select count(*)::int from reactions where post_id = $2) as reactions, (select likes_count from posts where id = $2) as likes,
    (select sum(posts_count)::int from accounts where host <> '') as counted,
    (select count(*)::int from notification_entries where account_id = $1 and kind = 'mention') as mentions,
    (select count(*)::int from notification_entries where account_id = $1 and kind = 'like') as told`,
    [siti.account.id, post.id],
  );
  return rows[0] as Record<string, number>;
};
const notes = ACTIVITIES - 2 * people.length;
const once = {
  posts: notes,
  names: notes,
  follows: people.length,
  followers: people.length,
  reactions: people.length,
  likes: people.length,
  counted: notes,
  mentions: activities.filter(({ body }) => body.includes('"Mention"')).length,
  told: people.length,
};

test("REL-06 What comes five times at once to two nodes has one effect, again after a day, and with all caches emptied", async () => {
  for (const peer of people) {
    await world.pool.query("truncate rate_limits");
    const first = peer.does("Like", `${us}/none`);
    assert.equal(await peer.sends(first), 202);
  }
  await deliverAll(send);
  await settle();
  assert.deepEqual(await effects(), once);
  // A day later: signed anew, since an old signature counts no more.
  await world.pool.query(
    "update inbox_activities set received_at = received_at - interval '25 hours', done_at = done_at - interval '25 hours'",
  );
  await world.pool.query("truncate rate_limits, missing_documents, asked_hosts");
  await deliverAll(send);
  await settle();
  assert.deepEqual(await effects(), once);
});

test("REL-06 An inbox that only remembers in a cache would do everything twice, and is found out", async () => {
  let done = 0;
  let cache = new Set<string>();
  const careless = async ({ body }: Sent) => {
    if (cache.has(body)) return;
    cache.add(body);
    done++;
  };
  await deliverAll(careless);
  assert.equal(done, ACTIVITIES);
  cache = new Set();
  await deliverAll(careless);
  assert.notEqual(done, ACTIVITIES);
});
