import type { MiddlewareHandler } from "hono";
import { Forbidden, Invalid } from "#platform/errors";
import type { ApiEnv } from "./env.ts";
import { covers, type Scope } from "./scopes.ts";
import { BadToken } from "./trouble.ts";

/** Whom a route of the API lets in. Every route names one; a test fails on a route that names none. */
export type Entry = {
  /** A person's token with one of these; "app": any token; "open": anyone, and who brings a token needs one of these. */
  readonly entry: "person" | "app" | "open" | "public";
  readonly scopes: readonly Scope[];
};
type Guard = MiddlewareHandler<ApiEnv> & Entry;

/** For a person's token with one of these scopes. Someone frozen reads as before and writes nothing. */
export const scope = (...needed: Scope[]): Guard => guard("person", needed);
/** For guests as well; a token that was brought must have one of these scopes. */
export const openTo = (...needed: Scope[]): Guard => guard("open", needed);
/** For every token, also of an app that speaks for nobody. */
export const anyApp = (...needed: Scope[]): Guard => guard("app", needed);
/** For everyone, whatever their token: what says how to come in. */
export const open: Guard = guard("public", []);

function guard(entry: Entry["entry"], needed: readonly Scope[]): Guard {
  const handler: MiddlewareHandler<ApiEnv> = async (c, next) => {
    if (entry === "public") return next();
    const { token, viewer } = c.var;
    if (!token) {
      if (entry === "open") return next();
      throw new BadToken();
    }
    if (needed.length > 0 && !needed.some((one) => covers(token.scopes, one)))
      throw new Forbidden({ form: "scopeMissing" });
    if (viewer) mustBeActive(viewer.status);
    else if (entry === "person") throw new BadToken("personNeeded");
    const isWrite = c.req.method !== "GET" && c.req.method !== "HEAD";
    if (isWrite && entry === "person" && viewer?.restriction === "frozen") throw new Forbidden({ form: "frozen" });
    if (isWrite && c.var.ctx.room?.isFull()) throw new Invalid({ form: "onlyReading" }, 507);
    return next();
  };
  return Object.assign(handler, { entry, scopes: needed });
}

function mustBeActive(status: string): void {
  if (status === "pending") throw new Forbidden({ form: "stillWaiting" });
  if (status !== "active") throw new Forbidden({ form: "accountAway" });
}
