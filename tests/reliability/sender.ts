import { Agent, request } from "node:http";

export type Reply = {
  readonly status: number;
  readonly location: string;
  readonly retryAfter: number;
  readonly took: number;
};
export type Sender = {
  readonly post: (
    base: string,
    path: string,
    cookie: string,
    fields: Readonly<Record<string, string>>,
  ) => Promise<Reply>;
  readonly close: () => void;
};

/** Far beyond what may happen; so long a request counts as hanging. */
const HANGING_MS = 30_000;

/** One person's browser: it keeps its connection and sends forms with the headers a browser sends. */
export function makeSender(): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const post: Sender["post"] = (base, path, cookie, fields) =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const body = new URLSearchParams(fields).toString();
      const headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": Buffer.byteLength(body),
        Cookie: cookie,
        Origin: base,
        "Accept-Language": "id",
      };
      const sent = request(`${base}${path}`, { method: "POST", agent, headers, timeout: HANGING_MS }, (answer) => {
        answer.on("error", reject);
        answer.resume().on("end", () => {
          if (!answer.complete) return reject(new Error("The answer was cut off"));
          const { location = "", "retry-after": retryAfter = "0" } = answer.headers;
          resolve({
            status: answer.statusCode ?? 0,
            location,
            retryAfter: Number(retryAfter),
            took: performance.now() - began,
          });
        });
      });
      sent.on("timeout", () => sent.destroy(new Error("hanging")));
      sent.on("error", reject);
      sent.end(body);
    });
  return { post, close: () => agent.destroy() };
}
