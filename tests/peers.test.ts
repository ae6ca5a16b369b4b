import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openServers, type Peer, PUBLIC } from "./other-servers.ts";
import { makeWorld } from "./world.ts";

type Case = { name: string; activity: Record<string, unknown>; expect: Record<string, unknown> };

const world = await makeWorld();
const servers = await openServers(world);
const siti = await world.person("siti");
const ours = await world.says(siti, "Kiriman kami");
const folder = join(import.meta.dirname, "peers");
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));

/** What a case expects, read from what is here now. */
const readers: Readonly<Record<string, (post: Record<string, never>) => Promise<unknown>>> = {
  tags: async ({ id }) =>
    (await rows("select tag from post_tags where post_id = $1 order by tag", id)).map(({ tag }) => tag),
  mentions: async ({ id }) => (await rows("select from mentions where post_id = $1", id)).length,
  media: async ({ id }) =>
    (await rows("select kind from remote_media where post_id = $1 order by position", id)).map(({ kind }) => kind),
  options: async ({ id }) =>
    (await rows("select text from poll_options where post_id = $1 order by place", id)).map(({ text }) => text),
  votes: async ({ id }) =>
    (await rows("select votes_count from poll_options where post_id = $1 order by place", id)).map(
      ({ votes_count }) => votes_count,
    ),
  voters: async ({ voters_count }) => voters_count,
  group: async ({ group_id }) => (await rows("select uri from remote_actors where account_id = $1", group_id))[0]?.uri,
  quotes: async ({ quoted_id, quote_state }) => (quoted_id === ours.id ? quote_state : "nothing"),
};
const peers = new Map<string, Peer>();
const rows = async (query: string, id: unknown) => (await world.pool.query(query, [id])).rows;

for (const file of files) {
  const text = readFileSync(join(folder, file), "utf8");
  const { software } = JSON.parse(text) as { software: string };
  const home = servers.server(`${file.replace(".json", "")}.test`);
  const filled = text
    .replaceAll("{host}", home.origin)
    .replaceAll("{public}", PUBLIC)
    .replaceAll("{siti}", `http://localhost:3000/ap/users/${siti.account.id}`)
    .replaceAll("{ourPost}", `http://localhost:3000/ap/posts/${ours.id}`)
    .replaceAll("{now}", new Date().toISOString())
    .replaceAll("{later}", new Date(Date.now() + 86_400_000).toISOString());
  const { cases } = JSON.parse(filled) as { cases: Case[] };
  for (const { name, activity, expect } of cases) {
    test(`${software}: ${name} becomes the right thing here`, async () => {
      const actor = String(activity["actor"]);
      const peer =
        peers.get(actor) ??
        home.person(`asli-${file}${actor.includes("/c/") ? "-c" : ""}`, {
          id: actor,
          preferredUsername: actor.includes("/c/") ? "desa" : "asli",
          ...(actor.includes("/c/") && { type: "Group", attributedTo: `${actor}/moderators` }),
          followers: actor.includes("?author")
            ? `${home.origin}/wp-json/activitypub/1.0/actors/1/followers`
            : `${actor}/followers`,
        });
      peers.set(actor, peer);
      const { pathname, search } = new URL(actor);
      const keyId = `${actor}#main-key`;
      const document = {
        ...peer.document,
        publicKey: { ...(peer.document["publicKey"] as object), id: keyId, owner: actor },
      };
      home.shows(document, pathname + search);
      await world.pool.query("truncate rate_limits, missing_documents, asked_hosts");
      assert.equal(await peer.sends(activity, { keyId }), 202);
      await servers.settle();
      const { object } = activity as { object: { id: string; object?: { id: string } } };
      const { rows: found } = await world.pool.query("select * from posts where uri = $1", [
        (object.object ?? object).id,
      ]);
      const reaction = await world.pool.query("select kind from reactions where post_id = $1", [ours.id]);
      for (const [what, wanted] of Object.entries(expect)) {
        const got =
          what === "reaction"
            ? reaction.rows[0]?.kind
            : await (readers[what] ?? (async (post) => post[what]))(found[0] ?? {});
        assert.deepEqual(got, wanted, what);
      }
    });
  }
}

test("Pages of all of them are shown, and nothing of theirs runs", async () => {
  const { rows: posts } = await world.pool.query("select id from posts where uri is not null and audience = 'public'");
  assert.ok(posts.length >= 7);
  for (const { id } of posts) {
    const page = await siti.get(`/p/${id}`);
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.text, /onerror|alert\(1\)/);
  }
});

test("A case that is not met is noticed", async () => {
  const { rows: found } = await world.pool.query("select kind from posts where uri is not null limit 1");
  assert.notEqual(found[0].kind, "Nothing");
  assert.ok(files.length >= 8);
});
