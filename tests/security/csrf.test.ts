import assert from "node:assert/strict";
import { test } from "node:test";
import { BASE_URL } from "../world.ts";
import { bodyOf, type Door, doorsOf } from "./doors.ts";
import { intakeOtherwise } from "./intake-doors.ts";
import { mediaOtherwise } from "./media-doors.ts";
import { movingOtherwise } from "./moving-doors.ts";
import { newsletterOtherwise } from "./newsletter-doors.ts";
import { notificationOtherwise } from "./notification-doors.ts";
import { routesOf, writesOf } from "./routes.ts";
import { safetyOtherwise } from "./safety-doors.ts";
import { setStage, snapshot } from "./stage.ts";

const stage = await setStage();
const doors = Object.entries(doorsOf(stage));

/** What a page elsewhere can make a browser send, and what a forged request may lack. */
const strangers: Readonly<Record<string, Record<string, string>>> = {
  "nothing that says where it comes from": {},
  "another origin": { Origin: "https://evil.test", Referer: "https://evil.test/", "Sec-Fetch-Site": "cross-site" },
  "another origin, an old browser": { Origin: "https://evil.test" },
  "an origin that hides": { Origin: "null", "Sec-Fetch-Site": "cross-site" },
  "a hidden origin that claims nothing else": { Origin: "null" },
  "a sibling subdomain": { Origin: "http://files.localhost:3000", "Sec-Fetch-Site": "same-site" },
  "our name on another port": { Origin: "http://localhost:3001", "Sec-Fetch-Site": "same-site" },
  "our name over another scheme": { Origin: "https://localhost:3000" },
  "an origin that begins like ours": { Origin: `${BASE_URL}.evil.test` },
  "our origin, but the browser says cross-site": { Origin: BASE_URL, "Sec-Fetch-Site": "cross-site" },
  "our origin, but the browser says same-site": { Origin: BASE_URL, "Sec-Fetch-Site": "same-site" },
  "a typed address or a bookmark": { "Sec-Fetch-Site": "none" },
  "same-origin by word, another origin by header": { Origin: "https://evil.test", "Sec-Fetch-Site": "same-origin" },
  "only a foreign Referer": { Referer: "https://evil.test/?localhost:3000" },
  "a Referer that is none": { Referer: "localhost:3000" },
  "a Referer of an opaque page": { Referer: "about:blank" },
};

/** Pressed by mail programs, which come from anywhere (RFC 8058); the key in its address lets in, and no cookie is looked at. */
const byKey = ["POST /digest-end/:secret", "POST /news-end/:secret"];

const bodies: Readonly<
  Record<string, (door: Door) => { body: URLSearchParams | FormData | string; headers: Record<string, string> }>
> = {
  urlencoded: (door) => ({ body: bodyOf(door), headers: {} }),
  multipart: (door) => {
    const form = new FormData();
    for (const [name, value] of bodyOf(door)) form.set(name, value);
    return { body: form, headers: {} };
  },
  "text/plain": (door) => ({ body: bodyOf(door).toString(), headers: { "Content-Type": "text/plain" } }),
};

test("CSRF-01 Every write of the router table is covered here, and the table holds no write this list forgot", () => {
  assert.deepEqual(
    doors.map(([name]) => name).sort(),
    writesOf(stage.world.app)
      .map(({ name }) => name)
      .sort(),
  );
  const methods = new Set(routesOf(stage.world.app).map(({ method }) => method));
  assert.deepEqual([...methods].sort(), ["GET", "POST"]);
});

for (const [kind, make] of Object.entries(bodies)) {
  test(`CSRF-01 A ${kind} form from another site's page is refused at every door and changes nothing`, async () => {
    const before = await snapshot(stage.world.pool);
    for (const [name, door] of doors) {
      if (byKey.includes(name)) continue;
      for (const [stranger, from] of Object.entries(strangers)) {
        const { body, headers } = make(door);
        const answer = await door.by.send(door.path, { method: "POST", body, headers: { ...headers, ...from } });
        assert.equal(answer.status, 403, `${name} from ${stranger}`);
        assert.equal(answer.headers.getSetCookie().length, 0, name);
      }
    }
    assert.deepEqual(await snapshot(stage.world.pool), before);
  });
}

test("CSRF-01 Over https no name of this machine counts as ours", async () => {
  const overHttps = await setStage({ env: { BASE_URL: "https://gaung.example" } });
  const door = doorsOf(overHttps)["POST /settings/profile"] as Door;
  for (const Origin of [
    "http://localhost:3000",
    "http://gaung.example",
    "https://127.0.0.1",
    "https://www.gaung.example",
    "https://gaung.example:8443",
  ]) {
    const answer = await door.by.send(door.path, { method: "POST", body: bodyOf(door), headers: { Origin } });
    assert.equal(answer.status, 403, Origin);
  }
  const answer = await door.by.send(door.path, {
    method: "POST",
    body: bodyOf(door),
    headers: { Origin: "https://gaung.example" },
  });
  assert.equal(answer.status, 303);
});

/** What a form from our own page ends in where it is not 303: a next question, or what an earlier form settled. */
const otherwise: Readonly<Record<string, number>> = {
  ...safetyOtherwise,
  ...movingOtherwise,
  ...mediaOtherwise,
  ...notificationOtherwise,
  ...intakeOtherwise,
  ...newsletterOtherwise,
  "POST /lists/:id/people": 422,
  "POST /join/2": 200,
  "POST /join/3": 200,
  "POST /join/4": 200,
  "POST /groups/new/2": 200,
  "POST /questions/new/:step": 200,
  "POST /groups/new/3": 200,
  "POST /groups/:group/avatar": 422,
  "POST /organisations/:organisation/avatar": 422,
  "POST /set-up/:code": 404,
  "POST /session/recovery": 422,
  "POST /session/second-step": 422,
  "POST /settings/second-step": 422,
  "POST /follow-requests/:handle/refusal": 404,
  "POST /messages/:id/refusal": 404,
  "POST /admin/sign-ups/:id/refusal": 404,
};

test("CSRF-01 The same forms from our own pages come through, so that the refusals above mean something", async () => {
  for (const [name, door] of doors) {
    const answer = await door.by.send(door.path, {
      method: "POST",
      body: bodyOf(door),
      headers: { Origin: BASE_URL, "Sec-Fetch-Site": "same-origin" },
    });
    assert.equal(answer.status, otherwise[name] ?? 303, name);
  }
});

test("CSRF-01 No GET address changes anything", async () => {
  const quiet = await setStage();
  const before = await snapshot(quiet.world.pool);
  for (const path of [
    "/",
    "/community",
    "/settings/sessions",
    `/p/${quiet.post.id}/removal`,
    `/p/${quiet.theirs.id}/share`,
    "/session/new",
    "/admin/sign-ups",
  ]) {
    await quiet.siti.get(path);
    await quiet.admin.get(path);
  }
  assert.deepEqual(await snapshot(quiet.world.pool), before);
});
