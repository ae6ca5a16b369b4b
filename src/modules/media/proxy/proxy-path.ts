import { createHmac } from "node:crypto";
import type { Context } from "#platform/context";
import { sameSecret } from "#platform/secrets";
import type { copyWidths } from "../rules.ts";

/** An address stands for one to two months, so that a list that names it stays the same for a while. */
const PERIOD_MS = 30 * 86_400_000;

const markOf = ({ config }: Pick<Context, "config">, until: string, url: string) =>
  createHmac("sha256", config.secretKey).update(`proxy ${until} ${url}`).digest("base64url").slice(0, 22);

/**
 * Where a picture of another server is looked at through us, so that its server does not learn who looks. Only addresses
 * made here are answered: nobody can have us fetch what they like.
 */
export function proxyPath(
  ctx: Pick<Context, "config" | "now">,
  url: string,
  width: (typeof copyWidths)[number],
): string {
  const until = (Math.floor(ctx.now().getTime() / PERIOD_MS) + 2).toString(36);
  return `/proxy/${until}/${markOf(ctx, until, url)}/${Buffer.from(url).toString("base64url")}/${width}`;
}

/** The address behind a path that was made here and still stands. */
export function readProxyPath(
  ctx: Pick<Context, "config" | "now">,
  { until, mark, packed }: { readonly until: string; readonly mark: string; readonly packed: string },
): string | undefined {
  if (!/^[0-9a-z]{1,8}$/.test(until) || !/^[\w-]{10,2800}$/.test(packed)) return undefined;
  const url = Buffer.from(packed, "base64url").toString();
  const stands = Number.parseInt(until, 36) * PERIOD_MS > ctx.now().getTime();
  return stands && sameSecret(mark, markOf(ctx, until, url)) ? url : undefined;
}

/** The name the copy of an address is kept under. */
export const stemOf = ({ config }: Pick<Context, "config">, url: string): string =>
  createHmac("sha256", config.secretKey).update(`copy ${url}`).digest("hex").slice(0, 32);
