import type { Account } from "#modules/accounts";
import { findMutedIn, type Place } from "#modules/trust";
import type { Context } from "#platform/context";
import type { Page } from "#platform/paging";
import type { PostCard } from "./queries.ts";

/** A page of a list without what holds a word its reader mutes: closed behind that word, or gone, as they chose. */
export async function quieten(
  ctx: Context,
  viewer: Pick<Account, "id" | "mutes_words"> | undefined,
  place: Place,
  page: Page<PostCard>,
): Promise<Page<PostCard>> {
  const muted = await findMutedIn(
    ctx,
    viewer,
    place,
    page.entries.map(({ id }) => id),
  );
  if (muted.size === 0) return page;
  const entries = page.entries.flatMap((card) => {
    const found = muted.get(card.id);
    if (!found) return [card];
    return found.removes ? [] : [{ ...card, muted_word: found.word }];
  });
  return { ...page, entries };
}
