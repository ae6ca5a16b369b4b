import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { decideSignUp } from "#modules/accounts";
import { newSecret } from "#platform/secrets";
import { type Browser, PASSPHRASE } from "../world.ts";
import { bodyOf, doorsOf } from "./doors.ts";
import { fill, routesOf } from "./routes.ts";
import { setPassphrase, setStage, snapshot } from "./stage.ts";

const stage = await setStage();
const { world, siti, tono, admin } = stage;
const OTHER = "kelapa gunung pasir angin";

async function signIn(
  handle: string,
  passphrase: string,
  browser: Browser = world.guest(),
  more: Record<string, string> = {},
) {
  const answer = await browser.post("/session", { handle, passphrase, next: "/", ...more });
  return { answer, browser };
}

test("AUTH-02 A refused member is out at once, on every device", async () => {
  const applicant = await world.person("pelamar", { status: "pending" });
  assert.equal((await applicant.get("/waiting")).status, 200);
  await decideSignUp(world.ctx, applicant.account.id, "refuse");
  assert.equal((await applicant.get("/settings/profile")).status, 303);
  assert.equal((await applicant.post("/settings/profile", { name: "Masih di sini" })).status, 403);
  await setPassphrase(world, applicant, PASSPHRASE);
  assert.equal((await signIn("pelamar", PASSPHRASE)).answer.status, 422);
});

test("AUTH-02 An administrator who no longer is one loses the pages with the next request", async () => {
  const former = await world.person("mantan", { role: "administrator" });
  assert.equal((await former.get("/admin/community")).status, 200);
  await world.pool.query("update accounts set role = 'member' where handle = 'mantan'");
  assert.equal((await former.get("/admin/community")).status, 403);
});

test("AUTH-02 A new passphrase signs out every other device and keeps this one", async () => {
  await setPassphrase(world, siti, PASSPHRASE);
  const { browser: phone } = await signIn("siti", PASSPHRASE);
  const { browser: laptop } = await signIn("siti", PASSPHRASE);
  assert.equal((await phone.get("/settings")).status, 200);
  assert.equal((await laptop.post("/settings/passphrase", { current: PASSPHRASE, passphrase: OTHER })).status, 303);
  assert.equal((await laptop.get("/settings")).status, 200);
  assert.equal((await phone.get("/settings")).status, 303);
  assert.equal((await signIn("siti", PASSPHRASE)).answer.status, 422);
  await setPassphrase(world, siti, PASSPHRASE);
});

test("AUTH-04 Nobody signs in to an account without a usable passphrase, and the answer does not say so", async () => {
  const broken = [
    "",
    "x".repeat(60),
    `$argon2id$v=19$m=0,t=0,p=1$${"A".repeat(22)}$${"A".repeat(43)}`,
    "$2b$10$abcdefghijklmnopqrstuuabcdefghijklmnopqrstuvwxyz0123456789ab",
  ];
  const none = await world.person("tanpa_sandi");
  const answers: string[] = [];
  for (const hash of [undefined, ...broken]) {
    await world.pool.query("delete from credentials where account_id = $1", [none.account.id]);
    if (hash)
      await world.pool.query("insert into credentials (account_id, passphrase_hash) values ($1, $2)", [
        none.account.id,
        hash,
      ]);
    for (const passphrase of ["null", "undefined", "0", "x", hash || "apa saja"]) {
      const { answer, browser } = await signIn("tanpa_sandi", passphrase);
      answers.push(`${answer.status} ${answer.text.replaceAll(/value="[^"]*"/g, "")}`);
      assert.equal(browser.cookies.size, 0);
    }
    await world.pool.query("truncate rate_limits");
  }
  assert.equal(new Set(answers).size, 1);
  assert.match(answers[0] ?? "", /^422 /);
  const twice = await world.guest().post("/session", new URLSearchParams("handle=tanpa_sandi&passphrase=&passphrase="));
  const empty = await signIn("tanpa_sandi", "");
  for (const answer of [twice, empty.answer]) assert.equal(answer.status, 422);
});

