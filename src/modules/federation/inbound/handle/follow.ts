import { followAccount } from "#modules/accounts";
import { publish } from "#platform/events";
import { findMember } from "../../remote/find-remote.ts";
import { isBuried } from "../../remote/keep-post.ts";
import type { Handle } from "./activity.ts";
import { joinFromElsewhere } from "./join.ts";

/**
 * Somebody elsewhere follows one of us, or asks to, as any member would. The activity's name is kept: it is what is accepted, and
 * what an Undo names. Asked again by someone who follows already, they are told so again.
 */
export const follow: Handle = async (ctx, { uri, objectUri, actor, by }) => {
  const member = await findMember(ctx, objectUri);
  if (!member || (await isBuried(ctx, uri, by.uri))) return undefined;
  if (member.kind === "group") return (ctx) => joinFromElsewhere(ctx, actor, member, uri);
  return async (ctx) => {
    const before = await ctx.db
      .selectFrom("follows")
      .select("state")
      .where("follower_id", "=", actor.id)
      .where("followee_id", "=", member.id)
      .executeTakeFirst();
    await followAccount(ctx, actor, member);
    await ctx.db
      .updateTable("follows")
      .set({ activity_uri: uri })
      .where("follower_id", "=", actor.id)
      .where("followee_id", "=", member.id)
      .execute();
    if (before?.state === "accepted")
      await publish(ctx, {
        name: "accounts.followed",
        payload: { followerId: actor.id, followeeId: member.id, asked: true },
      });
  };
};
