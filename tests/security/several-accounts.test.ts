import assert from "node:assert/strict";
import { test } from "node:test";
import { type Browser, makeWorld, PASSPHRASE, type Person } from "../world.ts";
import { isSignedIn } from "./one-time-codes.ts";
import { forgetLimits, setPassphrase } from "./stage.ts";

const world = await makeWorld();
const people = new Map<string, Person>();
for (const handle of ["ibu", "aktivis", "kantor", "toko", "arisan", "keenam"]) {
  people.set(handle, await world.person(handle));
  await setPassphrase(world, people.get(handle)!, PASSPHRASE);
}
const idOf = (handle: string) => people.get(handle)?.account.id ?? "";
const enter = (browser: Browser, handle: string, more: Record<string, string> = {}) =>
  browser.post("/session", { handle, passphrase: PASSPHRASE, next: "/", ...keyIn(browser), ...more });
/** The mark a page of this browser's account would carry in its forms. */
const marks = new WeakMap<Browser, string>();
const keyIn = (browser: Browser) =>
  marks.has(browser) ? { key: `${marks.get(browser)}.${Math.random().toString(36).slice(2).padEnd(12, "0")}` } : {};
const inUse = async (browser: Browser) => /href="\/@(\w+)"/.exec((await browser.get("/settings/accounts")).text)?.[1];

async function withAccounts(...handles: string[]): Promise<Browser> {
  await forgetLimits(world.pool);
  const browser = world.guest();
  for (const handle of handles) {
    assert.equal((await enter(browser, handle)).status, 303, handle);
    marks.set(browser, idOf(handle));
  }
  return browser;
}

async function switchTo(browser: Browser, handle: string) {
  const answer = await browser.post("/session/switch", { to: idOf(handle), ...keyIn(browser) });
  if (answer.status === 303) marks.set(browser, idOf(handle));
  return answer;
}

test("AUTH-12 Another account is added, one press changes to it and back, and only five fit", async () => {
  const browser = await withAccounts("ibu", "aktivis");
  assert.equal(await inUse(browser), "aktivis");
  assert.match((await browser.get("/settings/accounts")).text, /Pindah ke Ibu/);
  assert.equal((await browser.get("/session/new")).status, 303);
  assert.equal((await browser.get("/session/new?add")).status, 200);
  assert.equal((await switchTo(browser, "ibu")).location, "/");
  assert.equal(await inUse(browser), "ibu");
  await switchTo(browser, "aktivis");
  assert.equal(await inUse(browser), "aktivis");
  for (const handle of ["kantor", "toko", "arisan"]) {
    await enter(browser, handle);
    marks.set(browser, idOf(handle));
  }
  assert.equal((await enter(browser, "keenam")).status, 422);
  assert.equal(await inUse(browser), "arisan");
  assert.equal((await enter(browser, "toko")).status, 303, "one who is here already takes no more room");
});

test("CSRF-01 Nobody is switched by another site's page, nor to a session this browser does not hold", async () => {
  const browser = await withAccounts("ibu", "aktivis");
  const to = { to: idOf("ibu"), ...keyIn(browser) };
  assert.equal((await browser.post("/session/switch", to, { Origin: "https://evil.test" })).status, 403);
  assert.equal((await browser.get("/session/switch")).status, 404);
  assert.equal((await switchTo(browser, "kantor")).status, 404);
  assert.equal((await world.guest().post("/session/switch", { to: idOf("ibu") })).status, 403);
  assert.equal(await inUse(browser), "aktivis");
});

test("AUTH-05 Leaving with one goes on with the next, leaving with all ends every session on the server", async () => {
  const browser = await withAccounts("ibu", "aktivis", "kantor");
  const kept = new Map(browser.cookies);
  const left = await browser.post("/session/removal", keyIn(browser));
  assert.equal(left.headers.get("Clear-Site-Data"), '"cache", "storage"');
  assert.equal(await inUse(browser), "aktivis");
  marks.set(browser, idOf("aktivis"));
  await browser.post("/session/others/removal", { to: idOf("ibu"), ...keyIn(browser) });
  assert.doesNotMatch((await browser.get("/settings/accounts")).text, /Ibu/);
  const all = await withAccounts("ibu", "toko");
  const secrets = new Map(all.cookies);
  const out = await all.post("/session/all/removal", keyIn(all));
  assert.equal(out.headers.get("Clear-Site-Data"), '"cache", "cookies", "storage"');
  assert.deepEqual([...all.cookies.keys()].sort(), ["__Host-device"]);
  const thief = world.guest();
  for (const [name, value] of secrets) thief.cookies.set(name, value);
  assert.equal(await isSignedIn(thief), false);
  thief.cookies.set("__Host-session", (secrets.get("__Host-others") ?? "").split(".")[0] ?? "");
  assert.equal(await isSignedIn(thief), false);
  thief.cookies.set("__Host-session", kept.get("__Host-session") ?? "");
  assert.equal(await isSignedIn(thief), false);
});

