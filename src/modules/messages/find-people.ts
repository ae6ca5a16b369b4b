import { sql } from "kysely";
import { type Account, listPeople } from "#modules/accounts";
import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";
import { NEWEST, PAGE_SIZE } from "#platform/paging";
import { readHandles } from "./rules.ts";

/** Someone to write to; `closed` says that they take no messages from the viewer. */
export type Addressee = Pick<Account, "id" | "handle" | "name"> & { readonly closed: boolean };

/** Members by their handles, in the order of their names. Those apart from the viewer by a block are not found. */
export async function findAddressees(ctx: Context, viewer: Viewer, handles: readonly string[]): Promise<Addressee[]> {
  const { rows } = await sql<Addressee>`
    select accounts.id, handle, name, (messages_from = 'nobody' or messages_from = 'followed' and not exists (select from follows
      where follower_id = accounts.id and followee_id = ${viewer.id} and state = 'accepted')) as closed
    from accounts where handle = any(${[...handles]}::text[]) and status in ('active', 'remote') and (kind = 'person' or status = 'remote') and accounts.id <> ${viewer.id}
      and not exists (select from blocks where (blocker_id, blocked_id) in ((accounts.id, ${viewer.id}), (${viewer.id}, accounts.id)))
    order by name`.execute(ctx.db);
  return rows;
}

/**
 * Whom the viewer may mean: by words, those in the directory and the one with exactly this handle; without any, those
 * they follow, by name.
 */
export async function suggestAddressees(ctx: Context, viewer: Viewer, words: string): Promise<Addressee[]> {
  if (words) {
    const { entries } = await listPeople(ctx, viewer, { words });
    return findAddressees(ctx, viewer, [...entries.map(({ handle }) => handle), ...readHandles(words).slice(0, 1)]);
  }
  const followed = await ctx.db
    .selectFrom("follows")
    .innerJoin("accounts", "accounts.id", "follows.followee_id")
    .select("accounts.handle")
    .where("follows.follower_id", "=", viewer.id)
    .where("follows.state", "=", "accepted")
    .where("accounts.id", "<", NEWEST)
    .orderBy("accounts.name")
    .limit(PAGE_SIZE)
    .execute();
  return findAddressees(
    ctx,
    viewer,
    followed.map(({ handle }) => handle),
  );
}
