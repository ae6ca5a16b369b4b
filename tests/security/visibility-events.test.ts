import assert from "node:assert/strict";
import { test } from "node:test";
import { getEvent, listEvents } from "../../src/modules/campaigns/events/queries.ts";
import { type AppClient, clientWith, makeClient } from "../mastodon/app-client.ts";
import type { Answer } from "../world.ts";
import { routesOf } from "./routes.ts";
import { forgetLimits } from "./stage.ts";
import { type Looker, lookers, type Planned, seers, setEventsStage } from "./visibility-events-stage.ts";
import {
  aboutOne,
  addressOf,
  appLists,
  calendarsOf,
  type EventSurface,
  eventFree,
  expectedOf,
  lists,
  postLists,
} from "./visibility-events-surfaces.ts";

const stage = await setEventsStage();
const { world, people, browsers, events } = stage;
type Cells = Map<string, string>;

/** Lines of calendars go on after a break. */
const unfolded = ({ text }: Pick<Answer, "text">) => text.replaceAll("\r\n ", "");
const says = (answer: Pick<Answer, "text">, { word }: Planned) =>
  unfolded(answer).includes(word) ? "shown" : "absent";
const leadsTo = ({ text }: Answer, { id, newsId }: Planned) =>
  new RegExp(`/events/(${id}|news/${newsId})\\b`).test(text) ? "shown" : "absent";

function same(observed: Cells, expected: Cells): void {
  assert.equal(observed.size, expected.size);
  const wrong = [...expected].filter(([cell, is]) => observed.get(cell) !== is);
  assert.deepEqual(
    wrong.map(([cell, is]) => `${cell}: expected ${is}, observed ${observed.get(cell)}`),
    [],
  );
}

test("ACL-01 Visibility matrix of events: every address of an event is a surface here, or holds none", () => {
  const known = routesOf(world.app)
    .map(({ name }) => name)
    .filter((name) => / \/(events|groups\/:group\/events)\b/.test(name));
  const covered = [...lists, ...aboutOne].map(({ route }) => route).concat(eventFree);
  assert.deepEqual(
    known.filter((name) => !covered.includes(name)),
    [],
    "say in visibility-events-surfaces.ts what it shows",
  );
});

test("ACL-01 Visibility matrix of events: on every list each looker meets exactly the events that are theirs to see", async () => {
  const [observed, expected]: [Cells, Cells] = [new Map(), new Map()];
  for (const { name: list, path, shows, asGuest, byAddress } of lists)
    for (const looker of lookers) {
      const answer = await browsers[looker].get(path);
      for (const event of events) {
        const cell = `${list} · ${looker} · ${event.name}`;
        const may = seers(event.name).includes(asGuest ? "guest" : looker) && shows(event.name, looker);
        observed.set(cell, byAddress ? leadsTo(answer, event) : says(answer, event));
        expected.set(cell, may ? "shown" : "absent");
      }
      await forgetLimits(world.pool);
    }
  same(observed, expected);
});

test("ACL-01 Visibility matrix of events: somebody's calendar holds what they may see, and nobody's who only waits", async () => {
  const calendars = await calendarsOf(stage);
  for (const [looker, address] of calendars) {
    if (looker === "pending") {
      assert.equal(address, "");
      continue;
    }
    const answer = await world.guest().get(address);
    for (const event of events)
      assert.equal(
        says(answer, event),
        seers(event.name).includes(looker) ? "shown" : "absent",
        `${looker} ${event.name}`,
      );
  }
});

test("ACL-01 Visibility matrix of events: no page of posts and no app tells of an event that is not theirs to see", async () => {
  const apps = {} as Record<Looker, AppClient>;
  for (const looker of lookers)
    apps[looker] =
      looker === "guest" || looker === "pending" ? clientWith(world) : await makeClient(world, people[looker]);
  const met = new Set<string>();
  for (const looker of lookers) {
    const answers: [string, Pick<Answer, "text">][] = [];
    for (const path of postLists) answers.push([path, await browsers[looker].get(path)]);
    for (const path of appLists) answers.push([path, await apps[looker].get(path)]);
    for (const { postId } of events) {
      if (!postId) continue;
      answers.push([`/p/${postId}`, await browsers[looker].get(`/p/${postId}`)]);
      answers.push([
        `/ap/posts/${postId}`,
        await browsers[looker].get(`/ap/posts/${postId}`, { Accept: "application/activity+json" }),
      ]);
      answers.push([`app ${postId}`, await apps[looker].get(`/api/v1/statuses/${postId}`)]);
    }
    for (const [path, answer] of answers)
      for (const event of events) {
        // Who wrote a post reads it after the group was closed down as well; nobody else does.
        const own = looker === "organiser" && event.name === "shut";
        // A feed looks at no cookie: across a block as well it is what a guest reads.
        const as = /feed|\/ap\//.test(path) ? "guest" : looker;
        if (says(answer, event) === "absent" || own) continue;
        met.add(event.name);
        assert.ok(seers(event.name).includes(as), `${looker} reads of ${event.name} at ${path}`);
      }
    await forgetLimits(world.pool);
  }
  assert.deepEqual([...met].sort(), ["among", "calledoff", "closed", "open", "server"], "each was met by somebody");
});

