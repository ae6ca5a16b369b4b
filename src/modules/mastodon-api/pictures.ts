import { Hono } from "hono";
import { blankPicture } from "./entities/blank-picture.ts";
import type { ApiEnv } from "./env.ts";
import { open } from "./guards.ts";

const avatar = blankPicture(120, 120, [0x0b, 0x6e, 0x4f]);
const header = blankPicture(600, 200, [0xd9, 0xe6, 0xdf]);
const headers = { "Content-Type": "image/png", "Cache-Control": "public, max-age=31536000, immutable" } as const;

/** What stands for a face or a cover that is not there. */
export const pictureGroup = new Hono<ApiEnv>()
  .get("/api/pictures/no-avatar.png", open, (c) => c.newResponse(avatar, 200, headers))
  .get("/api/pictures/no-header.png", open, (c) => c.newResponse(header, 200, headers));
