import type { Context } from "#platform/context";
import { TooMany } from "#platform/errors";
import { type Kept, makeKept } from "../entities/kept.ts";
import type { Token } from "../env.ts";
import { covers } from "../scopes.ts";
import { type Client, type End, type Marks, tell } from "./client.ts";
import { findHeard, type Heard, type Wanted } from "./find-heard.ts";
import { findPasses, type Pass } from "./find-passes.ts";
import { loadPayloads } from "./load-payloads.ts";
import { findPlace, type Place, readMissed, readOn, type StreamEvent } from "./read-events.ts";
import { BEAT_MS, LOOK_MS, MOST_WAITING, MOST_WAITING_IN_ALL, streamLimits } from "./rules.ts";

/** All who listen to this server. */
export type Streams = {
  /** Takes a place; the answer gives it back. @throws TooMany */
  readonly reserve: (token: Pick<Token, "id">, accountId: string) => () => void;
  /** From here on somebody hears what happens; from `since`, the last mark they got, if they were away. */
  readonly join: (client: Client, since?: number) => void;
  readonly leave: (client: Client) => void;
  /** Ends all streams, and takes no more. */
  readonly end: () => void;
};

const TOGETHER = 4;
const PAUSE_MS = 500;
const RETRY_SECONDS = 30;

/**
 * Tells those who listen here what happens anywhere. What happened stands in a table, and the database wakes every server
 * when there is more; so a server that was cut off goes on where it was, and so does an app. Nothing runs while nobody listens.
 */
export function makeStreams(ctx: Context): Streams {
  const kept: Kept = makeKept();
  const clients = new Set<Client>();
  const places = new Map<string, number>();
  let joining: { client: Client; since: number | undefined }[] = [];
  let place: Place | undefined;
  let isWoken = false;
  let running: Promise<void> | undefined;
  let stop: (() => void) | undefined;
  let isOver = false;

  const wake = () => {
    isWoken = true;
    running ??= run().finally(() => {
      running = undefined;
      if (isWoken && clients.size + joining.length > 0) wake();
    });
  };
  const run = async () => {
    while (isWoken && clients.size + joining.length > 0) {
      isWoken = false;
      await turn().catch(async (error: unknown) => {
        ctx.log.warn("Streams wait for the database", { error: String(error) });
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        isWoken = true;
      });
    }
  };
  const turn = async () => {
    place ??= await findPlace(ctx);
    const here = place;
    for (const { client, since } of joining.splice(0)) {
      if (client.isOver) continue;
      clients.add(client);
      client.sink.begin(since ?? here.floor);
      if (since === undefined) continue;
      client.held = [];
      void catchUp(client, since, here);
    }
    const { events, place: next, isAll } = await readOn(ctx, here);
    await tellAll(ctx, kept, events, [...clients], { before: here.floor, after: next.floor }, end);
    if (place === here) place = next;
    if (!isAll) isWoken = true;
    letGreedyGo(clients, end);
  };
  const catchUp = async (client: Client, since: number, until: Place) => {
    try {
      const missed = await readMissed(ctx, since, until);
      await tellAll(ctx, kept, missed, [client], { before: since, after: until.floor, isPast: true }, end);
      const { held } = client;
      delete client.held;
      held?.forEach((send) => send());
    } catch (error) {
      ctx.log.warn("What somebody missed could not be told", { error: String(error) });
      end(client, "away");
    }
  };
  const end = (client: Client, why: End) => {
    if (client.isOver) return;
    leave(client);
    client.sink.end(why);
  };
  const leave = (client: Client) => {
    client.isOver = true;
    clients.delete(client);
    joining = joining.filter((one) => one.client !== client);
    if (clients.size + joining.length > 0) return;
    stop?.();
    stop = undefined;
    place = undefined;
  };
  const look = async () => {
    const asked = [...clients];
    const passes = await findPasses(
      ctx,
      asked.map(({ tokenId }) => tokenId),
    );
    for (const client of asked) if (!passes.has(client.tokenId)) end(client, "over");
    letGreedyGo(clients, end);
  };
  const begin = () => {
    const deaf = ctx.hear?.("gaung_streams", wake);
    const looking = setInterval(() => {
      look().catch((error: unknown) => ctx.log.warn("Streams wait for the database", { error: String(error) }));
    }, LOOK_MS).unref();
    const beating = setInterval(() => {
      for (const client of clients) if (!client.sink.beat()) end(client, "away");
      wake();
    }, BEAT_MS).unref();
    return () => {
      deaf?.();
      clearInterval(looking);
      clearInterval(beating);
    };
  };

  return {
    reserve: (token, accountId) => {
      const mine = [
        ["server", streamLimits.perServer],
        [`token ${token.id}`, streamLimits.perToken],
        [`person ${accountId}`, streamLimits.perPerson],
      ] as const;
      if (isOver || mine.some(([name, most]) => (places.get(name) ?? 0) >= most)) throw new TooMany(RETRY_SECONDS);
      for (const [name] of mine) places.set(name, (places.get(name) ?? 0) + 1);
      let isBack = false;
      return () => {
        if (isBack) return;
        isBack = true;
        for (const [name] of mine) {
          const left = (places.get(name) ?? 1) - 1;
          if (left > 0) places.set(name, left);
          else places.delete(name);
        }
      };
    },
    join: (client, since) => {
      if (isOver) return void client.sink.end("away");
      joining.push({ client, since });
      stop ??= begin();
      wake();
    },
    leave,
    end: () => {
      isOver = true;
      for (const client of [...clients, ...joining.map(({ client }) => client)]) end(client, "away");
    },
  };
}

