import pg from "pg";
import type { Log } from "./log.ts";

/** Calls `wake` whenever something is said on a channel of the database, and after each time it could not hear; gives the way to stop. */
export type Hear = (channel: string, wake: () => void) => () => void;

const CONNECT_MS = 5000;
const AGAIN_MS = 250;
const LONGEST_MS = 5000;

/** Hears on a connection of its own, which is made anew when it is lost: whoever listens must look what they missed. */
export function makeHear(connection: pg.ClientConfig, log: Log): Hear {
  return (channel, wake) => {
    let client: pg.Client | undefined;
    let isOver = false;
    let pause = AGAIN_MS;
    let timer: NodeJS.Timeout | undefined;

    const begin = async () => {
      const mine = new pg.Client({
        ...connection,
        application_name: "gaung-hear",
        connectionTimeoutMillis: CONNECT_MS,
        keepAlive: true,
      });
      client = mine;
      mine.on("error", () => {});
      mine.on("end", () => {
        if (client === mine) again("it ended");
      });
      mine.on("notification", () => wake());
      await mine.connect();
      await mine.query(`listen ${pg.escapeIdentifier(channel)}`);
      pause = AGAIN_MS;
      wake();
    };
    const again = (reason: string) => {
      client = undefined;
      if (isOver) return;
      log.warn("What the database says is not heard; trying again", { reason });
      timer = setTimeout(start, pause).unref();
      pause = Math.min(2 * pause, LONGEST_MS);
    };
    const start = () => {
      begin().catch((error: Error) => {
        const failed = client;
        client = undefined;
        failed?.end().catch(() => {});
        if (failed) again(error.message);
      });
    };
    start();
    return () => {
      isOver = true;
      clearTimeout(timer);
      client?.end().catch(() => {});
    };
  };
}
