import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer } from "../world.ts";
import { fill, routesOf } from "./routes.ts";
import { forgetLimits } from "./stage.ts";
import { type Cell, differences, policy, type Viewer, viewers } from "./visibility-policy.ts";
import { type Marked, setVisibilityStage } from "./visibility-stage.ts";
import { aboutOne, heldElsewhere, lists, type PostSurface, postFree } from "./visibility-surfaces.ts";

const stage = await setVisibilityStage();
const { world, posts, browsers, answers } = stage;
type Policy = typeof policy;

const may = (table: Policy, post: Marked, viewer: Viewer) => table[post.audience].includes(viewer);
const shown = (answer: Answer, post: Marked) =>
  answer.text.includes(post.word) || answer.text.includes(post.earlier) ? "shown" : "absent";

function expectedOnLists(table: Policy): Cell[] {
  return lists.flatMap((list) =>
    viewers.flatMap((viewer) =>
      posts.map(
        (post): Cell => ({
          surface: list.name,
          viewer,
          post: post.name,
          is: may(table, post, list.asGuest ? "guest" : viewer) && list.shows(post, viewer) ? "shown" : "absent",
        }),
      ),
    ),
  );
}

async function observedOnLists(): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const list of lists) {
    for (const viewer of viewers) {
      const answer = await browsers[viewer].get(list.path(stage));
      cells.push(
        ...posts.map((post): Cell => ({ surface: list.name, viewer, post: post.name, is: shown(answer, post) })),
      );
    }
  }
  return cells;
}

/** Without a session, or while one waits, a page for members leads away and a write is refused, whatever the post. */
const membersOnly = (route: string) => route.startsWith("POST") || /\/(reply|edit|removal|votes)$/.test(route);

function expectedAboutOne(table: Policy, surface: PostSurface, post: Marked, viewer: Viewer): string {
  const isPost = surface.route.startsWith("POST");
  if (membersOnly(surface.route) && (viewer === "guest" || viewer === "pending"))
    return isPost ? "403 absent" : "303 absent";
  if (!may(table, post, surface.asGuest ? "guest" : viewer)) return "404 absent";
  const status = surface.answer(post, viewer);
  return `${status} ${(status === 200 || status === 422) && !surface.wordless ? "shown" : "absent"}`;
}

async function ask(surface: PostSurface, { post, word }: Marked, viewer: Viewer): Promise<Answer> {
  const [method = "", path = ""] = surface.route.split(" ");
  const address = fill(path, { id: post.id, kind: "pray" });
  if (method === "GET") return browsers[viewer].get(address);
  const { fields = {} } = surface;
  if (surface.route === "POST /p/:id/pin") await world.pool.query("update posts set pinned_at = null");
  if (surface.route === "POST /reactions") return browsers[viewer].post(address, { [`like.${post.id}`]: "" });
  if (surface.route === "POST /p/:id/revisions")
    return browsers[viewer].post(address, {
      text: `@mentioned1 ${word} #matriks`,
      language: "id",
      reply_policy: "everyone",
    });
  return browsers[viewer].post(address, fields);
}

test("ACL-01 Visibility matrix: every address of the router either is a surface here or is known to hold no post", () => {
  const held = Object.keys(heldElsewhere);
  const covered = [...lists.map(({ route }) => route), ...aboutOne.map(({ route }) => route), ...postFree, ...held];
  const known = routesOf(world.app).map(({ name }) => name);
  assert.deepEqual(
    known.filter((name) => !covered.includes(name)),
    [],
    "a new address: say in visibility-surfaces.ts what it shows",
  );
  assert.deepEqual(
    covered.filter((name) => !known.includes(name)),
    [],
    "an address that is gone",
  );
});

test("ACL-01 Visibility matrix: on every list each viewer meets exactly the posts that are theirs to see", async () => {
  const observed = await observedOnLists();
  assert.equal(observed.length, lists.length * viewers.length * posts.length);
  assert.deepEqual(differences(expectedOnLists(policy), observed), []);
});

