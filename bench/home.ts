import { type Bench, checkPosts, someOf } from "./bench.ts";
import { type Figure, figure } from "./figure.ts";
import { measure } from "./load.ts";

/** The page members open most: the home of 200 different people, then of 2,000, whose cards are seldom drawn before. */
export async function measureHome(bench: Bench): Promise<Figure[]> {
  const asked = (people: Bench["readers"], coding?: string) =>
    people.map(({ cookie }) => ({ path: "/", headers: { cookie, ...(coding && { "accept-encoding": coding }) } }));
  const plain = asked(someOf(bench));
  for (const request of plain.slice(0, 10)) await checkPosts(bench, request, 20);
  const speed = await measure(bench.server.origin, plain);
  const packed = await measure(bench.server.origin, asked(someOf(bench), "br"));
  const apart = await measure(bench.server.origin, asked(bench.readers));
  return [
    figure("home, signed in", speed.perSecond, "requests/s", { atLeast: 1000 }),
    figure("home, signed in: p50", speed.p50, "ms"),
    figure("home, signed in: p99", speed.p99, "ms", { atMost: 50 }),
    figure("home, signed in: size", speed.bytes, "bytes"),
    figure("home, signed in, br", packed.perSecond, "requests/s", { atLeast: 700 }),
    figure("home, signed in, br: p50", packed.p50, "ms"),
    figure("home, signed in, br: p99", packed.p99, "ms", { atMost: 50 }),
    figure("home, signed in, br: size", packed.bytes, "bytes"),
    figure(`home, signed in, ${bench.readers.length} people in turn`, apart.perSecond, "requests/s"),
    figure(`home, signed in, ${bench.readers.length} people in turn: p99`, apart.p99, "ms"),
  ];
}
