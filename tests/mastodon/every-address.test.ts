import assert from "node:assert/strict";
import { test } from "node:test";
import { apiRoutesOf } from "../security/api-routes.ts";
import { policy, type Viewer } from "../security/visibility-policy.ts";
import { setVisibilityStage } from "../security/visibility-stage.ts";
import { type AppClient, clientWith, makeClient } from "./app-client.ts";

const stage = await setVisibilityStage();
const { world, posts, author, members } = stage;
const routes = apiRoutesOf({ world }).filter(({ method, path }) => method === "GET" && !/streaming/.test(path));
const hidden = posts.filter(({ audience }) => audience === "followers" || audience === "direct");
const ids = [
  author.account.id,
  ...hidden.flatMap(({ post }) => [post.id, ...(post.conversation_id ? [post.conversation_id] : [])]),
];

/** Words of posts this viewer may not see that stand in an answer. */
const leaked = (text: string, viewer: Viewer) =>
  posts
    .filter(({ audience }) => !policy[audience].includes(viewer))
    .flatMap(({ word, earlier }) => [word, earlier])
    .filter((word) => text.includes(word));

async function askAll(viewer: Viewer, client: () => AppClient) {
  const found: string[] = [];
  for (const { path } of routes) {
    const places = path.includes(":") ? ids : [""];
    for (const id of places) {
      const address = path.replace(/\{[^{}]*\}/g, "").replace(/:\w+/g, id);
      const { status, text } = await client().get(`${address}?q=matriks&id[]=${id}&acct=alya&uri=x`);
      assert.notEqual(status, 429, address);
      found.push(...leaked(text, viewer).map((word) => `${viewer} ${address} ${word}`));
    }
  }
  return found;
}

for (const viewer of ["stranger", "formerFollower", "blockedByAuthor", "guest"] as const) {
  test(`ACL-01 no address of the client API, whichever there is, shows ${viewer} what is not theirs to see`, async () => {
    const person = members[viewer];
    let asked = 0;
    let current = person ? await makeClient(world, person) : clientWith(world);
    // Guests are counted by their address.
    const client = () => {
      if (!person && ++asked % 200 === 0) current = clientWith(world, undefined, `10.1.1.${asked / 200}`);
      return current;
    };
    assert.deepEqual(await askAll(viewer, client), []);
  });
}

test("ACL-01 the sweep would notice a leak", () => {
  const [secret] = hidden;
  assert.deepEqual(leaked(`{"content":"${secret?.word}"}`, "stranger"), [secret?.word]);
  assert.deepEqual(leaked(`{"content":"${secret?.word}"}`, "author"), []);
});