test("ACL-01 Visibility matrix: pins show what the viewer may see and nothing else", async () => {
  const answersOnly = posts.filter(({ isReply }) => isReply);
  const onFirstPage = async (viewer: Viewer, post: Marked) =>
    shown(await browsers[viewer].get("/@alya"), post) === "shown";
  for (const viewer of viewers) {
    for (const post of answersOnly) {
      assert.equal(await onFirstPage(viewer, post), may(policy, post, viewer), `${viewer} ${post.name}`);
    }
  }
  await world.pool.query("update posts set pinned_at = null where author_id = $1", [stage.author.account.id]);
  for (const post of answersOnly) {
    assert.equal(
      await onFirstPage("author", post),
      false,
      "answers stand on the first page only while they are pinned",
    );
  }
});

test("ACL-01 Visibility matrix: an answer anyone may read does not bring along the post it answers", async () => {
  const cells: Cell[] = [];
  const wanted: Cell[] = [];
  for (const viewer of viewers) {
    for (const post of posts) {
      const answer = await browsers[viewer].get(`/p/${answers.get(post.name)?.id}`);
      assert.equal(answer.status, 200);
      cells.push({ surface: "conversation", viewer, post: post.name, is: shown(answer, post) });
      wanted.push({
        surface: "conversation",
        viewer,
        post: post.name,
        is: may(policy, post, viewer) ? "shown" : "absent",
      });
    }
  }
  assert.deepEqual(differences(wanted, cells), []);
});

test("ACL-01 Visibility matrix: whatever is asked of a post by its id, only those who may see it get another answer than 404", async () => {
  await world.pool.query("delete from bookmarks");
  await world.pool.query("delete from shares");
  const observed: Cell[] = [];
  const expected: Cell[] = [];
  const last = (viewer: Viewer) => viewer === "author";
  const order = [...viewers].sort((left, right) => Number(last(left)) - Number(last(right)));
  for (const viewer of order) {
    for (const surface of aboutOne) {
      for (const post of posts) {
        const answer = await ask(surface, post, viewer);
        const cell = { surface: surface.route, viewer, post: post.name };
        observed.push({ ...cell, is: `${answer.status} ${shown(answer, post)}` });
        expected.push({ ...cell, is: expectedAboutOne(policy, surface, post, viewer) });
      }
    }
    await forgetLimits(world.pool);
  }
  assert.equal(observed.length, aboutOne.length * viewers.length * posts.length);
  assert.deepEqual(differences(expected, observed), []);
});

test("ACL-01 Visibility matrix: refused writes left nothing behind", async () => {
  const outsiders = viewers.flatMap((viewer) => {
    const person = stage.members[viewer];
    return person && viewer !== "author" ? [[viewer, person.account.id] as const] : [];
  });
  for (const [viewer, id] of outsiders) {
    for (const table of ["reactions", "bookmarks", "shares"]) {
      const { rows } = await world.pool.query<{ count: number }>(
        `select count(*)::int as count from ${table} where account_id = $1`,
        [id],
      );
      assert.equal(
        rows[0]?.count,
        0,
        `${viewer} in ${table}, all of whose posts were deleted by their author or never theirs to see`,
      );
    }
    const { rows } = await world.pool.query<{ text: string }>(
      "select audience as text from posts where author_id = $1 and in_reply_to_id is not null",
      [id],
    );
    assert.equal(rows.length, posts.filter((post) => signedInMay(viewer, post)).length, `replies of ${viewer}`);
  }
});

const signedInMay = (viewer: Viewer, post: Marked) => viewer !== "pending" && may(policy, post, viewer);

test("ACL-01 Visibility matrix: a policy with one wrong cell would be noticed", () => {
  const observed = expectedOnLists(policy);
  const broken: Policy = {
    ...policy,
    direct: [...policy.direct, "stranger"],
    followers: policy.followers.filter((viewer) => viewer !== "follower"),
  };
  const found = differences(expectedOnLists(broken), observed);
  assert.ok(found.some((line) => line.includes("stranger · direct")));
  assert.ok(found.some((line) => line.includes("follower · followers")));
  assert.equal(differences(observed, observed.slice(1)).length, 1);
});
