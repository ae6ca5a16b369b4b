import { Hono } from "hono";
import { Forbidden, NotFound } from "#platform/errors";
import type { Env } from "#platform/http/env";
import { anyone, limit } from "#platform/http/guards";
import { fileHeaders } from "#platform/http/headers";
import { filesOf } from "../keep-pictures.ts";
import { readWhole } from "../read-whole.ts";
import { variantOf } from "../views/picture-view.tsx";
import { copyPicture } from "./copy-picture.ts";
import { readProxyPath } from "./proxy-path.ts";

/** Pictures of other servers, looked at through us. */
export const proxyRoutes = new Hono<Env>().get(
  "/proxy/:until/:mark/:packed/:width{320|720}",
  anyone,
  limit("proxy"),
  async (c) => {
    const { ctx } = c.var;
    const { until, mark, packed, width } = c.req.param();
    const url = readProxyPath(ctx, { until, mark, packed });
    if (!url) throw new Forbidden();
    const copy = await copyPicture(ctx, url);
    const version = variantOf(copy, Number(width));
    const type = version.avif && /\bimage\/avif\b/.test(c.req.header("Accept") ?? "") ? "avif" : "webp";
    const kept = filesOf(copy.stem, [version]).find(({ made }) => made.endsWith(type));
    if (!kept) throw new NotFound();
    return c.newResponse(await readWhole(ctx, copy.stem, kept.name), 200, {
      ...fileHeaders(true, false),
      "Content-Type": `image/${type}`,
      Vary: "Accept",
    });
  },
);
