import { type RawBuilder, sql } from "kysely";
import type { Context } from "#platform/context";
import type { Account } from "../rules.ts";
import { type Likeness, mayBeMistaken, type Pair } from "./rules.ts";

/** Whom somebody may be taken for. */
export type LookAlike = Pick<Account, "name" | "handle"> & { readonly kind: Likeness };

/** Of each way to resemble somebody, so many are looked at. */
const MOST = 50;

type Row = Pair & { readonly id: string };

/**
 * For those of these people who may be taken for somebody who was here before: for whom, by id. Officials first. Only
 * people the viewer may know of are named.
 */
export async function findLookAlikes(
  ctx: Context,
  viewer: { readonly id: string; readonly status: Account["status"] } | undefined,
  people: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, LookAlike>> {
  const ids = people.map(({ id }) => id).filter((id) => id !== viewer?.id);
  if (ids.length === 0) return new Map();
  const me = viewer?.status === "active" ? viewer.id : "0";
  const follows = (of: RawBuilder<unknown>) =>
    sql`exists (select from follows where follower_id = ${me} and followee_id = ${of} and state = 'accepted')`;
  const { rows } = await sql<Row>`
    select mine.account_id as id, me.name, me.handle, ${follows(sql`me.id`)} as known,
      jsonb_build_object('name', other.name, 'handle', other.handle, 'role', other.role, 'followed', ${follows(sql`other.id`)}) as other,
      other.id < me.id as "joinedLater", theirs.named_at < mine.named_at as "namedLater",
      theirs.handle_shape = mine.handle_shape as "sameHandleShape", theirs.name_shape = mine.name_shape as "sameNameShape",
      theirs.plain_name = mine.plain_name as "sameName", similarity(name_key(me.name), name_key(other.name)) as "nameLikeness",
      similarity(me.handle, other.handle) as "handleLikeness"
    from name_shapes mine join accounts me on me.id = mine.account_id
      cross join lateral (
        (select account_id from name_shapes where handle_shape = mine.handle_shape limit ${MOST})
        union (select account_id from name_shapes where name_shape = mine.name_shape and plain_name <> mine.plain_name limit ${MOST})
        union (select follows.followee_id from name_shapes join follows on follows.follower_id = ${me} and follows.followee_id = account_id and state = 'accepted'
          where plain_name = mine.plain_name limit ${MOST})
        union (select id from accounts where role <> 'member' limit ${MOST})) as near (id)
      join accounts other on other.id = near.id join name_shapes theirs on theirs.account_id = other.id
    where mine.account_id = any(${ids}::bigint[]) and other.id <> me.id and me.role = 'member' and other.status = 'active' and other.kind = 'person'
      and (other.role <> 'member' or other.findable_by = 'everyone' or ${me} <> '0' and (other.findable_by = 'members' or ${follows(sql`other.id`)}))
      and not exists (select from blocks where blocker_id = other.id and blocked_id = ${me})
    order by other.role <> 'member' desc, other.id`.execute(ctx.db);
  const found = new Map<string, LookAlike>();
  for (const pair of rows) {
    const kind = mayBeMistaken(pair);
    if (kind && !found.has(pair.id)) found.set(pair.id, { kind, name: pair.other.name, handle: pair.other.handle });
  }
  return found;
}
