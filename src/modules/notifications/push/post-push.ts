import { Agent, request } from "undici";
import type { Context } from "#platform/context";
import { checkAddress, makeLookup, Refused } from "#platform/fetch/guard";

const PATIENCE_MS = 10_000;

/**
 * Hands a push to the service a browser named, which may be any address a stranger wrote: only public https, looked up once
 * and connected to as it was checked, and no redirect is followed. Gives the status; what else is answered is not read.
 * @throws Refused for an address that must not be asked; other errors when the service does not answer.
 */
export async function postPush(
  ctx: Context,
  address: URL,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
): Promise<number> {
  const url = checkAddress(ctx, address.href);
  if (url.protocol !== "https:" && !ctx.outside) throw new Refused("a push that is not sealed on its way");
  const agent = new Agent({ connect: { lookup: makeLookup(ctx), timeout: PATIENCE_MS / 2 }, pipelining: 0 });
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await request(url, { method: "POST", dispatcher: agent, signal, headers, body });
    answer.body.on("error", () => {});
    answer.body.destroy();
    return answer.statusCode;
  } finally {
    await agent.destroy();
  }
}
