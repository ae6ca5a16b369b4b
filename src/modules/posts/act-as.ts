import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { Forbidden } from "#platform/errors";
import { readId } from "#platform/paging";
import type { OrganisationLogTable } from "#platform/schema";
import { getPost, type Post } from "./queries.ts";
import { getSpeaker, noteSpoken } from "./speakers.ts";

/**
 * Does something with a post somebody sees: as themselves, or in the name of the organisation whose id came along as `speaker`,
 * whose log keeps who it was. What the organisation may not see itself it does nothing with, though one of its people sees it.
 * @throws Forbidden for who has no role in it; NotFound
 */
export async function actAs(
  ctx: Context,
  person: Account,
  post: Post,
  speaker: unknown,
  deed: OrganisationLogTable["deed"],
  act: (actor: Account) => Promise<void>,
): Promise<void> {
  if (speaker === undefined || speaker === "") return act(person);
  const id = readId(String(speaker));
  if (!id) throw new Forbidden();
  const actor = await getSpeaker(ctx, person, id);
  await getPost(ctx, actor, post.id);
  await act(actor);
  await noteSpoken(ctx, person, actor, deed, post);
}
