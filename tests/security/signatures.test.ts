import assert from "node:assert/strict";
import { test } from "node:test";
import { asksForBridge, makesGroup } from "../signing.ts";
import { makeWorld } from "../world.ts";
import { fill, routesOf } from "./routes.ts";

const world = await makeWorld({ env: { SMTP_URL: "smtp://127.0.0.1:9" } });
const { pool } = world;
const [siti, tono, admin] = [
  await world.person("siti"),
  await world.person("tono"),
  await world.person("admina", { role: "administrator" }),
];
const group = await makesGroup(world, "ibu_ibu", "private");
await pool.query("insert into group_members (group_id, account_id, state) values ($1, $2, 'member')", [
  group.id,
  siti.account.id,
]);

test("ACL-23 No address of signatures tells of a demand to whom may not see it: each is the same 404", async () => {
  const hidden = await asksForBridge(world, siti, { group, title: "kata-rahasia" });
  const removed = await asksForBridge(world, siti, { title: "kata-rahasia" });
  await pool.query("update demands set removed_at = now() where id = $1", [removed.id]);
  const secret = await asksForBridge(world, siti, { openness: "confidential", title: "kata-rahasia" });
  const routes = routesOf(world.app).filter(({ path }) => /^\/demands\/:id\/(signature|desk)/.test(path));
  assert.ok(routes.length >= 6);
  for (const { path, method, name, guards } of routes) {
    for (const id of [hidden.id, removed.id, secret.id]) {
      const address = fill(path, { id });
      for (const person of [world.guest(), tono, admin]) {
        const answer = method === "GET" ? await person.get(address) : await person.post(address);
        const isOfModerators = guards.includes("moderator");
        const isTurnedAway = (isOfModerators && person !== admin) || person.cookies.size === 0;
        assert.ok(
          answer.status === 404 || (isTurnedAway && [303, 403].includes(answer.status)),
          `${name} ${answer.status}`,
        );
        assert.doesNotMatch(answer.text, /kata-rahasia/, name);
      }
    }
    await pool.query("delete from rate_limits");
  }
  assert.equal((await siti.get(`/demands/${hidden.id}/signature`)).status, 200, "its members sign it");
});