test("ACL-01 Visibility matrix of events: the list of guests is for who helps, the link for who comes, and names for who sees it", async () => {
  for (const event of events)
    for (const looker of lookers) {
      const sees = seers(event.name).includes(looker);
      const tends = looker === "organiser" || (looker === "owner" && ["closed", "inner", "among"].includes(event.name));
      const [page, file, guests] = [
        await browsers[looker].get(`/events/${event.id}`),
        await browsers[looker].get(`/events/${event.id}.ics`),
        await browsers[looker].get(`/events/${event.id}/guests`),
      ];
      const helps = tends || (looker === "helper" && ["closed", "inner", "among"].includes(event.name));
      const holds = (answer: Answer, words: string) => unfolded(answer).includes(words);
      const is = `${looker} ${event.name}`;
      for (const answer of [page, file])
        assert.equal(holds(answer, `pintu${event.name}layar`), sees && (tends || looker === "seated"), `link ${is}`);
      assert.equal(holds(guests, `Tamu${event.name}sendiri`), sees && helps, `guests ${is}`);
      assert.ok(!holds(page, `Tamu${event.name}sendiri`), `guests on the page ${is}`);
      assert.equal(holds(page, `Tampak${event.name}bersama`), sees, `names ${is}`);
      await forgetLimits(world.pool);
    }
});

test("ACL-01 Visibility matrix of events: somebody at another server sees what is for everyone, and their group's", async () => {
  const far = await world.remote("budi@desa.test");
  const near = await world.remote("wati@desa.test");
  const blocked = await world.remote("jahat@desa.test");
  await world.pool.query(
    `insert into group_members (group_id, account_id, state) select groups.id, one, 'member' from groups cross join unnest($1::bigint[]) as one`,
    [[near.id, blocked.id]],
  );
  await world.pool.query("insert into blocks (blocker_id, blocked_id) values ($1, $2)", [
    people.organiser.account.id,
    blocked.id,
  ]);
  const open = ["open", "among", "calledoff"];
  for (const [who, theirs] of [
    [far, open],
    [near, [...open, "closed", "inner"]],
    [blocked, []],
  ] as const) {
    const listed = (await listEvents(world.ctx, who)).entries.map(({ id }) => id);
    for (const { name, id } of events) {
      const found = await getEvent(world.ctx, who, id).then(
        () => true,
        () => false,
      );
      assert.deepEqual(
        [found, listed.includes(id)],
        Array(2).fill(theirs.some((one) => one === name)),
        `${who.handle} ${name}`,
      );
    }
  }
});

async function ask({ route, fields = {} }: EventSurface, event: Planned, looker: Looker): Promise<Answer> {
  const address = addressOf(route, event);
  return route.startsWith("GET") ? browsers[looker].get(address) : browsers[looker].post(address, fields);
}

test("ACL-01 Visibility matrix of events: whatever is asked of one, only those who may see it get another answer than 404", async () => {
  const [observed, expected]: [Cells, Cells] = [new Map(), new Map()];
  const count = async () => (await world.pool.query("select count(*)::int as count from event_guests")).rows[0].count;
  const before = await count();
  for (const looker of lookers) {
    for (const surface of aboutOne) {
      for (const event of events) {
        const cell = `${surface.route} · ${looker} · ${event.name}`;
        const answer = await ask(surface, event, looker);
        observed.set(cell, `${answer.status} ${says(answer, event)}`);
        expected.set(cell, expectedOf(surface, looker, event));
      }
      await forgetLimits(world.pool);
    }
  }
  same(observed, expected);
  assert.equal(await count(), before, "refused writes left nothing behind");
});

test("ACL-01 Visibility matrix of events: one that anybody may see by mistake would be noticed", async () => {
  const closed = events.find(({ name }) => name === "closed");
  await world.pool.query("update events set audience = 'public', group_id = null where id = $1", [closed?.id]);
  assert.equal((await people.stranger.get(`/events/${closed?.id}`)).status, 200);
});
