import { setTimeout as sleep } from "node:timers/promises";
import type { EmbeddedPostgresOptions } from "./embedded-postgres.ts";
import type { Postmaster } from "./postmaster.ts";

/** Starts the database again whenever it dies unasked, after 100 ms, doubling to 5 s, until `stop()`. */
export function supervise(
  first: Postmaster,
  start: () => Promise<Postmaster>,
  { log, onLost, onBack }: Pick<EmbeddedPostgresOptions, "log" | "onLost" | "onBack">,
): { pid(): number; stop(): Promise<void> } {
  let current = first;
  const stopping = new AbortController();
  const { signal } = stopping;

  const bringBack = async (): Promise<void> => {
    for (let pause = 100; !signal.aborted; pause = Math.min(pause * 2, 5000)) {
      await sleep(pause, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      try {
        current = await start();
        if (signal.aborted) await current.stop();
        if (await current.ready) return;
        log.error("the database did not start", { reason: await current.complaint() });
      } catch (error) {
        log.error("the database could not be started", { error });
      }
    }
  };
  const watch = async (): Promise<void> => {
    for (;;) {
      await current.gone;
      if (signal.aborted) return;
      const lostAt = Date.now();
      const reason = await current.complaint().catch(String);
      log.error("the database died and is being started again", { reason });
      onLost?.(reason);
      await bringBack();
      if (signal.aborted) return;
      const downFor = Date.now() - lostAt;
      log.warn("the database is back", { downFor });
      onBack?.(downFor);
    }
  };
  const watching = watch();
  return {
    pid: () => current.pid,
    stop: async () => {
      stopping.abort();
      await current.stop();
      await watching;
    },
  };
}
