import { Agent, request } from "undici";
import type { Context } from "../context.ts";
import { checkAddress, checkRedirect, makeLookup, Refused } from "./guard.ts";
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
};

/** What came of it. `again` says after how many seconds the other server wants to be asked again. */
export type Answer = {
  readonly status: number;
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

/**
 * The one way out: asks a server on the internet whose address a stranger may have chosen. Only http and https on their
 * own ports; only public addresses, each looked up once and connected to as it was checked; at most three redirects, each
 * checked anew and none from https to http. Nothing of ours goes along: no cookie, no name, no password.
 *
 * @throws Refused for what must not be asked or taken; other errors when the server does not answer.
 */
export async function fetchOutside(ctx: Context, question: Question): Promise<Answer> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const agent = new Agent({
    connect: { lookup: makeLookup(ctx), timeout: CONNECT_MS },
    maxHeaderSize: MOST_HEADER_BYTES,
    headersTimeout: PATIENCE_MS,
    bodyTimeout: PATIENCE_MS,
    pipelining: 0,
  });
  try {
    let url = checkAddress(ctx, question.url);
    for (let hop = 0; ; hop++) {
      const answer = await request(url, { dispatcher: agent, signal, headers: headersOf(ctx, question) });
      const { statusCode: status, headers, body } = answer;
      body.on("error", () => {});
      const location = headers["location"];
      if (![301, 302, 303, 307, 308].includes(status) || location === undefined) {
        const again = Number(headers["retry-after"]);
        return {
          status,
          url: url.href,
          ...(status < 300 ? await take(headers, body, question) : { type: "", body: Buffer.alloc(0) }),
          again: Number.isInteger(again) && again > 0 ? again : undefined,
        };
      }
      body.destroy();
      if (hop === MOST_HOPS) throw new Refused("too many redirects");
      url = checkRedirect(ctx, url, String(location));
    }
  } finally {
    await agent.destroy();
  }
}

const headersOf = ({ config }: Context, { types }: Question) => ({
  "user-agent": `Gaung (+${new URL("/about", config.baseUrl).href})`,
  accept: types.join(", "),
  "accept-encoding": "gzip, br",
});

type Answered = Awaited<ReturnType<typeof request>>;

async function take(headers: Answered["headers"], body: Answered["body"], { types, most, beginning }: Question) {
  const type = String(headers["content-type"] ?? "");
  const kind = type.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!types.includes(kind)) throw new Refused("another kind of content");
  const coding = String(headers["content-encoding"] ?? "identity").toLowerCase();
  return { type, body: await readBody(body, coding, most, beginning === true) };
}
