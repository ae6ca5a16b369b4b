import type { MiddlewareHandler } from "hono";
import type { Assets } from "../assets.ts";
import type { Env } from "./env.ts";
import { assetHeaders } from "./headers.ts";

/** Serves the style sheet and the icons as they were compressed beforehand; one of an older version is left to those who say sorry. */
export function serveAssets(assets: Assets): MiddlewareHandler<Env> {
  return async (c, next) => {
    const file = assets.files.get(c.req.path);
    if (!file) return next();
    const accepted = c.req.header("Accept-Encoding") ?? "";
    const coding = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : undefined;
    const body = coding === "br" ? file.br : coding === "gzip" ? file.gz : file.body;
    return c.newResponse(new Uint8Array(body), 200, {
      ...assetHeaders,
      "Content-Type": file.type,
      Vary: "Accept-Encoding",
      ...(coding ? { "Content-Encoding": coding } : {}),
    });
  };
}
