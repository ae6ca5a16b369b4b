import type { Account } from "#modules/accounts";
import { answerInvitation, findToldEvent } from "#modules/campaigns";
import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import { queueTask } from "#platform/events";
import { findPostBy } from "../../remote/find-remote.ts";
import { isBuried } from "../../remote/keep-post.ts";
import type { Handle } from "./activity.ts";
import { mustSee } from "./must-see.ts";

export const ANSWER_JOIN = "federation.answer-join";
const alone = { companions: 0, children: 0, shown: false } as const;

/**
 * Somebody elsewhere comes to an event of ours that they may see. They hear so when they have a seat: at once, or when one is free;
 * and that they cannot come when it is over, called off or full for good.
 */
export const join: Handle = async (ctx, { uri, objectUri, actor, by }) => {
  const post = await findPostBy(ctx, objectUri);
  if (!post || post.uri !== null || (await isBuried(ctx, uri, by.uri))) return undefined;
  return async (ctx) => {
    await mustSee(ctx, actor, post);
    const event = await findToldEvent(ctx, post);
    if (!event) return;
    await ctx.db
      .insertInto("joins_from_elsewhere")
      .values({ event_id: event.id, account_id: actor.id, uri })
      .onConflict((conflict) => conflict.columns(["event_id", "account_id"]).doUpdateSet({ uri }))
      .execute();
    const payload = { eventId: event.id, accountId: actor.id };
    try {
      const guest = await answerInvitation(ctx, actor, event, { answer: "yes", ...alone });
      if (guest.state === "going") await queueTask(ctx, ANSWER_JOIN, { ...payload, accepted: true });
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      await queueTask(ctx, ANSWER_JOIN, { ...payload, accepted: false });
    }
  };
};

/** They do not come after all. */
export const leave: Handle = async (ctx, { objectUri, actor }) => {
  const post = await findPostBy(ctx, objectUri);
  return post?.uri === null ? (ctx) => endJoin(ctx, actor, post) : undefined;
};

/** Takes back what somebody elsewhere answered to the event of a post. What is over or called off stays as it was. */
export async function endJoin(ctx: Context, actor: Account, post: { readonly id: string }): Promise<void> {
  const { rows } = await findJoined(ctx, actor, post);
  for (const event of rows) {
    await ctx.db
      .deleteFrom("joins_from_elsewhere")
      .where("event_id", "=", event.id)
      .where("account_id", "=", actor.id)
      .execute();
    try {
      await answerInvitation(ctx, actor, event, { answer: "no", ...alone });
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
    }
  }
}

/** Of a series they may have joined another one than the one that comes next now. */
async function findJoined(ctx: Context, actor: Account, post: { readonly id: string }) {
  const rows = await ctx.db
    .selectFrom("events")
    .innerJoin("joins_from_elsewhere", "event_id", "events.id")
    .select("events.id")
    .where("post_id", "=", post.id)
    .where("account_id", "=", actor.id)
    .orderBy("starts_at", "desc")
    .limit(1)
    .execute();
  return { rows };
}
