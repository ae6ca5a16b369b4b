import fc from "fast-check";
import type { Post } from "#modules/posts";
import { tasks } from "../../src/app.ts";
import { signFor } from "../../src/modules/federation/sign-for.ts";
import type { Person } from "../world.ts";
import { deedOf, doDeed, type Lane } from "./deeds.ts";
import { findBroken, type Invariant, invariants } from "./invariants.ts";
import { openServers, type Server } from "./servers.ts";

/** Seeds that run side by side, each with people of its own. */
const LANES = 8;
const DEEDS = 18;
/** Who follows whom at the beginning, so that there is somebody to hear. */
const friends = [
  [0, 2],
  [2, 4],
  [4, 0],
  [3, 1],
  [5, 2],
  [1, 4],
] as const;

/** What people of a lane do: how it begins, one thing after another, and what is done once the network has healed. */
export type Play<Deed> = {
  readonly deedOf: fc.Arbitrary<Deed>;
  readonly begin: (lane: Lane) => Promise<void>;
  readonly doDeed: (lane: Lane, deed: Deed) => Promise<void>;
  readonly end?: (servers: readonly Server[]) => Promise<void>;
};
const posts: Play<unknown> = {
  deedOf,
  begin: async (lane) => {
    for (const [who, whom] of friends) await doDeed(lane, { kind: "follow", who, whom });
  },
  doDeed: doDeed as Play<unknown>["doDeed"],
};

/** What is on its way between two servers. */
type Message = {
  readonly to: Server;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
  lane: Lane;
};

export type Stage = { readonly servers: readonly Server[]; readonly lanes: readonly Lane[] };

/** Three servers, and for each lane two people on every one of them, whom all servers know. */
export async function openStage(lanes = LANES): Promise<Stage> {
  const servers = await openServers(["desa", "kota", "pulau"]);
  const made: Lane[] = [];
  for (let number = 0; number < lanes; number++) {
    const people: Lane["people"][number][] = [];
    for (const server of servers)
      for (const name of ["a", "b"]) people.push({ server, person: await server.person(`${name}${number}`) });
    for (const { server, person } of people)
      await Promise.all(servers.filter((other) => other !== server).map((other) => other.knows(server, person)));
    made.push({ number, people, posts: [], broken: [] });
  }
  return { servers, lanes: made };
}

/**
 * Lets people of each seed do things while the network between their servers loses, holds back, reorders and repeats what they
 * say. Then it heals, everything arrives, and what must always hold is looked at. Returns what did not, by seed.
 */
export async function runSeeds<Deed = unknown>(
  { servers, lanes }: Stage,
  seeds: readonly number[],
  hold: readonly Invariant[] = invariants,
  /** For the control: what is swallowed and never arrives. */
  swallows: (body: string) => boolean = () => false,
  play: Play<Deed> = posts as Play<Deed>,
): Promise<string[]> {
  await forgetAll(servers);
  const running = seeds.map((seed, index) => {
    const lane = lanes[index] ?? lanes[0];
    if (!lane) throw new Error("no lanes");
    lane.posts.length = 0;
    const deeds = fc.sample(play.deedOf, { seed, numRuns: DEEDS });
    const chance = makeChance(seed);
    return { seed, lane, deeds, chance };
  });
  const inFlight: Message[] = [];
  for (const { lane } of running) await play.begin(lane);
  const chanceOf = (lane: Lane) => running.find((one) => one.lane === lane)?.chance ?? (() => 0);
  for (let step = 0; step < DEEDS; step++) {
    for (const { lane, deeds } of running) await play.doDeed(lane, deeds[step] as Deed);
    await doTasks(servers);
    inFlight.push(...(await takeMessages(servers, lanes)).filter(({ body }) => !swallows(body)));
    await letThrough(inFlight, chanceOf);
    await doTasks(servers);
  }
  const heal = async () => {
    for (let round = 0; round < 40; round++) {
      await doTasks(servers);
      inFlight.push(...(await takeMessages(servers, lanes)).filter(({ body }) => !swallows(body)));
      if (inFlight.length === 0) break;
      for (const message of shuffled(inFlight.splice(0), chanceOf)) await arrive(message);
    }
  };
  await heal();
  if (play.end) await play.end(servers).then(heal);
  const broken: string[] = [];
  for (const { seed, lane, deeds } of running)
    for (const complaint of await findBroken(lane, hold))
      broken.push(`seed ${seed}: ${complaint}\n${JSON.stringify(deeds)}`);
  return broken;
}

