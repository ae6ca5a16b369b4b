import assert from "node:assert/strict";
import { sql } from "kysely";
import { deliver } from "#modules/federation";
import { cleanUpDeliveries } from "../../src/modules/federation/delivery/clean-up.ts";
import { makeWorld } from "../world.ts";
import { openPeers, type Post, passHours, type Reply } from "./peers.ts";

const HOUR = 3600;
/** Hours between looks, over two weeks. */
const steps = [...Array(6).fill(0.05), ...Array(6).fill(0.35), ...Array(8).fill(1.5), ...Array(60).fill(6)] as number[];

/** How a server behaves, by its number of a hundred. */
function kindOf(number: number): "well" | "broken" | "hangs" | "resets" | "gone" | "busy" | "away" {
  const place = number % 100;
  if (place < 60) return "well";
  if (place < 75) return "broken";
  if (place < 85) return "hangs";
  if (place < 90) return "resets";
  if (place < 93) return "gone";
  return place < 98 ? "busy" : "away";
}

/** Sends many posts to many servers, of which two in five trouble us, and lets two weeks pass (REL-05). */
export async function sendThroughTrouble({
  hosts,
  posts,
}: {
  readonly hosts: number;
  readonly posts: number;
}): Promise<void> {
  const world = await makeWorld();
  const peers = await openPeers(world.ctx, "127.0.0.2", 2500);
  const { ctx } = peers;
  let hours = 0;
  const times = new Map<string, number[]>();
  const flying = new Map<string, number>();
  const numberOf = (post: Post) => Number(post.host.slice(1).split(".")[0]);
  peers.reply = (post): Reply => {
    times.set(post.host, [...(times.get(post.host) ?? []), hours]);
    const before = flying.get(post.host);
    assert.ok(before === undefined || before <= post.from, `${post.host} was asked two things at once`);
    flying.set(post.host, post.from);
    const replies: Record<ReturnType<typeof kindOf>, Reply> = {
      well: { status: 202, after: 50 },
      broken: 500,
      hangs: "hang",
      resets: "reset",
      gone: 410,
      busy: hours < 0.034 ? { status: 429, headers: { "retry-after": "120" } } : 202,
      away: hours < 2 ? (numberOf(post) % 2 === 0 ? 403 : 404) : 202,
    };
    return replies[kindOf(numberOf(post))];
  };
  const inboxes = Array.from({ length: hosts }, (_, number) => ({ inbox: peers.inbox(`h${number}`) }));
  const ids = Array.from({ length: posts }, (_, number) => `http://localhost:3000/ap/test/${number}`);
  const from = performance.now();
  for (const id of ids) await deliver(ctx, "server", { "@context": [], id, type: "Create" }, inboxes);
  await peers.work();
  const arrivedAt = peers.posts.filter((post) => kindOf(numberOf(post)) === "well").map(({ to }) => to);
  assert.equal(arrivedAt.length, inboxes.filter((_, number) => kindOf(number) === "well").length * posts);
  assert.ok(Math.max(...arrivedAt) - from < 60_000, "those that are well have everything within a minute");
  for (const step of steps) {
    hours += step;
    await passHours(ctx, step);
    await peers.work();
  }
  const arrived = Map.groupBy(peers.posts, ({ host }) => host);
  for (let number = 0; number < hosts; number++) {
    const kind = kindOf(number);
    const host = `h${number}.example`;
    const tries = times.get(host) ?? [];
    const got = (arrived.get(host) ?? []).map(({ body }) => String(JSON.parse(body).id));
    if (kind === "well") assert.deepEqual(got.sort(), [...ids].sort(), `${host} has everything once`);
    if (kind === "gone") assert.equal(tries.length, 1, `${host} is gone, and left alone`);
    if (kind === "busy" || kind === "away") {
      assert.equal(new Set(got).size, posts, `${host} has everything once it is back`);
      const after = (arrived.get(host) ?? []).slice(-posts).map(({ body }) => String(JSON.parse(body).id));
      assert.equal(new Set(after).size, posts, `${host} has it once`);
    }
    if (kind === "broken" || kind === "hangs" || kind === "resets") {
      assert.ok(tries.length <= 20 && tries.length >= 15, `${host} was tried ${tries.length} times`);
      assert.ok((tries.at(-1) ?? 0) - (tries[0] ?? 0) >= 6.5 * 24, `${host} was tried for ${tries.at(-1)} hours`);
    }
  }
  await sql`update outgoing_activities set made_at = made_at - make_interval(secs => ${2 * HOUR})`.execute(ctx.db);
  await cleanUpDeliveries(ctx);
  const { rows } = await sql<{
    left: number;
  }>`select (select count(*) from deliveries) + (select count(*) from outgoing_activities) as left`.execute(ctx.db);
  assert.equal(Number(rows[0]?.left), 0, "nothing stays");
}
