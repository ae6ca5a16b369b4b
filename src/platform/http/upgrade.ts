import { type IncomingMessage, ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Door } from "./admit.ts";

/** Takes over a connection as a WebSocket: `begin` when it is open, `end` once when it is over, also if it never opened. */
export type Upgrade = (begin: (socket: WebSocket) => void, end: () => void) => void;
export type OnUpgrade = (incoming: IncomingMessage, connection: Duplex, head: Buffer) => void;

/** So many may be on their way in at once; who they are is asked of the database. */
const MOST_ARRIVING = 64;
/** What an app says on a socket is short. */
const LARGEST_MESSAGE = 4096;

/** Whether a request asks for a WebSocket. Every other kind of upgrade is passed over, as HTTP allows. */
export const asksForSocket = ({ method, headers }: IncomingMessage): boolean =>
  method === "GET" && headers.upgrade?.toLowerCase() === "websocket";

/**
 * Answers those who ask for a WebSocket (RFC 6455): the app is asked as for a page, with the same guards and limits, and
 * takes the connection over or refuses in HTTP. This takes no place of those who ask for pages.
 */
export function makeOnUpgrade(ask: (request: Request, door: Door) => Response | Promise<Response>): OnUpgrade {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: LARGEST_MESSAGE,
    perMessageDeflate: {
      threshold: 512,
      serverNoContextTakeover: true,
      clientNoContextTakeover: true,
      concurrencyLimit: 4,
    },
  });
  let arriving = 0;
  return (incoming, connection, head) => {
    connection.on("error", () => connection.destroy());
    if (arriving >= MOST_ARRIVING) return void refuse(connection, new Response(null, { status: 503 }));
    arriving++;
    answer(incoming, connection, head)
      .catch(() => refuse(connection, new Response(null, { status: 500 })))
      .finally(() => arriving--);
  };

  async function answer(incoming: IncomingMessage, connection: Duplex, head: Buffer): Promise<void> {
    let begin: ((socket: WebSocket) => void) | undefined;
    const upgrade: Upgrade = (begins, end) => {
      begin = begins;
      connection.once("close", end);
      if (connection.destroyed) end();
    };
    const headers = new Headers();
    for (const [name, value] of Object.entries(incoming.headers))
      if (value !== undefined) headers.set(name, String(value));
    const request = new Request(new URL(incoming.url ?? "/", "http://localhost"), { headers });
    const response = await ask(request, { incoming, outgoing: new ServerResponse(incoming), upgrade });
    if (begin && response.ok && !connection.destroyed) sockets.handleUpgrade(incoming, connection, head, begin);
    else await refuse(connection, response.ok ? new Response(null, { status: 404 }) : response);
  }
}

async function refuse(connection: Duplex, response: Response): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  const lines = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  connection.end(
    Buffer.concat([
      Buffer.from(
        `HTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? ""}\r\n${[...lines, `Content-Length: ${body.length}`, "Connection: close"].join("\r\n")}\r\n\r\n`,
      ),
      body,
    ]),
  );
}
