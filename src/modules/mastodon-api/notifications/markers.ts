import { Hono } from "hono";
import { z } from "zod";
import { newsUseCases } from "#modules/notifications";
import { viewerOf } from "#platform/http/guards";
import { answer } from "../answer.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { id, listOf } from "../fields.ts";
import { scope } from "../guards.ts";
import { take } from "../read-sent.ts";

const part = z.object({ last_read_id: id }, "unknown").optional();
const sent = z.object({ home: part, notifications: part });
const asked = z.object({ timeline: listOf(z.string().max(30, "unknownChoice"), 10) });

async function tell(c: ApiContext, wanted: readonly string[]) {
  const markers = await newsUseCases.listMarkers(c.var.ctx, viewerOf(c));
  return answer(
    c,
    Object.fromEntries(
      markers
        .filter(({ timeline }) => wanted.includes(timeline))
        .map(({ timeline, last_read_id, version, updated_at }) => [
          timeline,
          { last_read_id, version, updated_at: updated_at.toISOString() },
        ]),
    ),
  );
}

/** How far somebody has read, on whatever device. */
export const markerGroup = new Hono<ApiEnv>()
  .get("/api/v1/markers", scope("read:statuses"), async (c) => tell(c, (await take(c, asked)).timeline))
  .post("/api/v1/markers", scope("write:statuses"), async (c) => {
    const marks = await take(c, sent);
    for (const timeline of newsUseCases.markedTimelines) {
      const mark = marks[timeline];
      if (mark) await newsUseCases.keepMarker(c.var.ctx, viewerOf(c), timeline, mark.last_read_id);
    }
    return tell(c, newsUseCases.markedTimelines);
  });
