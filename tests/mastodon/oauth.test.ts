import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { test } from "node:test";
import { makeWorld, type Person } from "../world.ts";
import { type AppClient, clientWith } from "./app-client.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const guest = clientWith(world);
const HOME = "https://phanpy.example/callback";
const OOB = "urn:ietf:wg:oauth:2.0:oob";

type App = { readonly client_id: string; readonly client_secret: string };

async function register(change: Record<string, unknown> = {}): Promise<App> {
  const { status, body } = await guest.post("/api/v1/apps", {
    client_name: "Phanpy",
    redirect_uris: HOME,
    scopes: "read write follow push",
    website: "https://phanpy.example",
    ...change,
  });
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

const verifier = randomBytes(32).toString("base64url");
const challenge = createHash("sha256").update(verifier).digest("base64url");

const wishOf = (app: App, change: Record<string, string> = {}) => ({
  response_type: "code",
  client_id: app.client_id,
  redirect_uri: HOME,
  scope: "read write",
  state: "s1",
  code_challenge: challenge,
  code_challenge_method: "S256",
  ...change,
});

async function allow(person: Person, app: App, change: Record<string, string> = {}): Promise<string> {
  const { status, location } = await person.post("/oauth/authorize", wishOf(app, change));
  assert.equal(status, 303);
  return new URL(location, "http://localhost:3000").searchParams.get("code") ?? "";
}

const exchange = (app: App, code: string, change: Record<string, string> = {}) =>
  guest.post(
    "/oauth/token",
    new URLSearchParams({
      grant_type: "authorization_code",
      client_id: app.client_id,
      client_secret: app.client_secret,
      redirect_uri: HOME,
      code,
      code_verifier: verifier,
      ...change,
    }),
  );

async function signIn(app: App): Promise<AppClient> {
  const { body } = await exchange(app, await allow(siti, app));
  return clientWith(world, body.access_token);
}

test("a person lets an app in, and it speaks for them", async () => {
  const app = await register();
  const page = await siti.get(`/oauth/authorize?${new URLSearchParams(wishOf(app))}`);
  assert.equal(page.status, 200);
  assert.match(page.text, /Phanpy/);
  assert.match(page.text, /phanpy\.example/);
  const { location } = await siti.post("/oauth/authorize", wishOf(app));
  assert.match(location, /^https:\/\/phanpy\.example\/callback\?code=[\w-]{43}&state=s1$/);
  const client = await signIn(app);
  assert.equal((await client.get("/api/v1/accounts/verify_credentials")).body.username, "siti");
  assert.equal((await client.get("/api/v1/apps/verify_credentials")).body.name, "Phanpy");
  assert.equal((await client.get("/oauth/userinfo")).body.preferred_username, "siti");
});

test("whoever refuses is led back without a code", async () => {
  const app = await register();
  const { location } = await siti.post("/oauth/authorize", { ...wishOf(app), "do.refuse": "1" });
  assert.equal(location, `${HOME}?error=access_denied&state=s1`);
});

test("an app without an address of its own is given the code to copy", async () => {
  const app = await register({ redirect_uris: OOB });
  const { location } = await siti.post("/oauth/authorize", wishOf(app, { redirect_uri: OOB }));
  const page = await siti.get(location);
  const code = /<code>([\w-]{43})<\/code>/.exec(page.text)?.[1] ?? "";
  assert.equal((await exchange(app, code, { redirect_uri: OOB })).status, 200);
});

test("a guest signs in first and comes back to the question", async () => {
  const app = await register();
  const { status, location } = await world.guest().get(`/oauth/authorize?${new URLSearchParams(wishOf(app))}`);
  assert.equal(status, 303);
  assert.match(location, /^\/session\/new\?next=%2Foauth%2Fauthorize%3F/);
});

test("an app comes in as itself and reads no person's account", async () => {
  const app = await register();
  const { body } = await guest.post("/oauth/token", {
    grant_type: "client_credentials",
    client_id: app.client_id,
    client_secret: app.client_secret,
    scope: "read",
  });
  const client = clientWith(world, body.access_token);
  assert.equal((await client.get("/api/v1/apps/verify_credentials")).status, 200);
  assert.equal((await client.get("/api/v1/accounts/verify_credentials")).status, 401);
});

test("AUTH-10 a code is sent only to an address that was registered, letter by letter", async () => {
  const app = await register({ redirect_uris: [HOME, "app.example:/done"] });
  for (const redirect_uri of [
    `${HOME}/`,
    `${HOME}?x=1`,
    `${HOME}#x`,
    "https://phanpy.example/",
    "https://phanpy.example/callback/../callback",
    "https://phanpy.example:8443/callback",
    "https://siti@phanpy.example/callback",
    "https://sub.phanpy.example/callback",
    "https://phanpy.example.evil.test/callback",
    "http://phanpy.example/callback",
    "https://PHANPY.example/callback",
    "app.example:/done2",
    "other.example:/done",
    OOB,
    "",
  ]) {
    const page = await siti.get(`/oauth/authorize?${new URLSearchParams(wishOf(app, { redirect_uri }))}`);
    assert.equal(page.status, 404, redirect_uri);
    if (redirect_uri) assert.ok(!page.text.includes(`href="${redirect_uri}`), "no link leads there");
    const sent = await siti.post("/oauth/authorize", wishOf(app, { redirect_uri }));
    assert.deepEqual([sent.status, sent.location], [422, ""], redirect_uri);
  }
});

test("AUTH-10 the content policy of the question lets its form lead to that app alone", async () => {
  for (const [redirect_uri, target] of [
    [HOME, "https://phanpy.example"],
    ["app.example:/done", "app.example:"],
    ["http://127.0.0.1:9000/x", "http://127.0.0.1:9000"],
  ] as const) {
    const app = await register({ redirect_uris: redirect_uri });
    const page = await siti.get(`/oauth/authorize?${new URLSearchParams(wishOf(app, { redirect_uri }))}`);
    assert.match(page.headers.get("Content-Security-Policy") ?? "", new RegExp(`; form-action 'self' ${target}; `));
    assert.match(page.headers.get("Content-Security-Policy") ?? "", /frame-ancestors 'none'/);
  }
});

test("AUTH-10 no app registers an address that a browser would run or that anyone could listen to", async () => {
  for (const redirect_uris of [
    "javascript:alert(1)",
    "data:text/html,x",
    "http://phanpy.example/callback",
    "https://a.example/#x",
    "https://siti:x@a.example/",
    "/callback",
    "https://a.example/;form-action *\n",
    "https://a.example/'",
    "",
  ]) {
    const body = { client_name: "x", redirect_uris: redirect_uris === "" ? "" : [redirect_uris] };
    assert.equal((await guest.post("/api/v1/apps", body)).status, 422, redirect_uris);
  }
});

test("AUTH-10 a code is taken once; when it comes again, what it brought ends", async () => {
  const app = await register();
  const code = await allow(siti, app);
  const first = await exchange(app, code);
  const client = clientWith(world, first.body.access_token);
  assert.equal((await client.get("/api/v1/accounts/verify_credentials")).status, 200);
  const second = await exchange(app, code);
  assert.deepEqual([second.status, second.body.error], [400, "invalid_grant"]);
  assert.equal((await client.get("/api/v1/accounts/verify_credentials")).status, 401);
});

test("AUTH-03 AUTH-10 twenty at once with one code: one is let in", async () => {
  const app = await register();
  const code = await allow(siti, app);
  const answers = await Promise.all(Array.from({ length: 20 }, () => exchange(app, code)));
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
});

test("AUTH-10 a code is bound to its app, its address, its challenge and its ten minutes", async () => {
  const app = await register();
  const other = await register();
  const code = await allow(siti, app);
  const wrong: readonly (readonly [App, Record<string, string>])[] = [
    [other, {}],
    [app, { redirect_uri: `${HOME}/` }],
    [app, { code_verifier: randomBytes(32).toString("base64url") }],
    [app, { code_verifier: "" }],
    [app, { code_verifier: challenge }],
    [app, { code: "x" }],
    [app, { code: "" }],
  ];
  for (const [who, change] of wrong)
    assert.equal((await exchange(who, code, change)).body.error, "invalid_grant", JSON.stringify(change));
  assert.equal((await exchange(app, code, { client_secret: "x" })).status, 401);
  await world.pool.query("update app_codes set made_at = made_at - interval '11 minutes' where used_at is null");
  assert.equal((await exchange(app, code)).body.error, "invalid_grant");
  const bare = await allow(siti, app, { code_challenge: "", code_challenge_method: "" });
  assert.equal((await exchange(app, bare)).body.error, "invalid_grant", "a verifier nobody asked for");
  assert.equal((await exchange(app, bare, { code_verifier: "" })).status, 200);
});

test("AUTH-10 there is no plain challenge, no implicit grant and no grant by passphrase", async () => {
  const app = await register();
  for (const change of [
    { code_challenge_method: "plain" },
    { code_challenge_method: "" },
    { response_type: "token" },
    { response_type: "" },
    { code_challenge: "kurang" },
  ])
    assert.equal((await siti.post("/oauth/authorize", wishOf(app, change))).status, 422, JSON.stringify(change));
  for (const grant_type of ["password", "implicit", "refresh_token", ""]) {
    const { status, body } = await exchange(app, "x", { grant_type, username: "siti", password: "x" });
    assert.deepEqual([status, body.error], [400, "unsupported_grant_type"]);
  }
});

test("AUTH-11 the question shows a made-up name as letters, where it leads, and that nobody checked it", async () => {
  const app = await register({
    client_name: "Mastodon <b>official</b>",
    website: "https://bank.test",
    redirect_uris: "https://evil.test/x",
  });
  const page = await siti.get(
    `/oauth/authorize?${new URLSearchParams(wishOf(app, { redirect_uri: "https://evil.test/x" }))}`,
  );
  assert.match(page.text, /Mastodon &lt;b&gt;official&lt;\/b&gt;/);
  assert.match(page.text, /evil\.test/);
  assert.match(page.text, /belum diperiksa/);
  assert.doesNotMatch(page.text, /href="https:\/\/(bank|evil)\.test/);
});

test("CSRF-02 no other site's page gets a code, and wider wishes are asked anew", async () => {
  const app = await register({ scopes: "read" });
  const body = new URLSearchParams({ ...wishOf(app, { scope: "read" }), key: "a".repeat(22) });
  for (const Origin of ["https://evil.test", "null"])
    assert.equal((await siti.send("/oauth/authorize", { method: "POST", body, headers: { Origin } })).status, 403);
  const quiet = await siti.get(
    `/oauth/authorize?${new URLSearchParams({ ...wishOf(app, { scope: "read" }), prompt: "none" })}`,
  );
  assert.equal(quiet.status, 200, "shown, never answered by itself");
  assert.equal((await siti.post("/oauth/authorize", wishOf(app, { scope: "read write" }))).status, 422);
});

test("AUTH-20 letting an app in needs a proof of who one is that is not five minutes old", async () => {
  const app = await register();
  const slow = await world.person("lama");
  await world.pool.query("update sessions set confirmed_at = now() - interval '6 minutes' where account_id = $1", [
    slow.account.id,
  ]);
  const { location } = await slow.get(`/oauth/authorize?${new URLSearchParams(wishOf(app))}`);
  assert.match(location, /^\/session\/confirmation\?next=/);
  assert.match((await slow.post("/oauth/authorize", wishOf(app))).location, /^\/session\/confirmation/);
});

test("a person sees their apps and ends one; an app gives its token back", async () => {
  const app = await register({ client_name: "Tusky" });
  const client = await signIn(app);
  const page = await siti.get("/settings/apps");
  const id = /Tusky[\s\S]*?\/settings\/apps\/(\d+)\/removal/.exec(page.text)?.[1];
  assert.ok(id);
  await siti.post(`/settings/apps/${id}/removal`);
  assert.equal((await client.get("/api/v1/accounts/verify_credentials")).status, 401);
  const again = await signIn(app);
  const revoked = await guest.post("/oauth/revoke", { ...app, token: again.secret });
  assert.equal(revoked.status, 200);
  assert.equal((await again.get("/api/v1/accounts/verify_credentials")).status, 401);
  const other = await signIn(await register());
  await guest.post("/oauth/revoke", { ...app, token: other.secret });
  assert.equal((await other.get("/api/v1/accounts/verify_credentials")).status, 200, "an app ends its own alone");
});

test("AUTH-05 AUTH-20 apps lose their leave when all sessions end, at suspension and on leaving", async () => {
  const app = await register();
  for (const [handle, end] of [
    ["satu", (person: Person) => person.post("/settings/sessions/removal")],
    [
      "dua",
      (person: Person) =>
        world.pool.query("update accounts set status = 'suspended' where id = $1", [person.account.id]),
    ],
    [
      "tiga",
      (person: Person) => world.pool.query("update accounts set status = 'leaving' where id = $1", [person.account.id]),
    ],
  ] as const) {
    const person = await world.person(handle);
    const { body } = await exchange(app, await allow(person, app));
    const client = clientWith(world, body.access_token);
    assert.equal((await client.get("/api/v1/accounts/verify_credentials")).status, 200);
    await end(person);
    assert.ok([401, 403].includes((await client.get("/api/v1/accounts/verify_credentials")).status), handle);
    assert.ok([401, 403].includes((await client.get("/api/v1/timelines/public")).status), handle);
  }
});

test("AUTH-07 what is no token opens nothing", async () => {
  const app = await register();
  const code = await allow(siti, app);
  const wrong = [
    "",
    "null",
    "undefined",
    "0",
    "a, b",
    "x".repeat(1_000_000),
    "' or 1=1 --",
    code,
    app.client_secret,
    siti.account.id,
  ];
  for (const secret of wrong) {
    const client = clientWith(world, secret);
    for (const path of ["/api/v1/accounts/verify_credentials", "/api/v1/timelines/public"])
      assert.equal((await client.get(path)).status, 401, `${secret.slice(0, 20)} ${path}`);
  }
  const session = siti.cookies.get("__Host-session") ?? "";
  assert.equal((await clientWith(world, session).get("/api/v1/accounts/verify_credentials")).status, 401);
  assert.equal((await siti.get("/api/v1/accounts/verify_credentials")).status, 401, "cookies are not looked at");
});

test("AUTH-18 the database keeps no secret of an app, only what tells it again", async () => {
  const app = await register();
  const code = await allow(siti, app);
  const { body } = await exchange(app, code);
  const { rows } = await world.pool.query(
    "select row_to_json(t)::text as row from (select * from apps) t union all select row_to_json(t)::text from app_codes t union all select row_to_json(t)::text from app_tokens t union all select row_to_json(t)::text from idempotency_keys t",
  );
  const all = rows.map(({ row }) => row).join("\n");
  for (const secret of [app.client_secret, code, body.access_token]) assert.ok(!all.includes(secret));
});

test("programs read first what they may do", async () => {
  const { status, body } = await guest.get("/.well-known/oauth-authorization-server");
  assert.equal(status, 200);
  assert.deepEqual(body.grant_types_supported, ["authorization_code", "client_credentials"]);
  assert.equal(body.token_endpoint, "http://localhost:3000/oauth/token");
});
