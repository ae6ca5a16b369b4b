import { join } from "node:path";
import { readConfig } from "#platform/config";
import { makeLog } from "#platform/log";
import { runUntilSignal, start } from "./start.ts";

await runUntilSignal(async () => {
  const config = readConfig();
  const log = makeLog(config.logLevel);
  process.on("unhandledRejection", (error) => log.error("Something was not awaited", { error }));
  return start(config, log, join(import.meta.dirname, ".."));
});
