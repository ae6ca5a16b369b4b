import { z } from "zod";
import type { Tasks } from "#platform/tasks";
import { mailOwner } from "./mail-owner.ts";
import { sendRecoveryLink } from "./recover-by-mail.ts";
import { beginRecovery } from "./trusted/ask-for-recovery.ts";

/** What is done about the safety of accounts while nobody waits. */
export const safetyTasks: Tasks = {
  "accounts.trusted-recovery": beginRecovery,
  "accounts.mail-recovery": sendRecoveryLink,
  "accounts.warn-of-guesses": async (ctx, payload) => {
    const { handle } = z.object({ handle: z.string() }).parse(payload);
    const account = await ctx.db.selectFrom("accounts").selectAll().where("handle", "=", handle).executeTakeFirst();
    if (account) await mailOwner(ctx, account, "guesses");
  },
};
