// Loaded before the server with --import: says every ten seconds how late its own work came, in 999 of 1,000 cases.
import { monitorEventLoopDelay } from "node:perf_hooks";

const RESOLUTION = 10;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
delay.enable();
setInterval(() => {
  process.stdout.write(`late ${Math.max(0, Math.round(delay.percentile(99.9) / 1e6) - RESOLUTION)}\n`);
}, 5000).unref();