/** Chance that is the same for the same seed (mulberry32). */
function makeChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Some arrive, some twice, some are lost on the way and sent again later, the rest waits; in any order. */
async function letThrough(inFlight: Message[], chanceOf: (lane: Lane) => () => number): Promise<void> {
  for (const message of shuffled(inFlight.splice(0), chanceOf)) {
    const luck = chanceOf(message.lane)();
    if (luck < 0.45) await arrive(message);
    else if (luck < 0.6) {
      await arrive(message);
      inFlight.push(message);
    } else inFlight.push(message);
  }
}

function shuffled(messages: readonly Message[], chanceOf: (lane: Lane) => () => number): Message[] {
  return messages
    .map((message) => ({ message, place: chanceOf(message.lane)() }))
    .sort((one, two) => one.place - two.place)
    .map(({ message }) => message);
}

async function arrive({ to, path, headers, body }: Message): Promise<void> {
  const env = { incoming: { socket: { remoteAddress: "127.0.0.1" } } };
  const answer = await to.app.request(path, { method: "POST", headers, body }, env);
  if (answer.status !== 202) throw new Error(`${answer.status} for ${body.slice(0, 300)}`);
}

/** Takes out of the queues what waits there, signed as it would be sent. */
async function takeMessages(servers: readonly Server[], lanes: readonly Lane[]): Promise<Message[]> {
  const messages: Message[] = [];
  for (const from of servers) {
    const { rows } = await from.pool.query<{ inbox: string; actor_id: string; activity: string }>(
      `with taken as (delete from deliveries returning id, inbox, activity_id)
        select inbox, actor_id, activity from taken join outgoing_activities on outgoing_activities.id = activity_id order by taken.id`,
    );
    for (const { inbox, actor_id, activity } of rows) {
      const to = servers.find(({ host }) => new URL(inbox).host === host);
      const lane = lanes.find(({ people }) =>
        people.some(({ server, person }) => server === from && person.account.id === actor_id),
      );
      if (!to || !lane) continue;
      const sign = await signFor(from.ctx, { id: actor_id });
      const headers = await sign({
        method: "POST",
        url: inbox,
        kind: "cavage",
        headers: { "content-type": "application/activity+json" },
        body: activity,
      });
      messages.push({
        to,
        path: new URL(inbox).pathname,
        headers: new Headers(headers as Record<string, string>),
        body: activity,
        lane,
      });
    }
  }
  return messages;
}

/** Does all queued tasks of all servers: the same once, since most find all there is to do. */
async function doTasks(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map(async ({ ctx, pool }) => {
      for (;;) {
        const { rows } = await pool.query<{ name: string; payload: unknown }>(
          `with taken as (delete from graphile_worker._private_jobs where run_at <= now() returning id, task_id, payload)
            select identifier as name, payload from taken join graphile_worker._private_tasks tasks on tasks.id = task_id order by taken.id`,
        );
        if (rows.length === 0) return;
        const seen = new Set<string>();
        for (const { name, payload } of rows) {
          const what = `${name} ${JSON.stringify(payload)}`;
          if (seen.has(what) || /^(notifications|posts\.fetch|deliberation\.draw)/.test(name)) continue;
          seen.add(what);
          await tasks[name]?.(ctx, payload);
        }
      }
    }),
  );
}

/** Begins anew: people stay, and who they are; what they did goes. */
async function forgetAll(servers: readonly Server[]): Promise<void> {
  for (const { pool } of servers)
    await pool.query(
      `delete from questions; delete from posts; delete from follows; delete from blocks; delete from shares; delete from conversations; delete from inbox_activities;
       delete from tombstones; delete from deliveries; delete from outgoing_activities; delete from rate_limits;
       delete from graphile_worker._private_jobs; update accounts set followers_count = 0, following_count = 0, posts_count = 0`,
    );
}

export type { Person, Post };
