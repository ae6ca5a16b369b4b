import { sql } from "kysely";
import { type Account, actorUri, fieldsOf } from "#modules/accounts";
import { absolute, addressOfAccount, outwardHtml, proxied } from "../addresses.ts";
import { keep, mostKept } from "./kept.ts";
import type { Teller } from "./teller.ts";

/** An account as Mastodon tells it (https://docs.joinmastodon.org/entities/Account). */
export type ApiAccount = ReturnType<typeof toAccount>;

/** What stands for a face or a cover that is not there. */
export const blanks = { avatar: "/api/pictures/no-avatar.png", header: "/api/pictures/no-header.png" } as const;

/** The row of an account, with what only another server says of itself. */
export type AccountRow = Account & {
  readonly remote_uri?: string | null;
  readonly remote_url?: string | null;
  readonly icon?: string | null;
  readonly image?: string | null;
  readonly remote_kind?: string | null;
};

export function toAccount({ ctx }: Pick<Teller, "ctx">, account: AccountRow) {
  const { icon, image, remote_kind: kind } = account;
  const avatar = pictureAt(account.avatar && `${account.avatar}-320.webp`, icon, blanks.avatar, 320);
  const header = pictureAt(account.cover && `${account.cover}-720.webp`, image, blanks.header, 720);
  function pictureAt(file: string, there: string | null | undefined, blank: string, width: 320 | 720): string {
    if (file) return absolute(ctx, `/media/${file}`);
    return there ? proxied(ctx, there, width) : absolute(ctx, blank);
  }
  return {
    id: account.id,
    username: account.handle.split("@")[0] ?? "",
    acct: account.handle,
    display_name: account.name,
    locked: account.locked,
    bot: kind === "Service" || kind === "Application",
    group: kind === "Group" || account.kind === "group",
    discoverable: account.findable_by === "everyone",
    indexable: account.findable_by === "everyone",
    noindex: account.findable_by !== "everyone",
    limited: account.restriction === "limited",
    created_at: dayOf(account.created_at),
    note: outwardHtml(ctx, account.bio_html),
    url: account.remote_url || account.remote_uri || addressOfAccount(ctx, account),
    uri: account.remote_uri ?? actorUri(ctx, account),
    avatar,
    avatar_static: avatar,
    header,
    header_static: header,
    followers_count: Math.max(0, account.followers_count),
    following_count: Math.max(0, account.following_count),
    statuses_count: Math.max(0, account.posts_count),
    last_status_at: null,
    hide_collections: account.follows_seen_by !== "everyone",
    emojis: [],
    roles: [],
    fields: fieldsOf(account).map(({ name, html }) => ({
      name,
      value: outwardHtml(ctx, html),
      verified_at: null,
    })),
  };
}

/** The day somebody joined: no app needs the hour. */
const dayOf = (at: Date) => `${at.toISOString().slice(0, 10)}T00:00:00.000Z`;

/** The accounts with these ids, whoever they are: the caller has found them where the viewer may meet them. */
export async function accountsOf(teller: Teller, ids: readonly string[]): Promise<ReadonlyMap<string, ApiAccount>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<AccountRow & { version: string }>`
    select accounts.*, concat(accounts.xmin, '-', remote.xmin) as version, remote.uri as remote_uri, remote.url as remote_url,
      remote.kind as remote_kind, remote.icon, remote.image
    from accounts left join remote_actors remote on remote.account_id = accounts.id
    where accounts.id = any(${wanted}::bigint[])`.execute(teller.ctx.db);
  return new Map(rows.map((row) => [row.id, keptAccount(teller, row)]));
}

/** An account made anew only when its row has changed. */
export function keptAccount(teller: Teller, account: AccountRow & { readonly version: string }): ApiAccount {
  const key = `${account.id}:${account.version}`;
  return (
    teller.kept.accounts.get(key) ?? keep(teller.kept.accounts, key, toAccount(teller, account), mostKept.accounts)
  );
}

/** Accounts in the order of the rows. */
export async function toAccounts(teller: Teller, rows: readonly { readonly id: string }[]): Promise<ApiAccount[]> {
  const ids = rows.map(({ id }) => id);
  const accounts = await accountsOf(teller, ids);
  return ids.flatMap((id) => accounts.get(id) ?? []);
}
