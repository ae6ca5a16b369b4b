import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { asksForBridge, makesGroup } from "../../../tests/signing.ts";
import { BASE_URL, makeWorld } from "../../../tests/world.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const guest = world.guest();
const plan = { starts_at: new Date(Date.now() + 86_400_000), ends_at: new Date(Date.now() + 90_000_000) };
const meets = async (title: string, audience: "public" | "local", more = {}) =>
  world.ctx.db
    .insertInto("events")
    .values({
      title,
      audience,
      organiser_id: siti.account.id,
      place: "Balai RW",
      time_zone: "WIB",
      ...plan,
      ...more,
    })
    .returning("id")
    .executeTakeFirstOrThrow();

async function checkCard(path: string, title: RegExp): Promise<void> {
  const { text } = await guest.get(path);
  const head = text.slice(text.indexOf("<head>"));
  assert.match(
    head.slice(0, 1024 + "<head>".length),
    /property="og:title"[\s\S]*og:description[\s\S]*og:image"/,
    "in the first kilobyte",
  );
  assert.match(head, title);
  const image =
    new RegExp(`property="og:image" content="${BASE_URL}(${path}/card\\.png\\?v=\\w+)"`).exec(head)?.[1] ?? "";
  const answer = await world.app.request(image, {}, { incoming: { socket: { remoteAddress: "127.0.0.1" } } });
  const { format, width, height } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
  assert.deepEqual([format, width, height], ["png", 1200, 630]);
  assert.doesNotMatch((await siti.get(path)).text, /og:title/, "who is signed in does not pay for it");
}

test("a demand and an event sent to a neighbour come with a drawn card that says what it is about", async () => {
  const demand = await asksForBridge(world, siti, { title: "Jembatan <putus>" });
  await checkCard(`/demands/${demand.id}`, /property="og:title" content="Jembatan &lt;putus&gt;"/);
  const event = await meets("Kerja bakti", "public");
  await checkCard(`/events/${event.id}`, /og:description" content="[^"]*Balai RW/);
});

test("of what a guest may not see there is no card", async () => {
  const secret = await asksForBridge(world, siti, { openness: "confidential" });
  const local = await meets("Rapat warga", "local");
  for (const path of [
    `/demands/${secret.id}/card.png`,
    `/events/${local.id}/card.png`,
    "/demands/1/card.png",
    "/events/x/card.png",
  ]) {
    assert.equal((await guest.get(path)).status, 404, path);
    assert.equal((await siti.get(path)).status, 404, path);
  }
});

test("search engines learn of demands under a name, public events to come and groups anyone may find, and of nothing else", async () => {
  const [open, withdrawn, anonymous, secret] = [
    await asksForBridge(world, siti),
    await asksForBridge(world, siti),
    await asksForBridge(world, siti, { openness: "anonymous" }),
    await asksForBridge(world, siti, { openness: "confidential" }),
  ];
  await world.pool.query("update demands set status = 'withdrawn' where id = $1", [withdrawn.id]);
  const [known, closed] = [await makesGroup(world, "tani", "public"), await makesGroup(world, "arisan", "private")];
  await world.pool.query(
    "insert into group_members (group_id, account_id, state, role) values ($1, $2, 'member', 'owner')",
    [closed.id, siti.account.id],
  );
  const inside = await asksForBridge(world, siti, { group: closed });
  const [event, local] = [await meets("Panen raya", "public"), await meets("Rapat", "local")];
  const over = await meets("Dulu", "public", { starts_at: new Date(0), ends_at: new Date(1) });
  const raid = await world.person("gaduh", { restriction: "limited" });
  const quiet = await asksForBridge(world, raid);
  const answer = await guest.get("/sitemap.xml");
  assert.match(answer.headers.get("Content-Type") ?? "", /^application\/xml/);
  const has = (path: string) => answer.text.includes(`<loc>${BASE_URL}${path}</loc>`);
  assert.ok(known);
  for (const path of [`/demands/${open.id}`, `/events/${event.id}`, "/groups/tani"]) assert.ok(has(path), path);
  for (const { id } of [withdrawn, anonymous, secret, inside, quiet]) assert.ok(!has(`/demands/${id}`));
  for (const { id } of [local, over]) assert.ok(!has(`/events/${id}`));
  assert.ok(!has("/groups/arisan"));
  assert.match((await guest.get("/robots.txt")).text, new RegExp(`Sitemap: ${BASE_URL}/sitemap.xml`));
  assert.doesNotMatch((await guest.get(`/demands/${open.id}`)).text, /noindex/);
  assert.match((await guest.get(`/demands/${anonymous.id}`)).text, /noindex/);
});
