import { Hono } from "hono";
import { postUseCases } from "#modules/posts";
import { viewerOf } from "#platform/http/guards";
import { answer } from "../answer.ts";
import { visibilityNames } from "../entities/visibility.ts";
import type { ApiEnv } from "../env.ts";
import { open, scope } from "../guards.ts";

/** How somebody usually writes and reads. */
export const preferenceGroup = new Hono<ApiEnv>()
  .get("/api/v1/preferences", scope("read:accounts"), async (c) => {
    const viewer = viewerOf(c);
    const habits = await postUseCases.findHabits(c.var.ctx, viewer);
    const audience = postUseCases.audiences.find((one) => one === habits.audience) ?? "public";
    return answer(c, {
      "posting:default:visibility": visibilityNames[audience],
      "posting:default:sensitive": false,
      "posting:default:language": habits.language ?? viewer.locale,
      "posting:default:quote_policy": "public",
      "reading:expand:media": "default",
      "reading:expand:spoilers": false,
      "reading:autoplay:gifs": false,
    });
  })
  .get("/api/v1/custom_emojis", open, (c) => answer(c, []));
