import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after } from "node:test";
import { sql } from "kysely";
import type { Context } from "#platform/context";
import { startDelivering } from "../../src/modules/federation/delivery/start-delivering.ts";

/** One POST that came to a server elsewhere. */
export type Post = {
  readonly host: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** When it came and was answered, in milliseconds. */
  readonly from: number;
  to: number;
};
/** What a server answers; `hang` never does, `reset` hangs up. */
export type Reply =
  | number
  | "hang"
  | "reset"
  | { readonly status: number; readonly after?: number; readonly headers?: Record<string, string> };

/** Any number of other servers on this machine, told apart by their names: `name.example`. */
export type Peers = {
  readonly ctx: Context;
  readonly posts: Post[];
  readonly port: number;
  /** Decides what is answered; 202 by default. */
  reply: (post: Post) => Reply;
  readonly inbox: (name: string, path?: string) => string;
  /** Works until nothing is due, or `done` says so. */
  readonly work: (done?: () => boolean) => Promise<void>;
};

export async function openPeers(ctx: Context, here = "127.0.0.2", patience?: number): Promise<Peers> {
  const posts: Post[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    const post = {
      host: request.headers.host?.split(":")[0] ?? "",
      path: request.url ?? "",
      headers: request.headers,
      body: "",
      from: performance.now(),
      to: Number.POSITIVE_INFINITY,
    };
    request.on("error", () => {});
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const whole = Object.assign(post, { body: Buffer.concat(parts).toString() });
      posts.push(whole);
      answer(peers.reply(whole), whole, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, here, resolve));
  const { port } = server.address() as AddressInfo;
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const outside = { resolve: async () => [{ address: here, family: 4 }], allowed: [here], ports: [port] };
  const peers: Peers = {
    ctx: { ...ctx, outside },
    posts,
    reply: () => 202,
    port,
    inbox: (name, path = "/inbox") => `http://${name}.example:${port}${path}`,
    work: async (done) => {
      const worker = startDelivering(peers.ctx, patience);
      for (const until = Date.now() + 60_000; Date.now() < until; ) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        if (done ? done() : await isIdle(ctx)) break;
      }
      await worker.stop();
    },
  };
  return peers;
}

function answer(reply: Reply, post: Post, response: ServerResponse): void {
  if (reply === "hang") return;
  if (reply === "reset") return void response.destroy();
  const { status, after: ms = 0, headers = {} } = typeof reply === "number" ? { status: reply } : reply;
  setTimeout(() => {
    post.to = performance.now();
    response.writeHead(status, headers).end();
  }, ms);
}

async function isIdle(ctx: Context): Promise<boolean> {
  const { rows } = await sql<{ busy: boolean }>`select exists (
    select from delivery_hosts where leased_until > now() or due_at <= now()) as busy`.execute(ctx.db);
  return !rows[0]?.busy;
}

/** Time passes for all that waits: the clock of the database cannot be turned, so what hangs by it is. */
export async function passHours(ctx: Context, hours: number): Promise<void> {
  const by = sql`make_interval(secs => ${hours * 3600})`;
  await sql`update delivery_hosts set due_at = due_at - ${by}, leased_until = leased_until - ${by}, dead_at = dead_at - ${by},
    failing_since = failing_since - ${by}, seen_at = seen_at - ${by}`.execute(ctx.db);
  await sql`update deliveries set due_at = due_at - ${by}`.execute(ctx.db);
}
