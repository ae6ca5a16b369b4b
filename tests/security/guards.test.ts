import assert from "node:assert/strict";
import { test } from "node:test";
import pg from "pg";
import type { Access } from "#platform/http/guards";
import { apiRoutesOf } from "./api-routes.ts";
import { bodyOf, type Door, doorsOf } from "./doors.ts";
import { fill, readsOf, routesOf, writesOf } from "./routes.ts";
import { forgetLimits, setStage, snapshot } from "./stage.ts";

const stage = await setStage();
const { world, siti, tono, admin, pending, post } = stage;
const doors = doorsOf(stage);
const guest = world.guest();
const moderator = await world.person("moderata", { role: "moderator" });
const refused = await world.person("ditolak", { status: "refused" });

const places = {
  id: post.id,
  handle: siti.account.handle,
  tag: "desa",
  code: "1-abc",
  step: "2",
  sheet: "abcdefgh1",
  kind: "pray",
  file: "s-00000000.css",
};
const addressOf = (path: string) => fill(path.replace(/^\/:handle/, "/@:handle"), places);
const named = (path: string) => (path.startsWith("/admin/") ? { ...places, id: pending.account.id } : places);

test("Every address but the style sheet says in one word who it is for", () => {
  const unguarded = routesOf(world.app).filter(({ guards }) => guards.length !== 1);
  assert.deepEqual(
    unguarded.map(({ name }) => name),
    ["GET /:file"],
  );
});

test("Every address of the client API says in one word whom it lets in, and with which scope", () => {
  const unsaid = apiRoutesOf(stage).filter(
    ({ entries }) =>
      entries.length !== 1 || (/person|open/.test(entries[0]?.entry ?? "") && entries[0]?.scopes.length === 0),
  );
  assert.deepEqual(unsaid, []);
});

test("DOS-18 Every write is counted against a limit, and no address twice", () => {
  const wrong = writesOf(world.app).filter(({ limits }) => limits.length !== 1);
  assert.deepEqual(wrong, []);
});

test("ACL-12 Administrators' pages and buttons are for administrators alone", async () => {
  const before = await snapshot(world.pool);
  const routes = routesOf(world.app).filter(({ path }) => /^\/(admin|moderation)/.test(path));
  assert.ok(routes.length >= 5);
  for (const route of routes) {
    assert.ok(["administrator", "moderator"].includes(route.guards[0] ?? ""), route.name);
    for (const person of [guest, pending, siti, moderator, refused]) {
      const address = fill(route.path, named(route.path));
      const answer =
        route.method === "GET" ? await person.get(address) : await person.post(address, doors[route.name]?.fields);
      assert.ok(
        answer.status === 403 || (answer.status === 303 && route.method === "GET"),
        `${route.name} ${answer.status}`,
      );
      assert.doesNotMatch(answer.text, /Ingin ikut|menanti/);
    }
  }
  assert.deepEqual(await snapshot(world.pool), before);
  assert.match((await admin.get("/admin/sign-ups")).text, /Ingin ikut/);
});

test("DOS-19 Whoever may not enter is turned away before the house does any work", async (t) => {
  let statements = 0;
  const query = pg.Client.prototype.query;
  t.mock.method(pg.Client.prototype, "query", function (this: pg.Client, ...args: unknown[]) {
    statements++;
    return Reflect.apply(query, this, args) as unknown;
  });
  for (const route of routesOf(world.app).filter(
    ({ guards }) => guards.includes("administrator") || guards.includes("moderator"),
  )) {
    for (const person of [guest, siti, pending]) {
      statements = 0;
      const address = fill(route.path, named(route.path));
      await (route.method === "GET" ? person.get(address) : person.post(address, doors[route.name]?.fields));
      assert.ok(statements <= 2, `${route.name}: ${statements} statements`);
    }
  }
  statements = 0;
  await siti.get("/");
  assert.ok(statements > 1, "statements are counted");
});

/** What someone who waits for approval may open and send besides what every guest may. Nothing else. */
const whileWaiting = [
  "GET /notices",
  "GET /notices/:id",
  "POST /notices/:id/appeal",
  "GET /waiting",
  "GET /leaving",
  "POST /leaving/removal",
  "GET /session/confirmation",
  "POST /session/confirmation",
  "POST /session/confirmation/passkey",
  "POST /settings/recoveries/removal",
  "GET /settings/accounts",
  "POST /session/switch",
  "POST /session/others/removal",
  "POST /session/all/removal",
  "GET /settings/removal",
  "POST /settings/removal",
  "POST /session/removal",
  "GET /settings/recovery-codes",
  "POST /settings/recovery-codes",
  "GET /settings/recovery-codes/:sheet",
  "GET /settings/profile",
  "POST /settings/profile",
  "GET /settings/sessions",
  "POST /settings/sessions/removal",
  "POST /settings/sessions/:id/removal",
];

test("ACL-14 Who waits for approval reaches their own profile, codes, sessions and the way out, and nothing else", async () => {
  const open = routesOf(world.app).filter(({ guards }) => guards.includes("signed-in"));
  assert.deepEqual(open.map(({ name }) => name).sort(), [...whileWaiting].sort());
  for (const route of readsOf(world.app)) {
    const answer = await pending.get(addressOf(route.path));
    if (route.guards.includes("member"))
      assert.deepEqual([answer.status, answer.location], [303, "/waiting"], route.name);
    if (route.guards.includes("administrator") || route.guards.includes("moderator"))
      assert.deepEqual([answer.status, answer.location], [303, "/waiting"], route.name);
  }
  const before = await snapshot(world.pool);
  for (const route of writesOf(world.app).filter(({ guards }) => guards.includes("member"))) {
    const door = doors[route.name] as Door;
    const answer = await pending.send(door.path, {
      method: "POST",
      body: bodyOf(door),
      headers: { Origin: "http://localhost:3000" },
    });
    assert.equal(answer.status, 403, route.name);
  }
  assert.deepEqual(await snapshot(world.pool), before);
});

test("ACL-14 Who waits for approval is not found by others", async () => {
  for (const person of [guest, siti, moderator]) {
    assert.equal((await person.get("/@menanti")).status, 404);
    assert.doesNotMatch((await person.get("/people?q=menanti")).text, /@menanti/);
  }
  assert.equal((await siti.post("/people/menanti/follow")).status, 404);
});

const may: Readonly<Record<Access, readonly string[]>> = {
  anyone: ["guest", "pending", "member", "moderator", "administrator"],
  "signed-in": ["pending", "member", "moderator", "administrator"],
  member: ["member", "moderator", "administrator"],
  moderator: ["administrator"],
  administrator: ["administrator"],
};

test("ACL-12 Each page opens for exactly those its guard names", async () => {
  const people = { guest, pending, member: tono, moderator, administrator: admin };
  for (const route of readsOf(world.app)) {
    const [access] = route.guards;
    if (!access) continue;
    for (const [who, person] of Object.entries(people)) {
      const answer = await person.get(addressOf(route.path));
      const isTurnedAway =
        answer.status === 403 || (answer.status === 303 && /^\/(waiting$|session\/new\?)/.test(answer.location));
      const isWaitingRoom = who === "pending" && route.path === "/";
      assert.equal(
        isTurnedAway,
        !may[access].includes(who) || isWaitingRoom,
        `${route.name} ${who} ${answer.status} ${answer.location}`,
      );
    }
    await forgetLimits(world.pool);
  }
});
