import { sql } from "kysely";
import { type Account, fieldsOf } from "#modules/accounts";
import { absolute, addressOfAccount, outwardHtml } from "../addresses.ts";
import { keep } from "./kept.ts";
import type { Teller } from "./teller.ts";

/** An account as Mastodon tells it (https://docs.joinmastodon.org/entities/Account). */
export type ApiAccount = ReturnType<typeof toAccount>;

/** What stands for a face or a cover that is not there. */
export const blanks = { avatar: "/api/pictures/no-avatar.png", header: "/api/pictures/no-header.png" } as const;

export function toAccount({ ctx }: Pick<Teller, "ctx">, account: Account) {
  const url = addressOfAccount(ctx, account);
  const avatar = absolute(ctx, account.avatar ? `/media/${account.avatar}-320.webp` : blanks.avatar);
  const header = absolute(ctx, account.cover ? `/media/${account.cover}-720.webp` : blanks.header);
  return {
    id: account.id,
    username: account.handle.split("@")[0] ?? "",
    acct: account.handle,
    display_name: account.name,
    locked: account.locked,
    bot: false,
    group: false,
    discoverable: account.findable_by === "everyone",
    indexable: account.findable_by === "everyone",
    noindex: account.findable_by !== "everyone",
    limited: account.restriction === "limited",
    created_at: dayOf(account.created_at),
    note: outwardHtml(ctx, account.bio_html),
    url,
    uri: url,
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
  const { rows } = await sql<Account & { version: string }>`
    select accounts.*, xmin::text as version from accounts where id = any(${wanted}::bigint[])`.execute(teller.ctx.db);
  return new Map(rows.map((row) => [row.id, keptAccount(teller, row)]));
}

/** An account made anew only when its row has changed. */
export function keptAccount(teller: Teller, account: Account & { readonly version: string }): ApiAccount {
  const key = `${account.id}:${account.version}`;
  return teller.kept.accounts.get(key) ?? keep(teller.kept.accounts, key, toAccount(teller, account));
}

/** Accounts in the order of the rows. */
export const toAccounts = (teller: Teller, rows: readonly Account[]): ApiAccount[] =>
  rows.map((row) => toAccount(teller, row));
