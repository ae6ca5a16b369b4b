import { createServer, type IncomingMessage, type Server } from "node:http";
import type { ListenOptions } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { type Config, ConfigError } from "../config.ts";
import type { Door, Fetch } from "./admit.ts";
import { asksForSocket, type OnUpgrade } from "./upgrade.ts";

/** Requests in flight get so long to finish once we close. */
const PATIENCE_MS = 10_000;
/** Whoever sends nothing holds a connection and nothing else; still there is an end to it. A photo over 2G takes minutes. */
const times = { headersTimeout: 15_000, requestTimeout: 600_000, connectionsCheckingInterval: 5000 } as const;
const SILENCE_MS = 60_000;
/** So many connections at once; and as many may come in the same moment, since one the kernel drops is tried again only after seconds. */
const MOST_CONNECTIONS = 4000;
/**
 * Node.js takes in one new connection a turn from each listening socket (libuv 1.52), and with much to do a turn takes
 * tens of milliseconds: a crowd would wait outside for its refusal. Linux lets many sockets listen at one port.
 */
const DOORS = process.platform === "linux" ? 64 : 1;

const troubles: Readonly<Record<string, (config: Config) => string>> = {
  EADDRINUSE: ({ port }) => `PORT ${port} is taken by another program: set PORT to a free one.`,
  EACCES: ({ port }) => `PORT ${port} may not be opened by this user: set PORT to one above 1023.`,
  EADDRNOTAVAIL: ({ host }) =>
    `HOST ${host} is not an address of this machine: set HOST to 127.0.0.1, 0.0.0.0 or one of its addresses.`,
};

/**
 * Opens the door; the returned function closes it once requests in flight are done.
 * @throws ConfigError when HOST or PORT cannot be had.
 */
export async function listen(config: Config, fetch: Fetch, onUpgrade?: OnUpgrade): Promise<() => Promise<void>> {
  const { host, port } = config;
  // Nothing here speaks HTTP/2, so what comes is a `Door`.
  const answer = getRequestListener((request, door) => fetch(request, door as Door), { hostname: host });
  const servers = Array.from({ length: DOORS }, () => {
    const settings = { ...times, shouldUpgradeCallback: (incoming: IncomingMessage) => asksForSocket(incoming) };
    const server = createServer(settings, (incoming, outgoing) => void answer(incoming, outgoing));
    if (onUpgrade) server.on("upgrade", onUpgrade);
    server.maxConnections = Math.ceil(MOST_CONNECTIONS / DOORS);
    return server.setTimeout(SILENCE_MS);
  });
  try {
    // Sockets that share a port would share it with another program of ours as well: alone it is known whether it is free.
    const probe = createServer();
    await open(probe, { host, port });
    const address = probe.address();
    await close(probe);
    const found = typeof address === "object" && address ? address.port : port;
    for (const server of servers)
      await open(server, { host, port: found, reusePort: DOORS > 1, backlog: MOST_CONNECTIONS });
  } catch (error) {
    const trouble = troubles[(error as NodeJS.ErrnoException).code ?? ""];
    throw trouble ? new ConfigError(trouble(config)) : error;
  }
  return async () => void (await Promise.all(servers.map(close)));
}

function open(server: Server, where: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(where, resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((closed) => {
    const sweeping = setInterval(() => server.closeIdleConnections(), 100);
    server.close(() => {
      clearInterval(sweeping);
      closed();
    });
    setTimeout(() => server.closeAllConnections(), PATIENCE_MS).unref();
  });
}
