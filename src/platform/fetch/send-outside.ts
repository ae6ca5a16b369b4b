import { request } from "undici";
import type { Context } from "../context.ts";
import { openWayOut, secondsOf, userAgentOf } from "./fetch-outside.ts";
import { allowsPlainHttp, checkAddress, Refused } from "./guard.ts";

/** What the other server said. Nobody reads what else it wrote. */
export type Sent = { readonly status: number; readonly again: number | undefined };
export type Sender = {
  /**
   * Sends something to an address a stranger may have chosen, by the rules of the guard, over https. It follows no redirect.
   * @throws Refused for what must not be asked; other errors when the server does not answer in time.
   */
  readonly post: (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<Sent>;
  readonly close: () => Promise<void>;
};

const PATIENCE_MS = 10_000;
/** A connection is kept for what comes next, but not for long: there are many servers. */
const KEPT_MS = 4000;
const MOST_READ = 16 * 1024;

/** Opens a way out for much that is sent: one connection to each server, kept while more goes there. Each answer is waited for `patience` milliseconds. */
export function openSender(ctx: Context, patience = PATIENCE_MS): Sender {
  const agent = openWayOut(ctx, { connections: 1, pipelining: 1, keepAliveTimeout: KEPT_MS });
  return {
    post: async (address, headers, body) => {
      const url = checkAddress(ctx, address);
      if (url.protocol !== "https:" && !allowsPlainHttp(ctx)) throw new Refused("plain http");
      const answer = await request(url, {
        dispatcher: agent,
        method: "POST",
        headers: { "user-agent": userAgentOf(ctx), ...headers },
        body,
        signal: AbortSignal.timeout(patience),
      });
      answer.body.on("error", () => {});
      await answer.body.dump({ limit: MOST_READ }).catch(() => {});
      return { status: answer.statusCode, again: secondsOf(answer.headers["retry-after"]) };
    },
    close: () => agent.destroy(),
  };
}
