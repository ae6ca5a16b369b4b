import { openConversation, type Post } from "#modules/posts";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { findAddressees } from "./find-people.ts";
import { MOST_OTHERS } from "./rules.ts";
import { sendMessage } from "./send-message.ts";

/**
 * A member writes to people they chose. If these already share a conversation it goes on there.
 *
 * @throws Invalid when someone is not to be found or there are too many; Forbidden when someone takes no messages from
 * the viewer.
 */
export async function startConversation(
  ctx: Context,
  viewer: Viewer,
  draft: { readonly to: readonly string[]; readonly text: string },
): Promise<Post> {
  const handles = draft.to.filter((handle) => handle !== viewer.handle);
  if (handles.length === 0) throw new Invalid({ to: "yourself" });
  if (handles.length > MOST_OTHERS) throw new Invalid({ to: "tooManyPeople" });
  return inTransaction(ctx, async (ctx) => {
    const people = await findAddressees(ctx, viewer, handles);
    if (people.length < handles.length) throw new Invalid({ to: "unknownPerson" });
    const conversation = await openConversation(
      ctx,
      viewer,
      people.map(({ id }) => id),
    ).catch((error: unknown) => {
      throw error instanceof Forbidden && error.fields ? new Forbidden({ to: "takesNoMessages" }) : error;
    });
    return sendMessage(ctx, viewer, conversation, draft);
  });
}
