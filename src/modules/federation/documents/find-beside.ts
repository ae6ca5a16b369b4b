import { sql } from "kysely";
import { actorUri } from "#modules/accounts";
import { type Post, postUri } from "#modules/posts";
import type { Context } from "#platform/context";
import { followersUri } from "../addresses.ts";

export type NamedPerson = { readonly handle: string; readonly uri: string; readonly url: string };
export type PollRow = {
  readonly multiple: boolean;
  readonly secret: boolean;
  readonly ends_at: Date;
  readonly ended: boolean;
  readonly texts: readonly string[];
  readonly votes: readonly number[];
};
/** What a post names and stands beside, by the names other servers know it by. */
export type Beside = {
  readonly named: readonly NamedPerson[];
  readonly tags: readonly string[];
  /** What it answers; null for nothing, and for what is gone. */
  readonly parentUri: string | null;
  readonly rootIsOurs: boolean;
  readonly quotedUri: string | null;
  readonly quotedUrl: string | null;
  readonly quotedAuthorId: string | null;
  readonly quotedIsOurs: boolean;
  readonly poll: PollRow | null;
  /** The group it was said in, and all who belong to it. */
  readonly group: { readonly uri: string; readonly followers: string } | undefined;
};

type Row = {
  tags: string[];
  parent: { id: string; uri: string | null; audience: string } | null;
  awaited_uri: string | null;
  root_is_ours: boolean;
  quoted: { id: string; uri: string | null; url: string; author_id: string } | null;
  group: { id: string; uri: string | null; followers: string | null } | null;
  poll: (Omit<PollRow, "ends_at"> & { ends_at: string }) | null;
};

export async function findBeside(ctx: Context, post: Post): Promise<Beside> {
  const [named, { rows }] = await Promise.all([
    listNamed(ctx, post),
    sql<Row>`select
      array(select tag from post_tags where post_id = posts.id order by tag) as tags,
      (select json_build_object('id', parent.id::text, 'uri', parent.uri, 'audience', parent.audience)
        from posts parent where parent.id = posts.in_reply_to_id) as parent,
      awaited_uri,
      coalesce((select root.uri is null and root.audience <> 'local' from posts root where root.id = posts.thread_id), false) as root_is_ours,
      (select json_build_object('id', quoted.id::text, 'uri', quoted.uri, 'url', quoted.url, 'author_id', quoted.author_id::text)
        from posts quoted where quoted.id = posts.quoted_id and quoted.audience <> 'local') as quoted,
      (select json_build_object('id', accounts.id::text, 'uri', uri, 'followers', followers) from accounts
        left join remote_actors on account_id = accounts.id where accounts.id = posts.group_id) as group,
      (select json_build_object('multiple', multiple, 'secret', secret, 'ends_at', ends_at, 'ended', ends_at <= now(),
        'texts', array(select text from poll_options where post_id = polls.post_id order by place),
        'votes', array(select votes_count from poll_options where post_id = polls.post_id order by place))
        from polls where post_id = posts.id) as poll
      from posts where posts.id = ${post.id}`.execute(ctx.db),
  ]);
  const row = rows[0];
  const parent = row?.parent?.audience === "local" ? undefined : row?.parent;
  return {
    named,
    tags: row?.tags ?? [],
    parentUri: parent ? postUri(ctx, parent) : (row?.awaited_uri ?? null),
    rootIsOurs: row?.root_is_ours ?? false,
    quotedUri: row?.quoted ? postUri(ctx, row.quoted) : null,
    quotedUrl: row?.quoted ? row.quoted.url || `${ctx.config.baseUrl.origin}/p/${row.quoted.id}` : null,
    quotedAuthorId: row?.quoted?.author_id ?? null,
    quotedIsOurs: row?.quoted ? row.quoted.uri === null : false,
    group: row?.group ? groupOf(ctx, row.group) : undefined,
    poll: row?.poll ? { ...row.poll, ends_at: new Date(row.poll.ends_at) } : null,
  };
}

const groupOf = (ctx: Context, { id, uri, followers }: NonNullable<Row["group"]>) =>
  uri === null
    ? { uri: actorUri(ctx, { id }), followers: followersUri(ctx, { id }) }
    : { uri, followers: followers ?? "" };

/** Whom a post names, ours and those elsewhere. */
export async function listNamed(ctx: Context, post: Pick<Post, "id">): Promise<NamedPerson[]> {
  const { rows } = await sql<{ id: string; handle: string; uri: string | null; url: string | null }>`
    select accounts.id, accounts.handle, remote_actors.uri, remote_actors.url
    from mentions join accounts on accounts.id = mentions.account_id
    left join remote_actors on remote_actors.account_id = accounts.id
    where mentions.post_id = ${post.id} and accounts.status in ('active', 'remote') order by accounts.id`.execute(
    ctx.db,
  );
  return rows.map(({ id, handle, uri, url }) => ({
    handle,
    uri: uri ?? actorUri(ctx, { id }),
    url: uri === null ? `${ctx.config.baseUrl.origin}/@${handle}` : url || uri,
  }));
}
