import type { Context } from "#platform/context";
import { findHandleOf, toHandle } from "../look-up-handle.ts";

/**
 * What an actor is called: the name their server gives, if the server in that name says the same of them. So nobody bears a name of a
 * server that does not know them. A server that has no WebFinger, or names somebody else there, leaves them the name they
 * give themselves at the host they are at, if that is free: `isSure` is then false.
 */
export async function confirmHandle(
  ctx: Context,
  actor: { readonly uri: string; readonly host: string },
  username: string,
): Promise<{ readonly handle: string; readonly isSure: boolean } | undefined> {
  const sure = await findHandleOf(ctx, actor.uri, username);
  const own = sure ?? toHandle(`${username}@${actor.host}`);
  return own ? { handle: own, isSure: sure !== undefined } : undefined;
}
