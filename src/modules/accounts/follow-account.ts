import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import type { Viewer } from "#platform/http/env";
import { countFollow } from "./count-follow.ts";
import type { Account } from "./rules.ts";

type Person = Pick<Account, "id"> & Partial<Viewer>;

/**
 * The viewer follows someone: at once, or as a request when the other is locked or lives at another server, which has the
 * last word (FED-27). Asking twice changes nothing. Nobody follows themselves, nor across a block in either direction. A
 * group of ours is joined instead, by a use case of its own.
 */
export async function followAccount(ctx: Context, viewer: Person, account: Account): Promise<"requested" | "accepted"> {
  if (viewer.id === account.id) throw new Invalid({ form: "yourself" });
  if (account.kind === "group" && !account.host) throw new Forbidden();
  return inTransaction(ctx, async (ctx) => {
    const blocked = await ctx.db
      .selectFrom("blocks")
      .select("blocker_id")
      .where(sql<boolean>`(blocker_id, blocked_id) in ((${viewer.id}, ${account.id}), (${account.id}, ${viewer.id}))`)
      .executeTakeFirst();
    if (blocked) throw new Forbidden();
    const state = account.locked || account.host ? "requested" : "accepted";
    const activity_uri = account.host ? followUri(ctx) : null;
    const made = await ctx.db
      .insertInto("follows")
      .values({ follower_id: viewer.id, followee_id: account.id, state, activity_uri })
      .onConflict((conflict) => conflict.doNothing())
      .returning("state")
      .executeTakeFirst();
    if (!made) return (await standing(ctx, viewer, account)) ?? "requested";
    const payload = { followerId: viewer.id, followeeId: account.id };
    if (made.state === "requested") await publish(ctx, { name: "accounts.follow-requested", payload });
    else {
      await countFollow(ctx, viewer.id, account.id, 1);
      await publish(ctx, { name: "accounts.followed", payload });
    }
    return made.state;
  });
}

/** What our asking is called among servers: each asking is another, so that an old answer answers nothing new. */
const followUri = ({ config }: Context) =>
  sql<string>`${`${config.baseUrl.origin}/ap/activities/follows/`}::text || next_id()`;

async function standing(ctx: Context, viewer: Person, account: Account) {
  const row = await ctx.db
    .selectFrom("follows")
    .select("state")
    .where("follower_id", "=", viewer.id)
    .where("followee_id", "=", account.id)
    .executeTakeFirst();
  return row?.state;
}
