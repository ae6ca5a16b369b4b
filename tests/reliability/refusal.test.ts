import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { makeDrawBusyPage } from "#modules/web";
import { makeDrawn } from "#platform/drawn";
import { type Admission, makeAdmission } from "#platform/http/admission";
import { admit, type Fetch } from "#platform/http/admit";
import { listen } from "#platform/http/listen";
import { makeRefusal } from "#platform/http/refusal";
import { makeWorld } from "../world.ts";
import { freePort } from "./server-process.ts";

const world = await makeWorld();
const reader = {
  locale: "id",
  timeZone: "WIB",
  theme: "system",
  textSize: 0,
  pictures: "light",
  communityName: "Gaung",
  viewer: undefined,
  path: "",
  now: new Date(0),
} as const;
const refuse = makeRefusal(makeDrawBusyPage({ assets: world.assets, drawn: makeDrawn(), reader }));
const full: Admission = { isFull: () => true, enter: () => undefined };

/** A door of its own before the app, or before whatever is given. */
async function openDoor(admission: Admission, fetch: Fetch = (request, door) => world.app.fetch(request, door)) {
  const port = await freePort();
  const close = await listen({ ...world.ctx.config, port }, admit(fetch, refuse, admission));
  return { base: `http://127.0.0.1:${port}`, port, close };
}

test("whoever is not let in reads why in their language, and when to come back", async () => {
  const { base, close } = await openDoor(full);
  const id = await fetch(base, { headers: { "Accept-Language": "jv" } });
  assert.equal(id.status, 503);
  assert.match(id.headers.get("Retry-After") ?? "", /^\d+$/);
  assert.equal(id.headers.get("Cache-Control"), "no-store");
  assert.match(id.headers.get("Content-Security-Policy") ?? "", /default-src 'none'/);
  assert.match(await id.text(), /Sedang ramai sekali.*href="">Coba lagi/s);
  const en = await fetch(base, { method: "POST", headers: { "Accept-Language": "en" }, body: "" });
  assert.match(await en.text(), /Your words are not lost/);
  const chosen = await fetch(base, { headers: { "Accept-Language": "id", Cookie: "prefs=en.WIB.s.0.l" } });
  assert.match(await chosen.text(), /Many people at once/);
  const program = await fetch(base, { headers: { Accept: "application/json", "Accept-Language": "en" } });
  assert.equal(((await program.json()) as { error: string }).error, "Many people at once");
  await close();
});

test("even then the style comes, and whoever watches is answered", async () => {
  const { base, close } = await openDoor(full);
  assert.equal((await fetch(`${base}/health`)).status, 200);
  assert.equal((await fetch(base + world.assets.stylePath)).status, 200);
  await close();
});

test("a form that comes in drips holds no place, and is taken whole once it is there", async () => {
  let entered = 0;
  const inner = makeAdmission();
  const counting: Admission = { ...inner, enter: (...asked) => (entered++, inner.enter(...asked)) };
  const { port, close } = await openDoor(counting, async (request) => new Response(await request.text()));
  const socket = connect(port, "127.0.0.1");
  socket.write(
    `POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\ntext`,
  );
  await fetch(`http://127.0.0.1:${port}/`).then((answer) => answer.text());
  assert.equal(entered, 1, "only the other request has a place");
  socket.write("=kopi");
  let answer = "";
  for await (const part of socket) answer += String(part);
  assert.match(answer, /text=kopi$/);
  assert.equal(entered, 2);
  await close();
});

test("members whose session was seen to be good go before those who only claim to have one", async () => {
  const ranks: string[] = [];
  const inner = makeAdmission();
  const noting: Admission = { ...inner, enter: (rank, isGone) => (ranks.push(rank), inner.enter(rank, isGone)) };
  const { base, close } = await openDoor(noting);
  const siti = await world.person("siti");
  const ask = (path: string, cookie: string, agent = "Firefox") =>
    fetch(base + path, { headers: { Cookie: cookie, "User-Agent": agent } }).then((answer) => answer.text());
  const hers = `__Host-session=${siti.cookies.get("__Host-session")}`;
  await ask("/", hers);
  await ask("/", hers);
  await ask("/", `__Host-session=${"x".repeat(43)}`);
  await ask("/community", "");
  await ask("/community", "", "Googlebot/2.1");
  await ask("/@siti/feed.atom", "");
  assert.deepEqual(ranks, ["claimedRead", "knownRead", "claimedRead", "guest", "machine", "machine"]);
  await close();
});

test("REL-14: a page that is not drawn within five seconds is a page that says to try again", async () => {
  const { base, close } = await openDoor(makeAdmission(), () => new Promise(() => {}));
  const began = performance.now();
  const answer = await fetch(base);
  assert.equal(answer.status, 503);
  assert.ok(answer.headers.has("Retry-After"));
  assert.ok(performance.now() - began >= 4900);
  await close();
});
