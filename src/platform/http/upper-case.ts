import type { MiddlewareHandler } from "hono";
import type { Env } from "./env.ts";

/**
 * Sends an address all in capitals to the one we have: a QR code holds capitals in 11 bits for two letters instead of 16,
 * so `toQrAddress` writes them. Only what such a code can hold is looked at.
 */
export const upperCase: MiddlewareHandler<Env> = async (c, next) => {
  const { path } = c.req;
  if (c.req.method === "GET" && /^\/[A-Z0-9./-]+$/.test(path) && /[A-Z]/.test(path) && !path.startsWith("//"))
    return c.redirect(path.toLowerCase(), 303);
  return next();
};
