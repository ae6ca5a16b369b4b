// A crowd of guests in a process of its own: it asks so many times a second, whether or not answers come, over bare
// sockets, since it shares the machine with what it measures. Started by `startFlood`; prints what it saw as JSON.
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export type FloodOrder = {
  readonly port: number;
  readonly paths: readonly string[];
  readonly seconds: number;
  readonly connections: number;
  /** Requests a second; 0: each connection asks again as soon as it is answered. */
  readonly rate: number;
};
export type FloodReport = {
  readonly offered: number;
  /** Could not be sent since all connections waited for an answer, as the kernel would say. */
  readonly unsent: number;
  readonly accepted: number;
  readonly refused: number;
  /** 503 without Retry-After, or another status, or a connection that was cut. */
  readonly wrong: number;
  readonly acceptedP95: number;
  readonly acceptedP99: number;
  readonly refusedP50: number;
  readonly refusedP95: number;
  readonly perSecond: number;
  /** Of the machine's cores, so many were taken by this crowd itself. */
  readonly cores: number;
};

const order = JSON.parse(process.argv[2] ?? "{}") as FloodOrder;
const accepted: number[] = [];
const refused: number[] = [];
let [offered, unsent, wrong, turn, open] = [0, 0, 0, 0, 0];
const idle: Socket[] = [];
let began = performance.now();
const isOver = () => performance.now() - began > order.seconds * 1000;

function ask(socket: Socket): void {
  offered++;
  const path = order.paths[turn++ % order.paths.length] ?? "/";
  asked.set(socket, performance.now());
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${order.port}\r\nAccept-Language: id\r\nAccept-Encoding: br\r\n\r\n`,
  );
}
const asked = new WeakMap<Socket, number>();

function openSocket(): Socket {
  const socket = connect(order.port, "127.0.0.1");
  open++;
  let answer = "";
  socket.setEncoding("latin1");
  socket.on("data", (part) => {
    answer += String(part);
    const head = answer.indexOf("\r\n\r\n");
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(answer)?.[1] ?? Number.NaN);
    if (head < 0 || !(answer.length >= head + 4 + length)) return;
    const took = performance.now() - (asked.get(socket) ?? 0);
    const status = answer.slice(9, 12);
    if (status === "200") accepted.push(took);
    else if (status === "503" && /\r\nretry-after: \d/i.test(answer)) refused.push(took);
    else wrong++;
    answer = "";
    if (order.rate === 0 && !isOver()) ask(socket);
    else idle.push(socket);
  });
  socket.on("error", () => {});
  socket.on("close", () => {
    open--;
    if (!isOver() && !idle.includes(socket)) wrong++;
    const at = idle.indexOf(socket);
    if (at >= 0) idle.splice(at, 1);
  });
  return socket;
}

if (order.rate === 0) for (let index = 0; index < order.connections; index++) ask(openSocket());
// Browsers come over some seconds; then all ask at once.
for (let at = 0; order.rate > 0 && at < order.connections; at++) {
  idle.push(openSocket());
  if (at % 20 === 19) await sleep(30);
}
began = performance.now();
const before = process.cpuUsage();
for (let due = 0; !isOver(); await sleep(2)) {
  due = ((performance.now() - began) / 1000) * order.rate;
  while (order.rate > 0 && offered + unsent < due) {
    const socket = idle.pop() ?? (open < order.connections ? openSocket() : undefined);
    if (socket) ask(socket);
    else unsent++;
  }
}
const share = (values: readonly number[], part: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;
const used = process.cpuUsage(before);
const report: FloodReport = {
  offered,
  unsent,
  accepted: accepted.length,
  refused: refused.length,
  wrong,
  acceptedP95: share(accepted, 0.95),
  acceptedP99: share(accepted, 0.99),
  refusedP50: share(refused, 0.5),
  refusedP95: share(refused, 0.95),
  perSecond: accepted.length / order.seconds,
  cores: (used.user + used.system) / 1e6 / order.seconds,
};
process.stdout.write(JSON.stringify(report), () => process.exit(0));
