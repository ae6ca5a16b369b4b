import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { writeDigest } from "../../src/modules/notifications/digest/write-digest.ts";
import { composePush } from "../../src/modules/notifications/push/push-news.ts";
import { listGroups } from "../../src/modules/notifications/queries.ts";
import type { Person } from "../world.ts";
import { type Cell, differences, policy, type Viewer } from "./visibility-policy.ts";
import { type Marked, setVisibilityStage } from "./visibility-stage.ts";

/*
 * What leaves the house: pushes and digests. Everyone has an entry for every post, forced into the database, so that only
 * the policy stands between them. Who waits for approval gets neither, whatever the post (see the tests of both).
 */
const { world, posts, members, author } = await setVisibilityStage();
const { ctx, pool } = world;
const viewers = Object.entries(members).filter(([name]) => name !== "pending") as [Viewer, Person][];

const shows = (text: string, { word, earlier }: Marked) => text.includes(word) || text.includes(earlier);
const cell = (surface: string, viewer: Viewer, { name }: Marked, shown: boolean): Cell => ({
  surface,
  viewer,
  post: name,
  is: shown ? "shown" : "absent",
});
const expected = (surface: string, table: typeof policy): Cell[] =>
  viewers.flatMap(([viewer]) =>
    posts.map((post) => cell(surface, viewer, post, table[post.audience].includes(viewer))),
  );

async function pushed(): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const [viewer, { account }] of viewers) {
    for (const marked of posts) {
      const { rows } = await pool.query("select day from notifications where account_id = $1 and subject_id = $2", [
        account.id,
        marked.post.id,
      ]);
      const order = { kind: "reply", subjectId: marked.post.id, day: rows[0].day };
      const said = JSON.stringify((await composePush(ctx, { ...account, locale: "id" }, order)) ?? "");
      cells.push(cell("push", viewer, marked, shows(said, marked)));
    }
  }
  return cells;
}

async function digested(): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const [viewer, { account }] of viewers) {
    const news = await listGroups(ctx, account, sql`true`, 50);
    const letter = {
      locale: "id",
      timeZone: "WIB",
      name: "Siti",
      community: "Sukamaju",
      more: false,
      end: "",
    } as const;
    const { text } = writeDigest({ ...letter, baseUrl: ctx.config.baseUrl, news });
    cells.push(...posts.map((marked) => cell("digest", viewer, marked, shows(text, marked))));
  }
  return cells;
}

test("ACL-01 Visibility matrix: a push says only what its reader may see", async () => {
  const found = await pushed();
  assert.equal(found.length, viewers.length * posts.length);
  assert.deepEqual(differences(expected("push", policy), found), []);
});

test("ACL-01 Visibility matrix: a digest says only what its reader may see", async () => {
  const found = await digested();
  assert.equal(found.length, viewers.length * posts.length);
  assert.deepEqual(differences(expected("digest", policy), found), []);
  const broken = { ...policy, direct: [...policy.direct, "stranger" as const] };
  assert.equal(differences(expected("digest", broken), found).length, 2, "a wrong cell would be noticed");
});

test("ACL-01 Visibility matrix: when the author's account is closed, pushes and digests fall silent for everyone else", async () => {
  await pool.query("update accounts set status = 'suspended' where id = $1", [author.account.id]);
  for (const found of [await pushed(), await digested()])
    assert.deepEqual(
      found.filter(({ viewer, is }) => viewer !== "author" && is === "shown"),
      [],
    );
});
