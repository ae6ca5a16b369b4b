import { sql } from "kysely";
import type { Context } from "#platform/context";
import { fetchPost } from "../remote/fetch-post.ts";
import { addressOf, readCollection } from "./read-collection.ts";
import { type Budget, spend, threadLimits } from "./rules.ts";

type Node = Readonly<Record<string, unknown>>;

/**
 * The latest public posts of somebody elsewhere whom a member now follows, so that their page and the member's home are not
 * empty. Each is asked of its own server, which is theirs; what they passed on of others is left out.
 */
export async function backFill(ctx: Context, followerId: string, followeeId: string): Promise<void> {
  const { rows } = await sql<{ uri: string; outbox: string }>`select uri, outbox from remote_actors
    where account_id = ${followeeId} and outbox <> '' and gone_at is null
      and exists (select from accounts where id = ${followerId} and host = '')`.execute(ctx.db);
  const host = URL.parse(rows[0]?.uri ?? "")?.host;
  if (!rows[0] || !host) return;
  const budget: Budget = new Map();
  let left: number = threadLimits.latest;
  for await (const item of readCollection(ctx, rows[0].outbox, host, budget)) {
    const uri = createdIn(item);
    if (!uri || URL.parse(uri)?.host !== host) continue;
    if (left <= 0 || !spend(budget, uri)) return;
    left -= 1;
    await fetchPost(ctx, uri);
  }
}

/** The post that an entry of an outbox says was published. */
function createdIn(item: unknown): string | undefined {
  const { type, object } = (item ?? {}) as Node;
  return type === "Create" ? addressOf(object) : undefined;
}
