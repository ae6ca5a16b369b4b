import { Hono } from "hono";
import { z } from "zod";
import { accountUseCases, prose } from "#modules/accounts";
import { messageThing, postThing } from "#modules/posts";
import { type Found, houseUseCases, personThing } from "#modules/trust";
import type { Context } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import { viewerOf } from "#platform/http/guards";
import { countAgainst } from "#platform/rate-limit";
import { answer } from "../answer.ts";
import { toAccounts } from "../entities/account.ts";
import type { ApiEnv } from "../env.ts";
import { flag, id, ids } from "../fields.ts";
import { scope } from "../guards.ts";
import { take } from "../read-sent.ts";

const { moderationLimits } = houseUseCases;
const reportForm = z.object({
  account_id: id,
  status_ids: ids(moderationLimits.examples + 1),
  comment: prose(moderationLimits.report).optional(),
  forward: flag,
  category: z.enum(["spam", "legal", "violation", "other"], "unknownChoice").optional(),
  rule_ids: ids(moderationLimits.rules),
});
/** What an app calls it, by our names; whoever broke a rule is reported with that rule. */
const categories = { spam: "spam", legal: "other", violation: "other", other: "other" } as const;

/** A post or a message, as the viewer may see it now. @throws NotFound */
async function findSaid(ctx: Context, viewer: ReturnType<typeof viewerOf>, postId: string): Promise<Found> {
  return postThing.find(ctx, viewer, postId).catch((error: unknown) => {
    if (error instanceof NotFound) return messageThing.find(ctx, viewer, postId);
    throw error;
  });
}

/** Tells the moderators of somebody, or of what they wrote. */
export const reportGroup = new Hono<ApiEnv>().post("/api/v1/reports", scope("write:reports"), async (c) => {
  const { ctx } = c.var;
  const viewer = viewerOf(c);
  await countAgainst(ctx, "report", viewer.id);
  const sent = await take(c, reportForm);
  const account = await accountUseCases.getAccountById(ctx, sent.account_id, viewer);
  const said: Found[] = [];
  for (const postId of sent.status_ids) said.push(await findSaid(ctx, viewer, postId));
  if (said.some(({ subjectId }) => subjectId !== account.id)) throw new Invalid({ status_ids: "idShape" });
  const [ruleId = null] = sent.rule_ids;
  for (const rule of sent.rule_ids)
    await houseUseCases.getRule(ctx, rule).catch(() => Promise.reject(new Invalid({ rule_ids: "unknownChoice" })));
  const [thing = await personThing.find(ctx, viewer, account.id), ...examples] = said;
  const forward = sent.forward === true && houseUseCases.isElsewhere(thing.snapshot);
  const words = sent.comment ?? "";
  const category = sent.category ?? (ruleId ? "violation" : "other");
  await houseUseCases.reportThing(ctx, viewer, thing, {
    category: categories[category],
    ruleId,
    words,
    examples,
    forward,
  });
  return answer(c, {
    id: thing.id,
    action_taken: false,
    action_taken_at: null,
    category,
    comment: words,
    forwarded: forward,
    created_at: ctx.now().toISOString(),
    status_ids: sent.status_ids,
    rule_ids: sent.rule_ids,
    target_account: (await toAccounts(c.var, [account]))[0],
  });
});
