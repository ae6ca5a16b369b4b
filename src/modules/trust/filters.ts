import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";

/** Where the words of a filter are looked for; in conversations and on profiles only apps look. */
export type FilterPlaces = Readonly<
  Record<"in_home" | "in_public" | "in_notifications" | "in_threads" | "in_profiles", boolean>
>;

/** Muted words under one name. A word muted by itself is a filter of one word, and bears its name. */
export type Filter = FilterPlaces & {
  readonly id: string;
  readonly title: string;
  readonly removes: boolean;
  readonly expires_at: Date | null;
  readonly words: readonly { readonly id: string; readonly word: string; readonly whole: boolean }[];
  readonly posts: readonly { readonly id: string; readonly post_id: string }[];
};

/** What someone filters, the latest first, also what has run out. */
export async function listFilters(ctx: Context, viewer: { readonly id: string }): Promise<Filter[]> {
  const { rows } = await sql<Filter>`
    select filters.id, title, in_home, in_public, in_notifications, in_threads, in_profiles, removes, expires_at,
      coalesce((select json_agg(json_build_object('id', id::text, 'word', word, 'whole', whole) order by id)
        from muted_words where filter_id = filters.id), '[]') as words,
      coalesce((select json_agg(json_build_object('id', id::text, 'post_id', post_id::text) order by id)
        from filter_posts where filter_id = filters.id), '[]') as posts
    from filters where account_id = ${viewer.id}
    union all
    select id, word, in_home, in_community or in_tags, in_notifications, false, false, removes, expires_at,
      json_build_array(json_build_object('id', id::text, 'word', word, 'whole', whole))::json, '[]'::json
    from muted_words where account_id = ${viewer.id} and filter_id is null
    order by 1 desc`.execute(ctx.db);
  return rows;
}

/** @throws NotFound, also for a filter of somebody else */
export async function getFilter(ctx: Context, viewer: { readonly id: string }, id: string): Promise<Filter> {
  const filter = (await listFilters(ctx, viewer)).find((one) => one.id === id);
  if (!filter) throw new NotFound();
  return filter;
}

/** A filter that holds now, and what of a post it met. */
export type FilterMatch = {
  readonly filter: Filter;
  readonly words: readonly string[];
  readonly posts: readonly string[];
};

/**
 * Every filter of the viewer that these posts meet, wherever it is for, also in what a post quotes; for apps, which know
 * where they show them. One's own posts are never hidden.
 */
export async function findFiltersMet(
  ctx: Context,
  viewer: Pick<Account, "id" | "mutes_words"> | undefined,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly FilterMatch[]>> {
  if (!viewer?.mutes_words || ids.length === 0) return new Map();
  const [filters, { rows }] = await Promise.all([
    listFilters(ctx, viewer),
    sql<{ post: string; filter: string; word: string | null }>`
      select posts.id as post, coalesce(filter_id, muted_words.id) as filter, word
      from posts left join posts quoted on quoted.id = posts.quoted_id and posts.quote_state = 'accepted'
      join muted_words on muted_words.account_id = ${viewer.id}
        and concat_ws(' ', posts.warning, posts.text, quoted.warning, quoted.text) ~* pattern
      where posts.id = any(${ids}::bigint[]) and posts.author_id <> ${viewer.id}
      union all
      select post_id, filter_id, null from filter_posts join filters on filters.id = filter_id
      where filters.account_id = ${viewer.id} and post_id = any(${ids}::bigint[])`.execute(ctx.db),
  ]);
  const now = ctx.now();
  const found = new Map<string, FilterMatch[]>();
  for (const id of ids) {
    const met = filters.flatMap((filter): FilterMatch[] => {
      const here = rows.filter(({ post, filter: of }) => post === id && of === filter.id);
      if (here.length === 0 || (filter.expires_at && filter.expires_at <= now)) return [];
      const words = here.flatMap(({ word }) => word ?? []);
      return [{ filter, words, posts: words.length < here.length ? [id] : [] }];
    });
    if (met.length > 0) found.set(id, met);
  }
  return found;
}
