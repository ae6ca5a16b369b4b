import { type Account, answerFollowRequest, unfollowAccount } from "#modules/accounts";
import { belongElsewhere, leaveElsewhere } from "#modules/groups";
import type { Context } from "#platform/context";
import { canonicalUri } from "../../remote/canonical-uri.ts";
import { idOf } from "../../remote/read-node.ts";
import type { Activity, Handle } from "./activity.ts";
import { answerElsewhere } from "./answer-elsewhere.ts";
import { opinionAnswer } from "./opinion-answer.ts";
import { acceptQuote, rejectQuote } from "./quote-answer.ts";
import { statementAnswer } from "./statement-answer.ts";

/** Somebody elsewhere lets one of us follow them. It must be the one we asked, and name what we asked. */
export const accept: Handle = async (ctx, activity) => {
  const asked = await findAsked(ctx, activity);
  if (!asked) return (await answered(ctx, activity, "accepted")) ?? acceptQuote(ctx, activity);
  if (asked.state === "accepted") return undefined;
  return async (ctx) => {
    await answerFollowRequest(ctx, activity.actor, asked.follower, "accept");
    if (activity.actor.kind === "group") await belongElsewhere(ctx, activity.actor, asked.follower);
  };
};

/** Somebody elsewhere does not let one of us follow them, or no more. */
export const reject: Handle = async (ctx, activity) => {
  const asked = await findAsked(ctx, activity);
  if (!asked) return (await answered(ctx, activity, "refused")) ?? rejectQuote(ctx, activity);
  const end = activity.actor.kind === "group" ? leaveElsewhere : ended;
  return (ctx) => end(ctx, activity.actor, asked.follower, "followee");
};

const answered = async (ctx: Context, activity: Activity, state: "accepted" | "refused") =>
  (await answerElsewhere(ctx, activity, state)) ??
  (await opinionAnswer(ctx, activity, state)) ??
  statementAnswer(ctx, activity, state);

const ended: typeof leaveElsewhere = (ctx, account, follower, by) => unfollowAccount(ctx, follower, account, by);

/** The follow of ours that is answered: by the name we gave it, and of this very person. What came along of it is not read. */
async function findAsked(ctx: Context, { tree, actor }: Activity) {
  const uri = canonicalUri(ctx, idOf(tree["object"]))?.uri;
  if (!uri) return undefined;
  const follow = await ctx.db
    .selectFrom("follows")
    .innerJoin("accounts", "accounts.id", "follows.follower_id")
    .selectAll("accounts")
    .select("follows.state")
    .where("activity_uri", "=", uri)
    .where("followee_id", "=", actor.id)
    .where("accounts.host", "=", "")
    .executeTakeFirst();
  return follow && { state: follow.state, follower: follow as Account };
}
