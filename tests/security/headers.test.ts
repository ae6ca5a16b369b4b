import assert from "node:assert/strict";
import { test } from "node:test";
import { pageHeaders } from "#platform/http/headers";
import type { Answer } from "../world.ts";
import { documentRoutes } from "./document-routes.ts";
import { bodyOf, doorsOf } from "./doors.ts";
import { fill, readsOf } from "./routes.ts";
import { forgetLimits, setStage } from "./stage.ts";

const stage = await setStage();
const { world, siti, admin, pending } = stage;
const ours = { Origin: "http://localhost:3000" };

/** As the page of a specification lists them, with no script or style of a page's own and so no nonce. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; frame-src 'none'; require-trusted-types-for 'script'";
const wanted: Readonly<Record<string, string>> = {
  "Content-Security-Policy": policy,
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "geolocation=(), camera=(self), microphone=(self), payment=(), usb=(), interest-cohort=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Frame-Options": "DENY",
};

/** A calendar that programs ask for again and again: they may keep it, and are told when it is still the same. */
const calendar = {
  ...wanted,
  "Cache-Control": "private, no-cache",
  "Content-Type": "text/calendar; charset=utf-8",
};
const drawn = {
  ...wanted,
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Cache-Control": "public, max-age=86400",
  "Content-Type": "image/png",
};
/** What is made to be shown elsewhere, and how its headers differ when it is there to be shown. */
const outward: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  "GET /p/:id/embed": {
    ...wanted,
    "Content-Security-Policy":
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Frame-Options": null,
  },
  "GET /events.ics": calendar,
  "GET /groups/:group/events.ics": calendar,
  "GET /sw.js": { ...wanted, "Cache-Control": "no-cache", "Content-Type": "text/javascript; charset=utf-8" },
  "GET /sitemap.xml": {
    ...wanted,
    "Cache-Control": "public, no-cache",
    "Content-Type": "application/xml; charset=utf-8",
  },
  "GET /p/:id/card.png": drawn,
  "GET /demands/:id/card.png": drawn,
  "GET /events/:id/card.png": drawn,
  "GET /questions/:id/card.png": drawn,
};

function check(what: string, { headers, status, text }: Answer): void {
  for (const [name, value] of Object.entries(wanted)) assert.equal(headers.get(name), value, `${name} of ${what}`);
  assert.match(headers.get("Cache-Control") ?? "", /no-store/, what);
  assert.match(headers.get("Vary") ?? "", /Cookie, Accept/, what);
  for (const name of headers.keys()) assert.doesNotMatch(name, /^(access-control-|x-powered-by|server$)/i, what);
  if (text)
    assert.match(
      headers.get("Content-Type") ?? "",
      /^(text\/(html|csv); charset=utf-8|text\/plain; ?charset=utf-8|application\/json)$/i,
      what,
    );
  assert.ok(status >= 200 && status < 600);
}

function checkOpen(what: string, { headers }: Answer, open: Readonly<Record<string, string | null>>): void {
  for (const [name, value] of Object.entries(open)) assert.equal(headers.get(name), value, `${name} of ${what}`);
  assert.deepEqual(headers.getSetCookie(), []);
}

/** What other servers read: the same set, but that it may be read by who asked, and what is for all is kept for a moment. */
function checkDocument(what: string, { headers, status }: Answer): void {
  for (const [name, value] of Object.entries(wanted)) assert.equal(headers.get(name), value, `${name} of ${what}`);
  assert.deepEqual(headers.getSetCookie(), []);
  assert.match(headers.get("Vary") ?? "", /^Accept(, Signature, Signature-Input)?$|^Cookie, Accept/, what);
  assert.match(headers.get("Content-Type") ?? "", /^application\/((activity|jrd)\+)?json\b/, what);
  if (status !== 200) assert.match(headers.get("Cache-Control") ?? "", /no-store/, what);
}

const values = {
  id: stage.post.id,
  handle: "siti",
  tag: "desa",
  code: "1-abc",
  step: "2",
  sheet: "abcdefgh1",
  kind: "post",
  file: "s-00000000.css",
};

test("ACL-07 ACL-08 CSRF-05 CSRF-07 Every page, redirect and refusal carries the whole header set and is kept by no cache", async () => {
  assert.deepEqual({ ...pageHeaders }, wanted);
  const seen = new Set<number>();
  for (const { path, name } of readsOf(world.app)) {
    const right = fill(path.replace(/^\/:handle/, "/@:handle"), values);
    const wrong = fill(path.replace(/^\/:handle/, "/@:handle"), {
      ...values,
      id: "1",
      handle: "tidak_ada",
      tag: "-",
      code: "x",
      step: "9",
    });
    for (const person of [world.guest(), pending, siti, admin]) {
      for (const path of [right, wrong]) {
        for (const headers of [
          {},
          { Accept: "application/json", Origin: "https://evil.test" },
          { "Accept-Encoding": "br" },
        ]) {
          const answer = await person.get(path, headers);
          const open = answer.status === 200 ? outward[name] : undefined;
          if (open) checkOpen(name, answer, open);
          else if (documentRoutes.includes(name.slice(4)) && answer.status !== 303) checkDocument(name, answer);
          else check(`${name} ${answer.status}`, answer);
          seen.add(answer.status);
        }
      }
    }
    await forgetLimits(world.pool);
  }
  // 400: WebFinger without a name (RFC 7033, 4.2).
  assert.deepEqual([...seen].sort(), [200, 303, 400, 403, 404]);
});

