import { once } from "node:events";
import { connect } from "node:net";
import { brotliDecompressSync } from "node:zlib";

/** What one address costs: the whole answer as it came through the socket, and the page packed inside it. */
export type Weighed = { readonly total: number; readonly body: number; readonly text: string };

/** Asks as a phone's browser would, over a socket of its own, and counts every byte that comes back. */
export async function weigh(origin: string, path: string, cookie?: string): Promise<Weighed> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), "127.0.0.1");
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    "Connection: close",
    "Accept: text/html,*/*",
    "Accept-Encoding: gzip, deflate, br",
    "Accept-Language: id-ID",
  ];
  socket.write(`${[...lines, ...(cookie ? [`Cookie: ${cookie}`] : [])].join("\r\n")}\r\n\r\n`);
  const parts: Buffer[] = [];
  socket.on("data", (part) => parts.push(part));
  await once(socket, "end");
  const answer = Buffer.concat(parts);
  const end = answer.indexOf("\r\n\r\n");
  const head = answer.subarray(0, end).toString();
  if (
    !head.startsWith("HTTP/1.1 200 ") ||
    !/^content-encoding: br$/im.test(head) ||
    !/^content-length: \d+$/im.test(head)
  )
    throw new Error(`${path} was answered with ${head}`);
  const packed = answer.subarray(end + 4);
  return { total: answer.length, body: packed.length, text: brotliDecompressSync(packed).toString() };
}
