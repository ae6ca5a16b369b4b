import { spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { FloodOrder, FloodReport } from "./flood.ts";

/**
 * What of a capacity is left to a server while a crowd of its own machine works: somewhere else it would take nothing. The
 * capacity was found with a crowd as well, a smaller one.
 */
export function capacityLeft(capacity: number, small: FloodReport, crowd: FloodReport): number {
  const cores = availableParallelism();
  return (capacity * Math.max(0.5, cores - crowd.cores)) / Math.max(0.5, cores - small.cores);
}

/** Lets a crowd come, from a process of its own. */
export async function startFlood(order: FloodOrder): Promise<FloodReport> {
  const file = join(import.meta.dirname, "flood.ts");
  const child = spawn(process.execPath, [file, JSON.stringify(order)], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (part) => (said += part));
  await once(child, "close");
  return JSON.parse(said) as FloodReport;
}
