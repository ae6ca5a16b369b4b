import { z } from "zod";
import type { Tasks } from "#platform/tasks";
import { moveFollowers } from "../inbound/move-followers.ts";
import { checkWish } from "./wishes.ts";

const id = z.string().regex(/^\d{1,19}$/);

/** What follows when somebody moves house. */
export const movingTasks: Tasks = {
  "federation.check-wish": async (ctx, payload) => {
    const { accountId, purpose } = z.object({ accountId: id, purpose: z.enum(["alias", "move"]) }).parse(payload);
    await checkWish(ctx, accountId, purpose);
  },
  "federation.take-along": async (ctx, payload) => {
    const { accountId } = z.object({ accountId: id }).parse(payload);
    const move = await ctx.db
      .selectFrom("moves")
      .select("target_id")
      .where("account_id", "=", accountId)
      .where("ended_at", "is", null)
      .executeTakeFirst();
    if (move) await moveFollowers(ctx, accountId, move.target_id);
  },
};
export const movingListeners = { "accounts.moved": ["federation.take-along"] } as const;