test("ACL-14 A page opened as one account and sent as another is refused with its words kept, and says why", async () => {
  const browser = await withAccounts("ibu", "aktivis");
  const page = await browser.get("/posts/new");
  const key = /name="key" value="([^"]+)"/.exec(page.text)?.[1] ?? "";
  assert.ok(key.startsWith(`${idOf("aktivis")}.`));
  await switchTo(browser, "ibu");
  const sent = await browser.post("/posts", { key, text: "Rencana aksi besok" });
  assert.equal(sent.status, 422);
  assert.match(sent.text, /dibuka dengan akun lain.*Rencana aksi besok/s);
  assert.equal((await browser.post("/posts", { text: "Tanpa tanda" })).status, 422);
  const mine = /name="key" value="([^"]+)"/.exec(sent.text)?.[1] ?? "";
  assert.equal((await browser.post("/posts", { key: mine, text: "Kabar dari Ibu" })).status, 303);
  const { rows } = await world.pool.query("select text from posts where author_id = any($1)", [
    [idOf("ibu"), idOf("aktivis")],
  ]);
  assert.deepEqual(rows, [{ text: "Kabar dari Ibu" }]);
});

test("ACL-14 What one account has, another in the same browser does not see: drafts, bookmarks, news, settings", async () => {
  const browser = await withAccounts("toko", "kantor");
  await browser.post("/posts", { ...keyIn(browser), text: "Draf rahasia kantor", "do.save": "" });
  await browser.post("/settings/profile", { ...keyIn(browser), name: "Kantor Pusat" });
  await switchTo(browser, "toko");
  for (const path of [
    "/",
    "/drafts",
    "/bookmarks",
    "/mentions",
    "/messages",
    "/settings/profile",
    "/settings/sessions",
  ]) {
    const { text, headers } = await browser.get(path);
    assert.doesNotMatch(text, /rahasia kantor|Kantor Pusat/, path);
    assert.match(headers.get("Cache-Control") ?? "", /no-store/, path);
  }
});

test("AUTH-05 A phone that others use as well keeps nothing: no mark, no second account, and the way out stands on every page", async () => {
  await forgetLimits(world.pool);
  const phone = world.guest();
  const answer = await enter(phone, "ibu", { shared: "on" });
  for (const cookie of answer.headers.getSetCookie())
    assert.doesNotMatch(cookie, /Max-Age=[1-9]|Expires|device/, cookie);
  for (const path of ["/", "/settings", "/community", "/mentions", "/messages"]) {
    const page = await phone.get(path);
    assert.match(page.text, /<form method="post" action="\/session\/all\/removal">/, path);
    assert.match(page.headers.get("Cache-Control") ?? "", /no-store/, path);
  }
  assert.doesNotMatch((await people.get("ibu")!.get("/")).text, /dipakai bersama/);
  const shown = await phone.post("/settings/display", {
    locale: "id",
    timeZone: "WIB",
    theme: "dark",
    textSize: "0",
    pictures: "light",
  });
  assert.doesNotMatch(shown.headers.getSetCookie().join(), /Max-Age|Expires/);
  await enter(phone, "aktivis", { shared: "on" });
  assert.equal(phone.cookies.has("__Host-others"), false);
  const out = await phone.post("/session/all/removal");
  assert.equal(out.headers.get("Clear-Site-Data"), '"cache", "cookies", "storage"');
  assert.equal(await isSignedIn(phone), false);
  assert.doesNotMatch((await phone.get("/session/new")).text, /ibu|aktivis/i);
  const again = world.guest();
  await enter(again, "ibu", { shared: "on" });
  await world.pool.query("update sessions set seen_at = now() - interval '31 minutes' where shared");
  assert.equal(await isSignedIn(again), false);
});
