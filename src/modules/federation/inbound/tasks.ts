import { sql } from "kysely";
import { z } from "zod";
import type { Context } from "#platform/context";
import type { Schedule, Tasks } from "#platform/tasks";
import { lookUpElsewhere } from "../remote/look-up.ts";
import { eraseActor } from "./erase-actor.ts";
import { ERASE_ACTOR } from "./handle/delete.ts";
import { MOVE_FOLLOWERS } from "./handle/move.ts";
import { TAKE_IN } from "./keep-activity.ts";
import { moveFollowers } from "./move-followers.ts";
import { takeIn } from "./take-in.ts";

const id = z.string().regex(/^\d{1,19}$/);
/** What came is known for so long; what was taken back, and what was put aside, longer. */
const days = { done: 35, rest: 90 } as const;

/** What is done with what other servers sent. Each may run twice with the effect of once. */
export const inboxTasks: Tasks = {
  [TAKE_IN]: (ctx) => takeIn(ctx),
  [ERASE_ACTOR]: (ctx, payload) => eraseActor(ctx, z.object({ accountId: id }).parse(payload).accountId),
  [MOVE_FOLLOWERS]: async (ctx, payload) => {
    const { accountId, targetId } = z.object({ accountId: id, targetId: id }).parse(payload);
    await moveFollowers(ctx, accountId, targetId);
  },
  "federation.look-up": (ctx, payload) =>
    lookUpElsewhere(ctx, z.object({ address: z.string().max(2048) }).parse(payload).address),
  "federation.forget-inbox": (ctx) => forgetInbox(ctx),
};

async function forgetInbox(ctx: Context): Promise<void> {
  await sql`delete from inbox_activities where received_at < now() - make_interval(days => ${days.rest})
    or done_at is not null and received_at < now() - make_interval(days => ${days.done})`.execute(ctx.db);
  await sql`delete from tombstones where made_at < now() - make_interval(days => ${days.rest})`.execute(ctx.db);
}

/** Each minute, for what was put off and for what a worker left; and each night. */
export const inboxSchedule: Schedule = [
  { task: TAKE_IN, at: "* * * * *" },
  { task: "federation.forget-inbox", at: "25 20 * * *" },
];
