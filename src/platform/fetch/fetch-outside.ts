import { Agent, request } from "undici";
import type { Context } from "../context.ts";
import { allowsPlainHttp, checkAddress, checkRedirect, makeLookup, Refused } from "./guard.ts";
import { readBody } from "./read-body.ts";

/** What one asks of another server on the internet, and how much of the answer one wants. */
export type Question = {
  readonly url: string;
  /** Kinds of content that are taken, such as `text/html`; another kind is refused. */
  readonly types: readonly string[];
  /** Most bytes of the answer, unpacked. */
  readonly most: number;
  /** Whether the beginning will do when there is more; otherwise more is refused. */
  readonly beginning?: boolean;
  /** What is asked for, where that is not simply `types`. */
  readonly accept?: string;
  /** Whether nothing but https will do, also after redirects. */
  readonly secure?: boolean;
  /** Redirects that are followed; three when absent. */
  readonly hops?: number;
  /** What goes along to the server that was asked, such as a signature; never to another one it leads to. */
  readonly sign?: (url: URL) => Promise<Readonly<Record<string, string>>>;
};

/** What came of it. `again` says after how many seconds the other server wants to be asked again. */
export type Answer = {
  readonly status: number;
  /** Where the answer came from in the end. */
  readonly url: string;
  readonly type: string;
  readonly body: Buffer;
  readonly again: number | undefined;
};

/** All of it together, and the parts of it. */
const PATIENCE_MS = 10_000;
const CONNECT_MS = 5000;
const MOST_HOPS = 3;
const MOST_HEADER_BYTES = 16 * 1024;

/** A way out that looks each name up by the rules of the guard. Whoever opens it closes it. */
export const openWayOut = (ctx: Context, options: Partial<Agent.Options> = {}): Agent =>
  new Agent({
    connect: { lookup: makeLookup(ctx), timeout: CONNECT_MS },
    maxHeaderSize: MOST_HEADER_BYTES,
    headersTimeout: PATIENCE_MS,
    bodyTimeout: PATIENCE_MS,
    pipelining: 0,
    ...options,
  });

/**
 * The one way out: asks a server on the internet whose address a stranger may have chosen. Only http and https on their
 * own ports; only public addresses, each looked up once and connected to as it was checked; at most three redirects, each
 * checked anew and none from https to http. Nothing of ours goes along unasked: no cookie, no name, no password.
 *
 * @throws Refused for what must not be asked or taken; other errors when the server does not answer.
 */
export async function fetchOutside(ctx: Context, question: Question): Promise<Answer> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const agent = openWayOut(ctx);
  try {
    let url = checkAddress(ctx, question.url);
    const { host } = url;
    for (let hop = 0; ; hop++) {
      checkScheme(ctx, question, url);
      const signed = url.host === host ? await question.sign?.(url) : undefined;
      const answer = await request(url, {
        dispatcher: agent,
        signal,
        headers: { ...headersOf(ctx, question), ...signed },
      });
      const { statusCode: status, headers, body } = answer;
      body.on("error", () => {});
      const location = headers["location"];
      if (![301, 302, 303, 307, 308].includes(status) || location === undefined) {
        return {
          status,
          url: url.href,
          ...(status < 300 ? await take(headers, body, question) : { type: "", body: Buffer.alloc(0) }),
          again: secondsOf(headers["retry-after"]),
        };
      }
      body.destroy();
      if (hop === (question.hops ?? MOST_HOPS)) throw new Refused("too many redirects");
      url = checkRedirect(ctx, url, String(location));
    }
  } finally {
    await agent.destroy();
  }
}

function checkScheme(ctx: Context, { secure }: Question, url: URL): void {
  if (secure && url.protocol !== "https:" && !allowsPlainHttp(ctx)) throw new Refused("plain http");
}

/** What `Retry-After` asks for, as seconds or as a date (RFC 9110, 10.2.3). */
export function secondsOf(header: string | string[] | undefined): number | undefined {
  const text = String(header ?? "");
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - Date.now()) / 1000);
  return Number.isInteger(seconds) && seconds > 0 ? seconds : undefined;
}

/** Who we say we are. */
export const userAgentOf = ({ config }: Context): string => `Gaung (+${new URL("/about", config.baseUrl).href})`;

const headersOf = (ctx: Context, { types, accept }: Question) => ({
  "user-agent": userAgentOf(ctx),
  accept: accept ?? types.join(", "),
  "accept-encoding": "gzip, br",
});

type Answered = Awaited<ReturnType<typeof request>>;

async function take(headers: Answered["headers"], body: Answered["body"], { types, most, beginning }: Question) {
  const type = String(headers["content-type"] ?? "");
  const kind = type.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!types.includes(kind)) throw new Refused("another kind of content", "kind");
  const coding = String(headers["content-encoding"] ?? "identity").toLowerCase();
  return { type, body: await readBody(body, coding, most, beginning === true) };
}
