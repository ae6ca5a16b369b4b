import { type Account, followAccount, unfollowAccount } from "#modules/accounts";
import { getGroup, joinGroup, leaveGroup } from "#modules/groups";
import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";

const isOurGroup = (account: Account) => account.kind === "group" && !account.host;

/**
 * In an app one follows a group to join it. Where its question or agreement must be read first, that is done on its page: the
 * app is told that it cannot be done here. @throws Invalid, Forbidden
 */
export async function followOrJoin(ctx: Context, viewer: Viewer, account: Account): Promise<void> {
  if (!isOurGroup(account)) await followAccount(ctx, viewer, account);
  else await joinGroup(ctx, viewer, await getGroup(ctx, viewer, account.handle));
}

/** The same for leaving. @throws Invalid for its last owner */
export async function unfollowOrLeave(ctx: Context, viewer: Viewer, account: Account): Promise<void> {
  if (isOurGroup(account)) await leaveGroup(ctx, viewer, account);
  else await unfollowAccount(ctx, viewer, account);
}
