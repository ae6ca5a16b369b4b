// Loaded before the server with --import. Every five seconds it says how late the server's own work came, in 999 of 1,000
// cases, and how many megabytes are still held by somebody after all garbage is collected. What it collects itself it counts apart.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const RESOLUTION = 10;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
delay.enable();
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
setInterval(() => {
  const late = Math.max(0, Math.round(delay.percentile(99.9) / 1e6) - RESOLUTION);
  delay.disable();
  const began = performance.now();
  collect();
  const pause = performance.now() - began;
  // `external` counts what buffers hold as well.
  const { heapUsed, external } = process.memoryUsage();
  delay.enable();
  process.stdout.write(
    `late ${late}\nkept ${Math.round(began)} ${((heapUsed + external) / 2 ** 20).toFixed(3)}\npaused ${Math.round(pause)}\n`,
  );
}, 5000).unref();
