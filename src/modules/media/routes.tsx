import { Hono } from "hono";
import { NotFound } from "#platform/errors";
import type { Env } from "#platform/http/env";
import { anyone } from "#platform/http/guards";
import { fileHeaders } from "#platform/http/headers";
import { faceRoutes } from "./face-routes.tsx";
import { filesOf } from "./keep-pictures.ts";
import { findLookerByKey } from "./picture-key.ts";
import { pictureRoutes } from "./picture-routes.tsx";
import { proxyRoutes } from "./proxy/proxy-routes.ts";
import { getFile } from "./queries.ts";
import { readWhole } from "./read-whole.ts";
import { variantOf } from "./views/picture-view.tsx";

/** Files of pictures, and the pages about them. */
export const mediaRoutes = new Hono<Env>()
  .route("/", pictureRoutes)
  .route("/", faceRoutes)
  .route("/", proxyRoutes)
  .get("/media/:file{[0-9a-f]{32}-\\d{2,4}\\.(avif|webp)}", anyone, async (c) => {
    const { ctx, viewer } = c.var;
    const file = c.req.param("file");
    const stem = file.slice(0, 32);
    const byKey = viewer ? undefined : await findLookerByKey(ctx, stem, c.req.query("as"));
    const picture = await getFile(ctx, viewer ?? byKey, stem);
    const [, width, type = ""] = /-(\d+)\.(\w+)$/.exec(file) ?? [];
    const made = `${variantOf(picture, Number(width)).width}.${type}`;
    const kept = filesOf(picture.stem, picture.variants).find((one) => one.made === made);
    if (!kept) throw new NotFound();
    const mark = `"${kept.name.slice(-37, -5)}"`;
    const headers = {
      ...fileHeaders(picture.open, viewer?.shared === true),
      ...(byKey && { "Cross-Origin-Resource-Policy": "cross-origin" }),
      "Content-Type": `image/${type}`,
      ETag: mark,
    };
    if (c.req.header("If-None-Match") === mark) return c.newResponse(null, 304, headers);
    return c.newResponse(await readWhole(ctx, picture.id, kept.name), 200, headers);
  });
