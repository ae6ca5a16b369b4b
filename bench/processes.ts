import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Server } from "./server.ts";

/** Megabytes a process holds of its own and shared (RSS). Only Linux tells. */
export function residentMegabytes(pid: number): number {
  return kilobytes(`/proc/${pid}/status`, "VmRSS") / 1024;
}

/** Megabytes of all processes of PostgreSQL, memory they share counted once (PSS). */
export function databaseMegabytes({ dataDir }: Server): number {
  const head = Number(readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => parentOf(pid));
  const all = [head, ...parents.filter(([, parent]) => parent === head).map(([pid]) => pid)];
  return all.reduce((sum, pid) => sum + kilobytes(`/proc/${pid}/smaps_rollup`, "Pss"), 0) / 1024;
}

function parentOf(pid: string): [number, number][] {
  const stat = read(`/proc/${pid}/stat`);
  const parent = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
  return parent ? [[Number(pid), Number(parent)]] : [];
}

function kilobytes(path: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(read(path))?.[1] ?? 0);
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
