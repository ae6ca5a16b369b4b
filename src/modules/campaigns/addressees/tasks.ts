import { sql } from "kysely";
import type { Listeners } from "#platform/events";
import type { Schedule, Tasks } from "#platform/tasks";
import { tellAddressee } from "./tell-addressee.ts";

export const addresseeTasks: Tasks = {
  "campaigns.tell-addressee": tellAddressee,
  "campaigns.forget-claims": async (ctx) => {
    await sql`delete from addressee_claims where expires_at < now()`.execute(ctx.db);
  },
};
export const addresseeListeners: Listeners = { "campaigns.forwarded": ["campaigns.tell-addressee"] };
/** Each night in the west of the country. */
export const addresseeSchedule: Schedule = [{ task: "campaigns.forget-claims", at: "35 20 * * *" }];