test("ACL-08 Every answer to a form carries the header set and is kept by no cache, whatever its status", async () => {
  const seen = new Set<number>();
  for (const [name, door] of Object.entries(doorsOf(stage))) {
    if (name === "POST /session/removal") continue;
    const answers = [
      await world
        .guest()
        .send(door.path, { method: "POST", body: bodyOf(door), headers: { Origin: "https://evil.test" } }),
      await world.guest().send(door.path, { method: "POST", body: bodyOf(door), headers: ours }),
      await door.by.send(door.path, {
        method: "POST",
        body: "{",
        headers: { ...ours, "Content-Type": "application/json" },
      }),
      await door.by.send(door.path, {
        method: "POST",
        body: `a=${"a".repeat(300_000)}`,
        headers: { ...ours, "Content-Type": "application/x-www-form-urlencoded" },
      }),
      await door.by.send(door.path, {
        method: "POST",
        body: bodyOf(door),
        headers: { ...ours, Accept: "application/json" },
      }),
    ];
    for (const answer of answers) {
      check(`${name} ${answer.status}`, answer);
      seen.add(answer.status);
    }
    await forgetLimits(world.pool);
  }
  for (const status of [200, 303, 403, 404, 413, 422]) assert.ok(seen.has(status), `${status} was met`);
});

test("ACL-08 Too many requests and a broken page are not kept either", async () => {
  await world.pool.query(
    "insert into rate_limits (bucket, window_start, hits) select 'search:127.0.0.1', to_timestamp(floor(extract(epoch from now()) / 60) * 60 + part), 999 from unnest(array[0, 60]) as part",
  );
  const busy = await world.guest().get("/people");
  assert.equal(busy.status, 429);
  check("429", busy);
  await world.pool.query("alter table mutes rename to mutes_away");
  const broken = await siti.get("/community");
  await world.pool.query("alter table mutes_away rename to mutes");
  assert.equal(broken.status, 500);
  check("500", broken);
  assert.doesNotMatch(broken.text, /relation|mutes|node_modules/, "what broke is not told to whoever asks");
});

test("CSRF-05 No page tells another site's script that it may read it", async () => {
  for (const method of ["GET", "OPTIONS", "HEAD"]) {
    for (const path of ["/", "/health", "/community", "/session", "/settings/apps", "/oauth/authorize"]) {
      const { headers } = await siti.send(path, {
        method,
        headers: { Origin: "https://evil.test", "Access-Control-Request-Method": "POST" },
      });
      for (const name of headers.keys()) assert.doesNotMatch(name, /^access-control-/i, path);
    }
  }
});

test("CSRF-07 No page may stand in another site's frame", async () => {
  for (const path of ["/", "/session/new", "/admin/community", `/p/${stage.post.id}/removal`]) {
    const { headers } = await admin.get(path);
    assert.match(headers.get("Content-Security-Policy") ?? "", /frame-ancestors 'none'/);
    assert.equal(headers.get("X-Frame-Options"), "DENY");
  }
});

test("The style sheet and the icons are kept for a year, run nothing, and an old one's address is an ordinary 404", async () => {
  for (const path of [world.assets.stylePath, world.assets.iconsPath]) {
    const { headers, status } = await world.guest().get(path);
    assert.equal(status, 200);
    assert.match(headers.get("Cache-Control") ?? "", /immutable/);
    assert.match(headers.get("Content-Security-Policy") ?? "", /default-src 'none'.*sandbox/);
    assert.equal(headers.get("X-Content-Type-Options"), "nosniff");
    assert.match(headers.get("Content-Type") ?? "", /^(text\/css|image\/svg\+xml)/);
  }
  const old = await world.guest().get("/s-00000000.css");
  assert.equal(old.status, 404);
  check("an old style sheet", old);
});

test("SUP-07 No page loads anything from another place, and asks for nothing before one presses a link", async () => {
  for (const { path, name } of readsOf(world.app)) {
    for (const person of [world.guest(), siti, admin]) {
      const { text } = await person.get(fill(path.replace(/^\/:handle/, "/@:handle"), values));
      const loaded = [
        ...text.matchAll(
          /<(?:link|script|img|iframe|source|video|audio|use|object|embed|form)\b[^>]*?\s(?:href|src|srcset|data|action|poster)="([^"]*)"/g,
        ),
      ].map(([, address = ""]) => address);
      for (const address of loaded) assert.match(address, /^\/(?!\/)/, `${name}: ${address}`);
      assert.doesNotMatch(text, /rel="(?:preconnect|dns-prefetch|prefetch|prerender)"|http-equiv=|\sping=/, name);
    }
    await forgetLimits(world.pool);
  }
});
