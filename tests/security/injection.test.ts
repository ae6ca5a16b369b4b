import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeWorld } from "../world.ts";
import { bodyOf, doorsOf } from "./doors.ts";
import { fill, readsOf } from "./routes.ts";
import { forgetLimits, setStage } from "./stage.ts";

const stage = await setStage();
const { world, siti, tono, admin } = stage;
const ours = { Origin: "http://localhost:3000" };
const SLOW = 1000;

const attacks = [
  "'",
  '"',
  "\\",
  ";--",
  "') OR 1=1--",
  "$1",
  "%27",
  "1'||pg_sleep(3)--",
  "'; select pg_sleep(3); --",
  '{"$ne":1}',
  "\u0000",
  "\ud800",
  "%_%",
  "*)(uid=*",
  "${91*97}{{91*97}}",
  "../../etc/passwd",
  "a\r\nSet-Cookie: x=1",
  "9999999999999999999",
  "2026-02-31",
];

/** Words of a database that only stand in an answer or the log when it understood what was meant as text. */
const sqlWords = /syntax error|pg_sleep|unterminated|invalid (byte sequence|input syntax)|relation "|column "|kysely/i;

async function asked(
  what: string,
  ask: () => Promise<{ status: number; headers: Headers; text: string }>,
): Promise<void> {
  const start = performance.now();
  const answer = await ask();
  assert.ok(answer.status < 500, `${what}: ${answer.status}`);
  assert.ok(performance.now() - start < SLOW, `${what} took long`);
  assert.equal(answer.headers.get("x"), null, what);
}

test("INJ-01 No field of any form means anything to the database", async () => {
  world.logged.length = 0;
  for (const [name, door] of Object.entries(doorsOf(stage))) {
    if (name === "POST /session/removal" || name === "POST /p/:id/removal") continue;
    for (const field of [...Object.keys(door.fields), "key"]) {
      const some =
        /passphrase|current/.test(field) || /session$|recovery-codes$|accounts$/.test(door.path)
          ? attacks.slice(0, 6)
          : attacks;
      for (const attack of some)
        await asked(`${name} ${field}=${attack}`, () =>
          door.by.send(door.path, { method: "POST", body: bodyOf(door, { [field]: attack }), headers: ours }),
        );
    }
    await forgetLimits(world.pool);
  }
  assert.doesNotMatch(world.logged.join(""), sqlWords);
});

test("INJ-01 No part of any address means anything to the database", async () => {
  world.logged.length = 0;
  for (const { name, path } of readsOf(world.app)) {
    for (const attack of attacks) {
      const part = encodeURIComponent(attack.toWellFormed());
      const address = fill(path.replace(/^\/:handle/, "/@:handle"), {
        id: part,
        handle: part,
        group: part,
        guest: part,
        invite: part,
        tag: part,
        code: part,
        step: part,
        sheet: part,
        kind: part,
        file: part,
      });
      const query = `?q=${part}&before=${part}&after=${part}&next=${part}&invite=${part}&saved=${part}&sort=${part}&limit=${part}`;
      for (const person of /^\/(admin|moderation)/.test(path) ? [admin] : [siti, world.guest()]) {
        await asked(`${name} ${attack}`, () => person.get(address));
        await asked(`${name} ?${attack}`, () => person.get((path.includes(":") ? "/people" : path) + query));
      }
    }
    await forgetLimits(world.pool);
  }
  for (const { by, path } of Object.values(doorsOf(stage))) {
    for (const attack of attacks)
      await asked(path, () =>
        by.post(
          path
            .replace(/\/(tono|\d+|peminta)(?=\/|$)/, `/${encodeURIComponent(attack.toWellFormed())}`)
            .replace(/^\/session\/removal$/, "/people"),
        ),
      );
    await forgetLimits(world.pool);
  }
  assert.doesNotMatch(world.logged.join(""), sqlWords);
});

test("INJ-01 No header and no cookie means anything to the database", async () => {
  const seen = [
    "Cookie",
    "User-Agent",
    "Accept-Language",
    "Accept",
    "X-Forwarded-For",
    "Referer",
    "Idempotency-Key",
    "Accept-Encoding",
    "Content-Type",
  ];
  for (const header of seen) {
    for (const attack of attacks.filter((text) => /^[\x20-\x7e]+$/.test(text))) {
      const value = header === "Cookie" ? `__Host-session=${attack}; prefs=${attack}; __Host-device=${attack}` : attack;
      await asked(`${header} ${attack}`, () => world.guest().get("/", { [header]: value }));
      await asked(`${header} ${attack}`, () => world.guest().post("/join/2", { name: "Wayan" }, { [header]: value }));
    }
    await forgetLimits(world.pool);
  }
});

test("INJ-01 SQL is written in one way only: sql`…` with its values apart, names of columns from our own lists", () => {
  const source = join(import.meta.dirname, "../../src");
  const found: string[] = [];
  for (const name of readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.tsx?$/.test(file) && !file.includes(".test."),
  )) {
    const text = readFileSync(join(source, name), "utf8");
    if (/sql\.raw|sql\.lit|sql\.id\(|rawSql|new RawNode/.test(text)) found.push(name);
    for (const [, argument = ""] of text.matchAll(/sql\.(?:ref|table)\(([^)]*)\)/g))
      if (!/^column$|^"/.test(argument)) found.push(`${name}: ${argument}`);
  }
  assert.deepEqual(found, []);
});

