import { listThread, type PostCard } from "#modules/posts";
import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";

/** A conversation is indented this far and no further; deeper replies stand below each other. */
const DEEPEST = 3;
/** Posts of one conversation on a page. */
export const THREAD_SIZE = 100;

/** A place in a conversation: a post, or an honest gap where one stood that is gone or not for this viewer. */
export type ThreadPlace = { readonly depth: number; readonly card: PostCard | undefined };
export type Thread = { readonly places: readonly ThreadPlace[]; readonly more: string | undefined };

/** The conversation a post belongs to, as its viewer sees it: parents before their replies, each branch in one piece. */
export async function findThread(
  ctx: Context,
  looker: Looker,
  threadId: string,
  after = "0",
  opened = "0",
): Promise<Thread> {
  const found = await listThread(ctx, looker, threadId, after, THREAD_SIZE + 1, opened);
  const cards = found.slice(0, THREAD_SIZE);
  const more = found.length > THREAD_SIZE ? cards.at(-1)?.id : undefined;
  return { places: arrange(cards, threadId, after !== "0"), more };
}

/** Orders cards (oldest first) into a tree. A reply whose parent is not among them hangs below one gap for that parent. */
export function arrange(cards: readonly PostCard[], threadId: string, isContinued: boolean): ThreadPlace[] {
  const present = new Set(cards.map(({ id }) => id));
  const children = Map.groupBy(cards, (card) => card.in_reply_to_id ?? "");
  const places: ThreadPlace[] = [];
  const visit = (card: PostCard, depth: number) => {
    const stack: [PostCard, number][] = [[card, depth]];
    for (let next = stack.pop(); next; next = stack.pop()) {
      const [current, level] = next;
      places.push({ depth: Math.min(level, DEEPEST), card: current });
      for (const child of (children.get(current.id) ?? []).toReversed()) stack.push([child, level + 1]);
    }
  };
  for (const root of children.get("") ?? []) visit(root, 0);
  for (const [parentId, orphans] of children) {
    if (parentId === "" || present.has(parentId)) continue;
    const depth = parentId === threadId ? 0 : 1;
    if (!isContinued) places.push({ depth, card: undefined });
    for (const orphan of orphans) visit(orphan, depth + 1);
  }
  return places;
}
