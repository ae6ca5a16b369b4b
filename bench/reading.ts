import type { Asked } from "autocannon";
import { type Bench, checkPosts, someOf } from "./bench.ts";
import { type Figure, figure, percentile } from "./figure.ts";
import { measure } from "./load.ts";

/** Measures one kind of page that shows at least so many posts. */
async function measurePage(
  bench: Bench,
  name: string,
  requests: readonly Asked[],
  posts: number,
  atLeast?: number,
): Promise<Figure[]> {
  for (const request of requests.slice(0, 10)) await checkPosts(bench, request, posts);
  const speed = await measure(bench.server.origin, requests);
  return [
    figure(name, speed.perSecond, "requests/s", atLeast ? { atLeast } : undefined),
    figure(`${name}: p50`, speed.p50, "ms"),
    figure(`${name}: p99`, speed.p99, "ms"),
    figure(`${name}: size`, speed.bytes, "bytes"),
  ];
}

/** Conversations, as members and as guests see them. */
export async function measureThread(bench: Bench): Promise<Figure[]> {
  const short = `/p/${bench.threadId}`;
  const long = `/p/${bench.longThreadId}`;
  const asMembers = (path: string) => someOf(bench).map(({ cookie }) => ({ path, headers: { cookie } }));
  return [
    ...(await measurePage(bench, "thread of 30 replies, signed in", asMembers(short), 25)),
    ...(await measurePage(bench, "thread of 30 replies, guest", [{ path: short }], 31)),
    ...(await measurePage(bench, "thread of 500 replies (100 shown), signed in", asMembers(long), 90)),
    figure("thread of 500 replies, one visit at a time: p95", await visitAlone(bench, asMembers(long)), "ms", {
      atMost: 50,
    }),
  ];
}

const VISITS = 100;

/** How long a page takes while nobody else asks: the time within which 95 of 100 visits are answered, in milliseconds. */
async function visitAlone(bench: Bench, requests: readonly Asked[]): Promise<number> {
  const took: number[] = [];
  for (let turn = 0; turn < VISITS; turn++) {
    const { path, headers } = requests[turn % requests.length] ?? { path: "/" };
    const begun = performance.now();
    const answer = await fetch(bench.server.origin + path, { headers: (headers ?? {}) as Record<string, string> });
    await answer.text();
    took.push(performance.now() - begun);
  }
  return percentile(took, 0.95);
}

/** Profiles with 20 posts: one and the same, then 200, as guests and as members. */
export async function measureProfile(bench: Bench): Promise<Figure[]> {
  const paths = bench.profiles.map((handle) => `/@${handle}`);
  const plain = paths.map((path) => ({ path }));
  const packed = paths.map((path) => ({ path, headers: { "accept-encoding": "br" } }));
  const readers = someOf(bench);
  const members = paths.map((path, turn) => ({
    path,
    headers: { cookie: readers[turn % readers.length]?.cookie ?? "" },
  }));
  return [
    ...(await measurePage(bench, "profile, guest, one profile", plain.slice(0, 1), 20, 8000)),
    ...(await measurePage(bench, "profile, guest, one profile, br", packed.slice(0, 1), 0, 8000)),
    ...(await measurePage(bench, "profile, guest, 200 profiles", plain, 20, 8000)),
    ...(await measurePage(bench, "profile, guest, 200 profiles, br", packed, 0, 8000)),
    ...(await measurePage(bench, "profile, signed in, 200 profiles", members, 10)),
  ];
}

/** What everyone here says to everyone. */
export async function measureCommunity(bench: Bench): Promise<Figure[]> {
  return [
    ...(await measurePage(
      bench,
      "community, signed in",
      someOf(bench).map(({ cookie }) => ({ path: "/community", headers: { cookie } })),
      18,
    )),
    ...(await measurePage(bench, "community, guest", [{ path: "/community" }], 20)),
  ];
}