test("AUTH-05 Signing out ends the session on the server: kept cookies open nothing any more", async () => {
  const key = newSecret();
  const { browser } = await signIn("siti", PASSPHRASE, world.guest(), { key });
  const kept = new Map(browser.cookies);
  const answer = await browser.post("/session/removal");
  assert.equal(answer.headers.get("Clear-Site-Data"), '"cache", "cookies", "storage"');
  assert.match(answer.headers.getSetCookie().join("\n"), /^__Host-session=; Max-Age=0/);
  const thief = world.guest();
  for (const [name, value] of kept) thief.cookies.set(name, value);
  for (const route of routesOf(world.app).filter(
    ({ guards, method }) => method === "GET" && guards[0] !== "anyone" && guards.length > 0,
  )) {
    const path = fill(route.path, { id: stage.post.id, handle: "tono", sheet: "abcdefgh1", kind: "post" });
    assert.match((await thief.get(path)).location, /^\/session\/new\?next=/, route.name);
  }
  assert.equal((await thief.post("/posts", { text: "Dicuri" })).status, 403);
  await signIn("siti", PASSPHRASE, world.guest(), { key });
  assert.equal(
    (await thief.get("/settings")).status,
    303,
    "the same sign-in form sent again must not revive an ended session",
  );
});

test("AUTH-06 Another spelling of an address opens nothing", async () => {
  const guarded = routesOf(world.app).filter(
    ({ guards, method }) => method === "GET" && guards[0] !== "anyone" && guards.length > 0,
  );
  const spellings = (path: string) => [
    `/${path}`,
    `/.${path}`,
    `${path}/`,
    `${path}/.`,
    `${path};a`,
    `${path}.`,
    `${path}.json`,
    `${path}%2f`,
    `${path}%00`,
    `${path}/..${path}`,
    `${path}?_method=GET`,
    path.toUpperCase(),
    path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
    path.replace("/", "/x/../"),
    path.replace("/", "/%2e/"),
    path.replace("/", "/\u200b"),
    `${path}#x`,
  ];
  const tricks: Record<string, string>[] = [
    { "X-Original-URL": "/about" },
    { "X-Rewrite-URL": "/about" },
    { "X-HTTP-Method-Override": "POST" },
    { "X-Forwarded-Prefix": "/about" },
    { Authorization: "Bearer null" },
  ];
  for (const { path, name, guards } of guarded) {
    const address = fill(path, { id: stage.post.id, handle: "tono", sheet: "abcdefgh1", kind: "post" });
    const person = guards[0] === "administrator" ? tono : world.guest();
    for (const spelling of spellings(address)) {
      for (const method of ["GET", "HEAD", "OPTIONS"]) {
        const answer = await person.send(`http://localhost:3000${spelling}`, { method });
        assert.ok([303, 403, 404].includes(answer.status), `${name} as ${method} ${spelling}: ${answer.status}`);
      }
    }
    for (const headers of tricks) assert.ok([303, 403].includes((await person.get(address, headers)).status), name);
  }
});

test("AUTH-08 Secrets come from the system's random source, never from Math.random, and none comes twice", () => {
  const files = readdirSync(join(import.meta.dirname, "../../src"), { recursive: true, encoding: "utf8" }).filter(
    (name) => /\.tsx?$/.test(name),
  );
  const careless = files.filter(
    (name) =>
      !name.startsWith("ui/") &&
      readFileSync(join(import.meta.dirname, "../../src", name), "utf8").includes("Math.random"),
  );
  assert.deepEqual(careless, []);
  const made = new Set(Array.from({ length: 100_000 }, () => newSecret()));
  assert.equal(made.size, 100_000);
  for (const secret of [...made].slice(0, 100)) assert.equal(Buffer.from(secret, "base64url").length, 32);
});

