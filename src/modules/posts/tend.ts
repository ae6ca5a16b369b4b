import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import type { OrganisationLogTable } from "#platform/schema";
import type { Post } from "./queries.ts";
import { noteSpoken, speakerOf } from "./speakers.ts";

/**
 * Does something with a post as its author: the person themselves, or the organisation they have a role in, whose log keeps
 * who it was. What a stranger may not do, `act` refuses.
 */
export async function tend(
  ctx: Context,
  person: Account,
  post: Post,
  deed: OrganisationLogTable["deed"],
  act: (speaker: Account) => Promise<void>,
): Promise<void> {
  const speaker = await speakerOf(ctx, person, post);
  await noteSpoken(ctx, person, speaker, deed, post);
  await act(speaker);
}