test("INJ-02 Names of fields that belong to every object stay mere names", async () => {
  const names = [
    "__proto__",
    "__proto__[role]",
    "__proto__.role",
    "constructor",
    "constructor.prototype.role",
    "prototype",
    "toString",
    "hasOwnProperty",
    "a[__proto__][role]",
  ];
  for (const [name, door] of Object.entries(doorsOf(stage))) {
    if (name === "POST /session/removal" || name === "POST /p/:id/removal") continue;
    const extra = Object.fromEntries(names.map((field) => [field, "administrator"]));
    const answer = await door.by.send(`${door.path}?${new URLSearchParams(extra)}`, {
      method: "POST",
      body: bodyOf(door, extra),
      headers: ours,
    });
    assert.ok(answer.status < 500, name);
  }
  for (const tag of ["__proto__", "constructor", "toString"]) {
    assert.ok((await siti.get(`/tags/${tag}`)).status < 500);
    assert.equal((await siti.get(`/people/${tag}/distance`)).status, 404);
    assert.ok(
      (await world.guest().get("/", { Cookie: `prefs=${tag}.${tag}.${tag}.${tag}.${tag}`, "Accept-Language": tag }))
        .status === 200,
    );
    await world.says(tono, `#${tag} @${tag} ${tag}`);
  }
  assert.equal(({} as Record<string, unknown>)["role"], undefined);
  assert.equal(Object.keys(Object.prototype).length, 0);
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  for (const script of ["start", "demo", "dev"]) assert.match(scripts[script] ?? "", /--disable-proto=delete/);
});

test("INJ-06 What looks like a template, a header or a plural stands on the page as it was written", async () => {
  const village = await makeWorld();
  const names = [
    "${91*97}",
    "{{constructor.constructor('return 1')()}}",
    "{n, plural, one {#} other {#}}",
    "{name}",
    "a\r\nBcc: x@evil.test",
    "<%= 91*97 %>",
    "'{'quoted'}'",
    "#{91*97}",
  ];
  const person = await village.person("templat");
  const reader = await village.person("pembaca");
  const shown = (text: string) =>
    text
      .replaceAll("&#39;", "'")
      .replaceAll("&quot;", '"')
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
  for (const name of names) {
    assert.equal((await person.post("/settings/profile", { name, bio: name, place: name })).status, 303);
    const kept = name.replaceAll(/\s+/g, " ");
    const post = await village.says(person, name, { warning: kept });
    for (const place of ["/@templat", `/p/${post.id}`, "/people", "/community", "/people/templat/distance"]) {
      const answer = await reader.get(place);
      assert.equal(answer.status, 200, `${place} ${name}`);
      assert.ok(shown(answer.text).includes(kept), `${place} ${name}`);
      assert.doesNotMatch(answer.text, /\b8827\b/);
      assert.equal(answer.headers.get("Bcc"), null);
    }
  }
});

test("INJ-06 Nothing a person sends becomes a header of the answer", async () => {
  const crlf = "/%0d%0aSet-Cookie:%20x=1";
  for (const path of [
    `/session/new?next=${crlf}`,
    `/invites/${crlf.slice(1)}`,
    `/p/1${crlf}`,
    `/@x${crlf}`,
    `/settings?${crlf}`,
  ]) {
    const answer = await world.guest().get(path);
    assert.equal(answer.headers.getSetCookie().length, 0, path);
    assert.doesNotMatch(answer.location, /[\r\n]/);
  }
});

test("INJ-06 After signing in one is sent to a page of ours or home, never elsewhere", async () => {
  const elsewhere = [
    "https://evil.test",
    "//evil.test",
    "/\\evil.test",
    "\\\\evil.test",
    "javascript:alert(1)",
    "/\t/evil.test",
    "http:evil.test",
    "evil.test",
    "/%5cevil.test/..//evil.test",
    "\u0001//evil.test",
    "/x\r\nLocation: //evil.test",
  ];
  for (const next of elsewhere) {
    const { location } = await siti.get(`/session/new?next=${encodeURIComponent(next)}`);
    assert.equal(new URL(location, "http://localhost:3000").host, "localhost:3000", next);
    if (!/^[\x20-\x7e]+$/.test(next)) continue;
    const pressed = await siti.post(`/p/${stage.theirs.id}/bookmark`, {}, { Referer: next });
    assert.equal(new URL(pressed.location, "http://localhost:3000").host, "localhost:3000", next);
  }
});

test("INJ-08 A directory's wildcard as a handle signs nobody in", async () => {
  for (const handle of ["*)(uid=*", "*", "siti)(|(uid=*)", "si%"]) {
    const guest = world.guest();
    assert.equal((await guest.post("/session", { handle, passphrase: "*", next: "/" })).status, 422);
    assert.equal(guest.cookies.size, 0);
  }
});
