import assert from "node:assert/strict";
import { test } from "node:test";
import { openMailServer } from "../mail-server.ts";
import { type Browser, makeWorld, PASSPHRASE, type Person } from "../world.ts";
import { isSignedIn, turnOn } from "./one-time-codes.ts";
import { forgetLimits, setPassphrase } from "./stage.ts";

const post = await openMailServer();
const world = await makeWorld({ env: { SMTP_URL: post.url } });
const OTHER = "kelapa gunung pasir angin";
const PLACE = "/settings/trusted-people";
const ASK = "/session/trusted-recovery";

/** Someone with three people they trust, who agreed long enough ago. */
async function trusting(handle: string): Promise<{ owner: Person; friends: Person[] }> {
  await forgetLimits(world.pool);
  const owner = await world.person(handle);
  await setPassphrase(world, owner, PASSPHRASE);
  const friends: Person[] = [];
  for (const nth of [1, 2, 3]) {
    const friend = await world.person(`${handle}_${nth}`);
    await friend.post(`/people/${handle}/follow`);
    assert.equal((await owner.post(PLACE, { handle: `@${handle}_${nth}` })).status, 303);
    assert.equal((await friend.post(`/people/${handle}/trust/acceptance`)).status, 303);
    friends.push(friend);
  }
  await world.pool.query("update trusted_people set accepted_at = now() - interval '4 days'");
  return { owner, friends };
}

async function ask(handle: string): Promise<{ phone: Browser; code: string }> {
  const phone = world.guest();
  assert.equal((await phone.post(ASK, { handle })).location, ASK);
  await world.settle();
  return { phone, code: /<code>(\d{6})<\/code>/.exec((await phone.get(ASK)).text)?.[1] ?? "" };
}

/** Where a friend's page leads to, the newest request first. */
const requestFor = async (friend: Person) =>
  /href="(\/recoveries\/\d+)"/.exec((await friend.get(PLACE)).text)?.[1] ?? "none";
const says = async (friend: Person, code: string) => friend.post(`${await requestFor(friend)}/vouch`, { code });
const later = (hours: number) =>
  world.pool.query("update recoveries set ready_at = ready_at - make_interval(hours => $1)", [hours]);
const finish = (phone: Browser) => phone.post(`${ASK}/passphrase`, { passphrase: OTHER });

test("AUTH-20 Two who know the voice let someone back in after a day, once, and every device is out", async () => {
  const { owner, friends } = await trusting("siti");
  await turnOn(owner);
  const { phone, code } = await ask("siti");
  assert.match((await friends[0]!.get(await requestFor(friends[0]!))).text, /Telepon dulu/);
  assert.equal((await says(friends[0]!, code)).status, 303);
  assert.equal((await says(friends[0]!, code)).status, 303, "twice is once");
  await finish(phone);
  assert.match((await phone.get(ASK)).text, new RegExp(code), "one is not enough");
  assert.equal((await says(friends[1]!, code)).status, 303);
  assert.match((await phone.get(ASK)).text, /Dua orang sudah memastikan/);
  await later(23);
  await finish(phone);
  assert.equal(await isSignedIn(phone), false, "not before a day has passed");
  await later(1);
  const thief = world.guest();
  await finish(thief);
  assert.equal(await isSignedIn(thief), false, "only the browser that asked");
  assert.equal((await finish(phone)).location, "/settings/safety");
  assert.equal(await isSignedIn(phone), true);
  assert.equal(await isSignedIn(owner), false);
  assert.equal((await world.guest().post("/session", { handle: "siti", passphrase: OTHER, next: "/" })).location, "/");
  assert.equal((await says(friends[2]!, code)).status, 404, "it is over");
});

test("AUTH-20 The owner is told on every page of every device, and by mail, and stops it with one press", async () => {
  const { owner, friends } = await trusting("tono");
  await world.pool.query("delete from mails");
  const other = world.guest();
  await other.post("/session", { handle: "tono", passphrase: PASSPHRASE, next: "/" });
  const { phone, code } = await ask("tono");
  for (const browser of [owner, other])
    for (const page of ["/", "/settings", "/community"])
      assert.match((await browser.get(page)).text, /Batalkan pemulihan/);
  assert.doesNotMatch((await friends[0]!.get("/")).text, /Batalkan pemulihan/);
  for (const friend of friends) await says(friend, code);
  await later(25);
  assert.equal((await other.post("/settings/recoveries/removal")).status, 303);
  assert.doesNotMatch((await owner.get("/")).text, /Batalkan pemulihan/);
  await finish(phone);
  assert.equal(await isSignedIn(phone), false);
  assert.match((await phone.get(ASK)).text, new RegExp(code), "the asker cannot tell that it was stopped");
});