/** Whoever does not read is let go; and when all together leave too much lying, those who leave most. */
function letGreedyGo(clients: ReadonlySet<Client>, end: (client: Client, why: End) => void): void {
  const waiting = [...clients].map((client) => ({ client, bytes: client.sink.waiting() }));
  let all = waiting.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { client, bytes } of waiting.sort((one, other) => other.bytes - one.bytes)) {
    if (bytes <= MOST_WAITING && all <= MOST_WAITING_IN_ALL) return;
    all -= bytes;
    end(client, "slow");
  }
}

/** What an event needs of the token besides what the stream needed. */
const scopeOf = (name: Heard["name"]) =>
  name === "notification"
    ? "read:notifications"
    : /^(update|status\.update|conversation)$/.test(name)
      ? "read:statuses"
      : undefined;

/** Tells each of these people their share of what happened, a few people at a time. Whom their token lets in no more hears nothing of it. */
async function tellAll(
  ctx: Context,
  kept: Kept,
  events: readonly StreamEvent[],
  clients: readonly Client[],
  marks: Marks,
  end: (client: Client, why: End) => void,
): Promise<void> {
  if (events.length === 0 || clients.length === 0) return;
  const passes = await findPasses(
    ctx,
    clients.map(({ tokenId }) => tokenId),
  );
  for (const client of clients) if (!passes.has(client.tokenId)) end(client, "over");
  const listening = Map.groupBy(
    clients.filter(({ isOver }) => !isOver),
    ({ accountId }) => accountId,
  );
  const wanted: Wanted = new Map(
    [...listening].map(([id, mine]) => [id, new Set(mine.flatMap(({ keys }) => [...keys]))]),
  );
  const all = [...(await findHeard(ctx, events, wanted))];
  const tellNext = async (): Promise<void> => {
    for (let next = all.shift(); next; next = all.shift()) {
      const [accountId, heard] = next;
      await tellPerson(ctx, kept, heard, listening.get(accountId) ?? [], passes, marks);
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, tellNext));
}

async function tellPerson(
  ctx: Context,
  kept: Kept,
  heard: readonly Heard[],
  clients: readonly Client[],
  passes: ReadonlyMap<string, Pass>,
  marks: Marks,
): Promise<void> {
  const viewer = passes.get(clients[0]?.tokenId ?? "")?.viewer;
  if (!viewer) return;
  const payloadOf = await loadPayloads({ ctx, viewer, kept }, heard);
  const said = heard.flatMap((one) => {
    const payload = payloadOf(one);
    const id = one.name === "update" ? one.id : one.event.id;
    return payload === undefined ? [] : [{ id, said: { name: one.name, payload, keys: one.keys } }];
  });
  for (const client of clients) {
    const { scopes } = passes.get(client.tokenId) ?? { scopes: [] };
    const allowed = said.filter(({ said: { name } }) => {
      const needed = scopeOf(name);
      return needed === undefined || covers(scopes, needed);
    });
    if (!client.isOver) tell(client, allowed, marks);
  }
}
