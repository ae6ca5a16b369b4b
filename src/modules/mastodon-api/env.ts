import type { Context as HonoContext } from "hono";
import type { Env } from "#platform/http/env";
import type { Kept } from "./entities/kept.ts";
import type { Streams } from "./streaming/make-streams.ts";

/** What lets a request in: an app's token, for a person or for the app alone. */
export type Token = {
  readonly id: string;
  readonly app_id: string;
  readonly scopes: readonly string[];
  readonly used_at: Date;
};

/** What every handler of the API finds in `c.var`: what pages have, the token, and what stays between requests. */
export type ApiEnv = {
  Bindings: Env["Bindings"];
  Variables: Env["Variables"] & { token: Token | undefined; kept: Kept; streams: Streams };
};
export type ApiContext = HonoContext<ApiEnv>;