test("AUTH-12 A session is a new one after each sign-in, and its cookie no script can read", async () => {
  const secrets = new Set<string>();
  for (const key of [newSecret(), newSecret()]) {
    const { answer, browser } = await signIn("siti", PASSPHRASE, world.guest(), { key });
    for (const cookie of answer.headers.getSetCookie())
      assert.match(
        cookie,
        /^__Host-(session|device)=[\w.-]{40,200}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
    secrets.add(browser.cookies.get("__Host-session") ?? "");
  }
  assert.equal(secrets.size, 2);
  const planted = world.guest();
  planted.cookies.set("__Host-session", "planted-by-someone-else-planted-by-someone-else");
  await signIn("siti", PASSPHRASE, planted);
  assert.notEqual(planted.cookies.get("__Host-session"), "planted-by-someone-else-planted-by-someone-else");
});

test("AUTH-12 Every cookie any write sets is closed to scripts and to other sites", async () => {
  const fresh = await setStage();
  for (const [name, door] of Object.entries(doorsOf(fresh))) {
    const answer = await door.by.send(door.path, {
      method: "POST",
      body: bodyOf(door),
      headers: { Origin: "http://localhost:3000" },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      assert.match(cookie, /^(__Host-(session|others|device|step|recovery)|prefs)=/, name);
      assert.match(cookie, /; Path=\/; HttpOnly;( Secure;)? SameSite=Lax$/, name);
      if (cookie.startsWith("__Host-")) assert.match(cookie, /; Secure;/, name);
    }
  }
});

const owned = {
  role: "administrator",
  status: "active",
  admin: "true",
  is_admin: "1",
  approved: "true",
  email_verified: "true",
  suspended: "false",
  trust_level: "9",
  id: "1",
  account_id: "1",
  author_id: "1",
  user_id: "1",
  post_id: "1",
  thread_id: "1",
  in_reply_to_id: "1",
  handle: "",
  created_at: "2000-01-01",
  edited_at: "2000-01-01",
  pinned_at: "2000-01-01",
  likes_count: "999",
  shares_count: "999",
  replies_count: "999",
  followers_count: "999",
  posts_count: "999",
  merged_on_read: "true",
  html: "<b>x</b>",
  bio_html: "<b>x</b>",
  fields: "[]",
  invited_by: "1",
  uses_left: "999",
  expires_at: "2999-01-01",
  token_hash: "x",
  passphrase_hash: "x",
  blocker_id: "1",
  follower_id: "1",
  state: "accepted",
  founded_at: "2000-01-01",
  only_one: "false",
};

test("AUTH-15 Fields that are not on the form change nothing, whichever form they are added to", async () => {
  const fresh = await setStage();
  const { pool } = fresh.world;
  for (const [name, door] of Object.entries(doorsOf(fresh))) {
    const extra = Object.fromEntries(Object.entries(owned).filter(([field]) => !(field in door.fields)));
    const answer = await door.by.send(door.path, {
      method: "POST",
      body: bodyOf(door, extra),
      headers: { Origin: "http://localhost:3000" },
    });
    assert.ok(answer.status < 500, name);
  }
  const one = async (text: string) =>
    (await pool.query<{ count: number }>(`select count(*)::int as count from ${text}`)).rows[0]?.count;
  assert.equal(await one("accounts where role <> 'member'"), 1);
  assert.equal(
    await one("accounts where status = 'active' and handle = 'menanti'"),
    1,
    "the administrator approved them",
  );
  assert.equal(
    await one(
      "accounts where created_at < '2001-01-01' or followers_count > (select count(*) from follows where followee_id = accounts.id) or posts_count > (select count(*) from posts where author_id = accounts.id) or merged_on_read or invited_by is not null or bio_html like '%<b>%'",
    ),
    0,
  );
  assert.equal(
    await one(
      "posts where created_at < '2001-01-01' or edited_at < '2001-01-01' or pinned_at < '2001-01-01' or likes_count + shares_count + replies_count > 9 or html like '%<b>%' or thread_id = 1 or author_id = 1",
    ),
    0,
  );
  assert.equal(await one("invites where uses_left > 30 or expires_at > now() + interval '31 days'"), 0);
  assert.equal(await one("follows where follower_id = 1"), 0);
  assert.equal(await one("community where founded_at < '2001-01-01'"), 0);
});

test("AUTH-15 A query string does not stand in for a form's field", async () => {
  const before = await snapshot(world.pool);
  const answer = await admin.post("/admin/community?sign_up=open&community=Lain", {});
  assert.equal(answer.status, 422);
  assert.deepEqual(await snapshot(world.pool), before);
});
