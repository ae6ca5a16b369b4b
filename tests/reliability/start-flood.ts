import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { FloodOrder, FloodReport } from "./flood.ts";

/** Lets a crowd come, from a process of its own. */
export async function startFlood(order: FloodOrder): Promise<FloodReport> {
  const file = join(import.meta.dirname, "flood.ts");
  const child = spawn(process.execPath, [file, JSON.stringify(order)], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (part) => (said += part));
  await once(child, "close");
  return JSON.parse(said) as FloodReport;
}
