import assert from "node:assert/strict";
import crypto from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { deletePost } from "#modules/posts";
import { type Answer, makeWorld, PASSPHRASE } from "../world.ts";
import { setPassphrase } from "./stage.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const tono = await world.person("tono");

const median = (numbers: readonly number[]) =>
  [...numbers].sort((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? 0;

test("ENUM-01 Signing in tells nobody who has an account: same status, same page, and a hash is made for everyone", async (t) => {
  for (const [handle, status] of [
    ["anggota", "active"],
    ["ditolak", "refused"],
    ["tanpa", "active"],
  ] as const) {
    const person = await world.person(handle, { status });
    if (handle !== "tanpa") await setPassphrase(world, person, PASSPHRASE);
  }
  const hashed = t.mock.method(crypto, "argon2");
  syncBuiltinESMExports();
  const seen = new Map<string, { pages: Set<string>; times: number[] }>();
  for (let round = 0; round < 12; round++) {
    for (const handle of ["anggota", "ditolak", "tanpa", "tidak_ada"]) {
      const before = hashed.mock.callCount();
      const start = performance.now();
      const answer = await world
        .guest()
        .post("/session", { handle, passphrase: handle === "ditolak" ? PASSPHRASE : "salah sama sekali", next: "/" });
      const kept = seen.get(handle) ?? { pages: new Set(), times: [] };
      kept.times.push(performance.now() - start);
      kept.pages.add(
        `${answer.status} ${answer.headers.getSetCookie().length} ${answer.text.replaceAll(/value="[^"]*"/g, "")}`,
      );
      seen.set(handle, kept);
      assert.equal(hashed.mock.callCount() - before, 1, handle);
    }
  }
  t.mock.restoreAll();
  syncBuiltinESMExports();
  assert.equal(new Set([...seen.values()].flatMap(({ pages }) => [...pages])).size, 1);
  const medians = [...seen.values()].map(({ times }) => median(times));
  assert.ok(
    Math.min(...medians) > Math.max(...medians) / 3,
    `medians ${medians.map((time) => time.toFixed(1)).join(", ")} ms`,
  );
});

test("ENUM-01 Recovery tells nobody who has an account", async () => {
  const answers = new Set<string>();
  for (const handle of ["anggota", "ditolak", "tidak_ada"]) {
    const answer = await world
      .guest()
      .post("/session/recovery", { handle, code: "ABCD-EFGH-JKMN-PQRS", passphrase: PASSPHRASE });
    answers.add(`${answer.status} ${answer.text.replaceAll(/value="[^"]*"/g, "")}`);
  }
  assert.equal(answers.size, 1);
});

const plain = ({ status, text, headers }: Answer, path: string) => {
  const listed = [...headers].filter(([name]) => name !== "date").map(([name, value]) => `${name}: ${value}`);
  const whole = [status, listed.join("\n"), text].join("\n");
  return path ? whole.replaceAll(path, "").replaceAll(encodeURIComponent(path), "") : whole;
};

test("ENUM-03 A post one may not see, a deleted one and one that never was are the same 404", async () => {
  const direct = await world.says(siti, "@siti bisikan", { audience: "followers" });
  const deleted = await world.says(siti, "Sebentar saja");
  await deletePost(world.ctx, siti.account, deleted);
  const ids = [direct.id, deleted.id, "1", String(BigInt(direct.id) + 1n), "9223372036854775807"];
  for (const person of [tono, world.guest()]) {
    for (const page of ["", "/history", "/share", "/more", "/reply", "/edit", "/removal"]) {
      const answers = new Set<string>();
      for (const id of ids) {
        const path = `/p/${id}${page}`;
        const answer = await person.get(path);
        assert.ok([404, 303].includes(answer.status));
        answers.add(plain(answer, path));
      }
      assert.equal(answers.size, 1, page);
    }
  }
  for (const deed of [
    "share",
    "bookmark",
    "pin",
    "removal",
    "replies",
    "revisions",
    "reaction/like",
    "share/removal",
  ]) {
    const answers = new Set<string>();
    for (const id of ids)
      answers.add(plain(await tono.post(`/p/${id}/${deed}`, { text: "Halo", audience: "direct" }), ""));
    assert.equal(answers.size, 1, deed);
    assert.match([...answers][0] ?? "", /^404/);
  }
});

test("ENUM-03 Someone who blocked you, someone refused, someone who waits and a name nobody has are the same 404", async () => {
  const blocker = await world.person("penolak");
  await blocker.post("/people/tono/block");
  await world.person("antre", { status: "pending" });
  for (const page of ["/@X", "/@X/replies", "/@X/followers", "/@X/following", "/people/X/distance"]) {
    const answers = new Set<string>();
    for (const handle of ["penolak", "ditolak", "antre", "tidak_ada"]) {
      const path = page.replace("X", handle);
      answers.add(plain(await tono.get(path), path));
    }
    assert.equal(answers.size, 1, page);
    assert.match([...answers][0] ?? "", /^404/, page);
  }
});

test("ENUM-04 Secrets are compared in constant time: no === beside a name that speaks of one", () => {
  const source = join(import.meta.dirname, "../../src");
  const secretName =
    /(?:===|!==|==|!=)\s*[\w.]*(?:token|secret|code|hash|signature|otp|passphrase)\w*|(?:token|secret|code|hash|signature|otp|passphrase)\w*(?:\([^()]*\)|\("[^"]*"\))?\)?\s*(?:===|!==|==|!=)/i;
  /** Words that hold no secret: what SQL calls its errors, how a program ended, what a file holds, what a public log shows. */
  const harmless =
    /hashSources|typeof (?:code|hash) |hash === "said"|hash !== row\.hash|count\) ===|exitCode|\bcode [!=]== "E|[!=]== (?:undefined|null|0)/;
  const found: string[] = [];
  for (const name of readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.tsx?$/.test(file) && !file.includes(".test."),
  )) {
    readFileSync(join(source, name), "utf8")
      .split("\n")
      .forEach((line, index) => {
        if (secretName.test(line) && !harmless.test(line)) found.push(`${name}:${index + 1} ${line.trim()}`);
      });
  }
  assert.deepEqual(found, []);
  for (const careless of [
    'if (c.req.param("code") !== setUpCode(key))',
    "return token === wanted;",
    "a === row.token_hash",
  ])
    assert.match(careless, secretName);
});

test("ENUM-06 The neighbour of an id cannot be guessed, and a guessed one opens nothing", async () => {
  const ids: bigint[] = [];
  for (let index = 0; index < 200; index++) {
    const { rows } = await world.pool.query<{ id: string }>("select next_id() as id");
    ids.push(BigInt(rows[0]?.id ?? "0"));
  }
  const low = new Set(ids.map((id) => id & 1023n));
  assert.ok(low.size > 120, `the random part took ${low.size} values in 200 tries`);
  assert.equal(new Set(ids).size, 200);
  const direct = await world.says(siti, "@siti bisikan", { audience: "followers" });
  for (let near = -20n; near <= 20n; near++)
    assert.equal((await tono.get(`/p/${BigInt(direct.id) + near}`)).status, 404);
  await siti.post("/posts", { text: "Draf rahasia", "do.save": "" });
  const { rows } = await world.pool.query<{ id: string }>("select id from drafts");
  for (let near = -20n; near <= 20n; near++)
    assert.equal((await tono.get(`/drafts/${BigInt(rows[0]?.id ?? "") + near}`)).status, 404);
});
