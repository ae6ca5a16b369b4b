import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld, type Person } from "../world.ts";

const world = await makeWorld();
const author = await world.person("alya");
const people = {
  pending: await world.person("pending1", { status: "pending" }),
  stranger: await world.person("stranger1"),
  requested: await world.person("requested1"),
  follower: await world.person("follower1"),
  formerFollower: await world.person("former1"),
  blockedByAuthor: await world.person("blocked1"),
  blockerOfAuthor: await world.person("blocker1"),
  author,
  moderator: await world.person("moderator1", { role: "moderator" }),
  administrator: await world.person("admin1", { role: "administrator" }),
} satisfies Record<string, Person>;
type Viewer = keyof typeof people | "guest";
const viewers = ["guest", ...Object.keys(people)] as readonly Viewer[];
const browserOf = (viewer: Viewer) => (viewer === "guest" ? guest : people[viewer]);
const guest = world.guest();

/** Who sees what, by the words on the button. */
const policy: Readonly<Record<"local" | "followers", readonly Viewer[]>> = {
  local: ["stranger", "requested", "follower", "formerFollower", "author", "moderator", "administrator"],
  followers: ["follower", "author"],
};

const places: Record<keyof typeof policy, string> = { local: "", followers: "" };
const highlights: Record<keyof typeof policy, string> = { local: "", followers: "" };
for (const audience of ["local", "followers"] as const) {
  places[audience] = (await author.post("/stories", { text: `kata-cerita-${audience}`, audience })).location;
  highlights[audience] = (await author.post(`${places[audience]}/highlight`, { name: `sorot-${audience}` })).location;
}
await world.pool.query(
  "insert into follows (follower_id, followee_id, state) select unnest($1::bigint[]), $2, 'accepted'",
  [
    [people.follower, people.blockedByAuthor, people.blockerOfAuthor, people.pending].map(({ account }) => account.id),
    author.account.id,
  ],
);
await world.pool.query("insert into follows (follower_id, followee_id, state) values ($1, $2, 'requested')", [
  people.requested.account.id,
  author.account.id,
]);
await world.pool.query("insert into blocks (blocker_id, blocked_id) values ($1, $2), ($3, $1)", [
  author.account.id,
  people.blockedByAuthor.account.id,
  people.blockerOfAuthor.account.id,
]);

test("ACL-01 Visibility matrix of stories: each viewer meets exactly those that are theirs to see, on every page that may show one", async () => {
  for (const viewer of viewers) {
    const browser = browserOf(viewer);
    const away = viewer === "guest" || viewer === "pending";
    for (const audience of ["local", "followers"] as const) {
      const may = policy[audience].includes(viewer);
      const word = `kata-cerita-${audience}`;
      for (const path of [places[audience], highlights[audience]]) {
        const answer = await browser.get(path);
        assert.equal(answer.status, may ? 200 : away ? 303 : 404, `${viewer} ${path}`);
        assert.equal(answer.text.includes(word), may, `${viewer} ${path}`);
      }
      const profile = await browser.get("/@alya");
      assert.equal(profile.text.includes(`sorot-${audience}`), may, `${viewer}: highlights on the profile`);
      const reply = await browser.post(`${places[audience]}/replies`, { text: "balasan" });
      if (may && viewer !== "author" && audience === "local") assert.equal(reply.status, 303, viewer);
      if (!may) assert.equal(reply.status, away ? 403 : 404, viewer);
    }
    const row = /Cerita:.*Alya/s.test((await browser.get("/")).text);
    assert.equal(row, viewer === "follower", `${viewer}: the row names whom one follows`);
  }
});

test("ACL-01 A story of someone suspended, or that moderators hid, is seen by nobody else; of someone muted, not in the row", async () => {
  const hidden = places.followers;
  await world.pool.query("update stories set hidden_at = now() where text = 'kata-cerita-followers'");
  assert.equal((await people.follower.get(hidden)).status, 404);
  assert.equal((await author.get(hidden)).status, 200);
  await world.pool.query("update stories set hidden_at = null");
  assert.match((await people.follower.get("/")).text, /Cerita:/);
  await people.follower.post("/people/alya/mute", { days: "1" });
  assert.doesNotMatch((await people.follower.get("/")).text, /Cerita:/);
  await people.follower.post("/people/alya/mute/removal");
  await world.pool.query("update accounts set status = 'suspended' where handle = 'alya'");
  for (const path of [hidden, highlights.local]) assert.equal((await people.follower.get(path)).status, 404);
  assert.doesNotMatch((await people.follower.get("/")).text, /Cerita:/);
  await world.pool.query("update accounts set status = 'active' where handle = 'alya'");
});

test("ACL-11 Only its author keeps, undoes and deletes a story, or reads who opened it", async () => {
  for (const viewer of ["stranger", "follower", "moderator"] as const) {
    const browser = people[viewer];
    assert.equal((await browser.post(`${places.local}/highlight`, { name: "curi" })).status, 404);
    assert.equal((await browser.post(`${places.local}/removal`)).status, 404);
    assert.equal((await browser.post(`${highlights.local}/removal`)).status, 404);
    assert.doesNotMatch((await browser.get(places.local)).text, /Dibuka/);
  }
  assert.match((await author.get(places.local)).text, /Dibuka \d+ orang/);
});
