import { capacityLeft, startFlood } from "../tests/reliability/start-flood.ts";
import type { Bench } from "./bench.ts";
import { type Figure, figure } from "./figure.ts";

/**
 * A crowd of guests that reads conversations of 30 replies, ten times as many as can be served. What can be served is
 * what 24 get who ask one after the other (its p95 is far below 300 ms). The crowd's own work takes part of the machine.
 */
export async function measureOverload({ server, threadId }: Bench): Promise<Figure[]> {
  const where = { port: Number(new URL(server.origin).port), paths: [`/p/${threadId}`] };
  const closed = { ...where, seconds: 8, connections: 24, rate: 0 };
  await startFlood({ ...closed, seconds: 3 });
  const calm = await startFlood(closed);
  const crowd = await startFlood({ ...where, seconds: 15, connections: 1000, rate: calm.perSecond * 10 });
  const after = await startFlood(closed);
  const capacity = Math.min(calm.perSecond, after.perSecond);
  return [
    figure("overload: capacity", capacity, "pages/s"),
    figure("overload: capacity, p95", calm.acceptedP95, "ms", { atMost: 300 }),
    figure("overload: goodput at ten times that", (100 * crowd.perSecond) / capacity, "%", { atLeast: 80 }),
    figure(
      "overload: goodput of the capacity the crowd's own work left",
      (100 * crowd.perSecond) / capacityLeft(capacity, calm, crowd),
      "%",
      { atLeast: 80 },
    ),
    figure("overload: accepted p99", crowd.acceptedP99, "ms", { atMost: 2000 }),
    figure("overload: refused p95", crowd.refusedP95, "ms", { atMost: 50 }),
    figure("overload: refused p50", crowd.refusedP50, "ms"),
    figure("overload: offered", crowd.offered / 15, "requests/s"),
  ];
}