test("ENUM-01 Who asks for help learns nothing: not who exists, whom they trust, or whether anyone was told", async () => {
  await trusting("ada");
  await world.person("sendirian");
  const pages = new Set<string>();
  for (const handle of ["ada", "sendirian", "tidak_ada", "bukan nama", "@ADA"]) {
    await forgetLimits(world.pool);
    const { phone, code } = await ask(handle);
    assert.match(code, /^\d{6}$/);
    pages.add((await phone.get(ASK)).text.replaceAll(/value="[^"]*"/g, "").replaceAll(code, ""));
  }
  assert.equal(pages.size, 1);
  await forgetLimits(world.pool);
  const statuses: number[] = [];
  for (let nth = 0; nth < 6; nth++)
    statuses.push((await world.guest().from(`203.0.113.${nth}`).post(ASK, { handle: "tidak_pernah" })).status);
  assert.deepEqual(statuses, [303, 303, 303, 303, 303, 429]);
});

test("AUTH-20 A wrong code says nothing, strangers find nothing, and one who spoke with the owner ends it", async () => {
  const { friends } = await trusting("wati");
  const { phone, code } = await ask("wati");
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
  assert.equal((await says(friends[0]!, wrong)).status, 422);
  const path = await requestFor(friends[0]!);
  const stranger = await world.person("orang_lewat");
  for (const answer of [
    await stranger.get(path),
    await stranger.post(`${path}/vouch`, { code }),
    await stranger.post(`${path}/refusal`),
  ])
    assert.equal(answer.status, 404);
  assert.equal((await friends[1]!.post(`${path}/refusal`)).status, 303);
  for (const friend of friends) assert.equal((await says(friend, code)).status, 404);
  await finish(phone);
  assert.equal(await isSignedIn(phone), false);
});

const notCounting: Readonly<Record<string, string>> = {
  "whoever is suspended": "update accounts set status = 'suspended' where id = $1",
  "whoever is frozen": "update accounts set restriction = 'frozen' where id = $1",
  "whoever is new": "update accounts set created_at = now() - interval '6 days' where id = $1",
  "whoever agreed yesterday": "update trusted_people set accepted_at = now() - interval '1 day' where trusted_id = $1",
  "whoever has not agreed": "update trusted_people set accepted_at = null where trusted_id = $1",
  "whoever is blocked":
    "insert into blocks (blocker_id, blocked_id) select account_id, trusted_id from trusted_people where trusted_id = $1",
  "whoever blocked them":
    "insert into blocks (blocker_id, blocked_id) select trusted_id, account_id from trusted_people where trusted_id = $1",
};

for (const [nth, [who, change]] of Object.entries(notCounting).entries()) {
  test(`AUTH-20 Of the trusted, ${who} does not count, neither before nor after they said yes`, async () => {
    const before = await trusting(`sebelum_${nth}`);
    for (const friend of before.friends.slice(0, 2)) await world.pool.query(change, [friend.account.id]);
    await ask(`sebelum_${nth}`);
    assert.equal(await requestFor(before.friends[2]!), "none", "one who counts is too few to begin");
    const { friends, owner } = await trusting(`sesudah_${nth}`);
    const { phone, code } = await ask(`sesudah_${nth}`);
    for (const friend of friends.slice(0, 2)) assert.equal((await says(friend, code)).status, 303);
    await later(25);
    await world.pool.query(change, [friends[0]!.account.id]);
    await finish(phone);
    assert.equal(await isSignedIn(phone), false);
    assert.equal(await isSignedIn(owner), true);
  });
}

test("AUTH-20 A request ends after seven days, and a fourth takes the place of the oldest nobody vouched for", async () => {
  const { friends } = await trusting("lama");
  const { phone, code } = await ask("lama");
  for (const friend of friends) await says(friend, code);
  await world.pool.query(
    "update recoveries set asked_at = now() - interval '7 days 1 minute', ready_at = now() - interval '5 days'",
  );
  await finish(phone);
  assert.equal(await isSignedIn(phone), false);
  await trusting("ramai");
  for (let nth = 0; nth < 6; nth++) {
    await forgetLimits(world.pool);
    await ask("ramai");
  }
  const { rows } = await world.pool.query(
    "select count(*)::int as open from recoveries join accounts on accounts.id = account_id where handle = 'ramai' and ended_at is null",
  );
  assert.equal(rows[0].open, 3);
});

test("AUTH-20 Trusting someone new asks for a fresh proof, takes only followers, and at most five", async () => {
  const { owner } = await trusting("banyak");
  for (const nth of [4, 5, 6]) await (await world.person(`banyak_${nth}`)).post("/people/banyak/follow");
  const stranger = await world.person("tak_kenal");
  assert.equal((await owner.post(PLACE, { handle: stranger.account.handle })).status, 422);
  assert.equal((await owner.post(PLACE, { handle: "banyak" })).status, 422);
  assert.deepEqual(
    [4, 5, 6].length,
    (await Promise.all([4, 5, 6].map((nth) => owner.post(PLACE, { handle: `banyak_${nth}` })))).length,
  );
  const { rows } = await world.pool.query("select count(*)::int as trusted from trusted_people where account_id = $1", [
    owner.account.id,
  ]);
  assert.equal(rows[0].trusted, 5);
  await world.pool.query("update sessions set confirmed_at = now() - interval '6 minutes'");
  assert.match((await owner.post(PLACE, { handle: "banyak_6" })).location, /^\/session\/confirmation/);
  assert.match((await owner.post(`${PLACE}/banyak_1/removal`)).location, /^\/session\/confirmation/);
});
