import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** What stands between a server and what it depends on: passes everything on, later than it came, or not at all. */
export type SlowProxy = {
  readonly port: number;
  /** Milliseconds each answer is held back; Infinity: nothing passes any more. */
  delay: number;
  readonly close: () => void;
};

export async function openSlowProxy(target: { readonly host: string; readonly port: number }): Promise<SlowProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target.port, target.host);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => {}).on("close", () => [near, far].forEach((each) => each.destroy()));
    }
    near.on("data", (part) => void far.write(part));
    far.on("data", (part) => {
      if (proxy.delay === 0) near.write(part);
      else if (proxy.delay < Number.POSITIVE_INFINITY) setTimeout(() => near.write(part), proxy.delay);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const proxy: SlowProxy = {
    port: typeof address === "object" && address ? address.port : 0,
    delay: 0,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
  return proxy;
}
