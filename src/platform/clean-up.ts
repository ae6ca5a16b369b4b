import { sql } from "kysely";
import { SESSION_DAYS } from "./http/cookies.ts";
import type { Schedule, Tasks } from "./tasks.ts";

/** Keys of answered writes are kept so long: a phone may be out of reach for weeks. */
const KEY_DAYS = 30;

/** Throws away each night what has served its time. */
export const cleanUpTasks: Tasks = {
  "platform.clean-up": async (ctx) => {
    await sql`delete from idempotency_keys where created_at < now() - make_interval(days => ${KEY_DAYS})`.execute(
      ctx.db,
    );
    await sql`delete from sessions where seen_at < now() - make_interval(days => ${SESSION_DAYS})`.execute(ctx.db);
    await sql`delete from rate_limits where window_start < now() - interval '1 day'`.execute(ctx.db);
    await sql`delete from email_links where made_at < now() - interval '2 days'`.execute(ctx.db);
    await sql`delete from passkey_challenges where answered_at < now() - interval '1 day'`.execute(ctx.db);
    await sql`delete from sign_in_steps where made_at < now() - interval '1 day'`.execute(ctx.db);
    await sql`delete from app_codes where made_at < now() - interval '1 day'`.execute(ctx.db);
    await sql`delete from app_tokens where used_at < now() - make_interval(days => ${SESSION_DAYS})`.execute(ctx.db);
    await sql`delete from apps where created_at < now() - interval '7 days'
      and not exists (select from app_tokens where app_id = apps.id) and not exists (select from app_codes where app_id = apps.id)`.execute(
      ctx.db,
    );
    await sql`delete from mails where created_at < now() - interval '2 days'`.execute(ctx.db);
  },
};
export const cleanUpSchedule: Schedule = [{ task: "platform.clean-up", at: "0 20 * * *" }];
