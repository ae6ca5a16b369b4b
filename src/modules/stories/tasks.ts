import { sql } from "kysely";
import type { Schedule, Tasks } from "#platform/tasks";

/** Stories whose day is over are shown nowhere; here they are thrown away, but for what a highlight keeps. */
export const storyTasks: Tasks = {
  "stories.sweep": async (ctx) => {
    await sql`delete from stories where expires_at < now()
      and not exists (select from highlight_stories where story_id = stories.id)`.execute(ctx.db);
  },
};

/** Each hour, so that a story is gone from the disk as well soon after its day. */
export const storySchedule: Schedule = [{ task: "stories.sweep", at: "20 * * * *" }];
