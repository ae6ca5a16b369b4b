import { type RawBuilder, sql } from "kysely";
import { type Account, fieldsOf } from "#modules/accounts";
import { listDeeds } from "#modules/campaigns";
import { listGroupsOf } from "#modules/groups";
import type { Context } from "#platform/context";
import { indexPage } from "./index-page.ts";
import { jsonList, outboxLines } from "./outbox.ts";
import {
  listBookmarks,
  listDemands,
  listDrafts,
  listEvents,
  listMessages,
  listPictureFiles,
  listQuestions,
  listReactions,
  listStories,
} from "./references.ts";

/** One file of an archive. Its content is asked for when its turn comes. */
export type Part = {
  readonly path: string;
  readonly content: () => AsyncIterable<string | Buffer> | Iterable<string | Buffer>;
  /** Already as small as it gets. */
  readonly packed?: boolean;
};

/** All a person has here, file by file. Of what others wrote only what the person may see now. */
export async function contentsOf(ctx: Context, account: Account): Promise<Part[]> {
  const json = (path: string, make: () => Promise<unknown>): Part => ({
    path,
    content: async function* () {
      yield JSON.stringify(await make(), undefined, 1);
    },
  });
  const csv = (path: string, heading: string, list: () => Promise<readonly string[]>): Part => ({
    path,
    content: async function* () {
      yield heading + (await list()).map((line) => `${line}\n`).join("");
    },
  });
  const people =
    (from: RawBuilder<unknown>, theirs: RawBuilder<unknown>, shares: RawBuilder<unknown> = sql`true`) =>
    async () => {
      const { rows } = await sql<{ handle: string; shares: boolean }>`
      select handle, ${shares} as shares from ${from} join accounts on accounts.id = ${theirs}
      where accounts.status in ('active', 'remote') order by handle`.execute(ctx.db);
      return rows.map(({ handle, shares }) => ({
        address: handle.includes("@") ? handle : `${handle}@${ctx.config.baseUrl.host}`,
        shares,
      }));
    };
  const me = account.id;
  const following = people(
    sql`(select * from follows where follower_id = ${me} and state = 'accepted') as t`,
    sql`t.followee_id`,
    sql`not t.hide_shares`,
  );
  const followers = people(
    sql`(select * from follows where followee_id = ${me} and state = 'accepted') as t`,
    sql`t.follower_id`,
  );
  const blocked = people(sql`(select * from blocks where blocker_id = ${me}) as t`, sql`t.blocked_id`);
  const muted = people(
    sql`(select * from mutes where muter_id = ${me} and (expires_at is null or expires_at > now())) as t`,
    sql`t.muted_id`,
  );
  const addresses = (list: typeof following) => async () => (await list()).map(({ address }) => address);
  return [
    { path: "index.html", content: () => indexPage(ctx, account) },
    json("actor.json", async () => toActor(ctx, account)),
    json("groups.json", async () =>
      (await listGroupsOf(ctx, account)).map(({ handle, name, access, role, state }) => ({
        address: `${handle}@${ctx.config.baseUrl.host}`,
        name,
        access,
        state,
        role,
      })),
    ),
    { path: "outbox.json", content: () => outboxLines(ctx, account) },
    csv("following_accounts.csv", "Account address,Show boosts,Notify on new posts,Languages\n", async () =>
      (await following()).map(({ address, shares }) => `${address},${shares},false,`),
    ),
    csv("followers.csv", "Account address\n", addresses(followers)),
    csv("blocked_accounts.csv", "", addresses(blocked)),
    csv("muted_accounts.csv", "Account address,Hide notifications\n", async () =>
      (await muted()).map(({ address }) => `${address},true`),
    ),
    csv("bookmarks.csv", "", () => listBookmarks(ctx, account)),
    { path: "likes.json", content: () => jsonList(listReactions(ctx, account)) },
    { path: "messages.json", content: () => jsonList(listMessages(ctx, account)) },
    { path: "demands.json", content: () => jsonList(listDemands(ctx, account)) },
    json("deeds.json", () => listDeeds(ctx, account)),
    { path: "stories.json", content: () => jsonList(listStories(ctx, account)) },
    { path: "events.json", content: () => jsonList(listEvents(ctx, account)) },
    { path: "questions.json", content: () => jsonList(listQuestions(ctx, account)) },
    { path: "drafts.json", content: () => jsonList(listDrafts(ctx, account)) },
    json("settings.json", () => settingsOf(ctx, account)),
    ...(await listPictureFiles(ctx, account)),
  ];
}

async function settingsOf(ctx: Context, account: Account) {
  const words = await ctx.db
    .selectFrom("muted_words")
    .select(["word", "expires_at"])
    .where("account_id", "=", account.id)
    .execute();
  const featured = await ctx.db
    .selectFrom("featured_tags")
    .select("tag")
    .where("account_id", "=", account.id)
    .execute();
  const hosts = await ctx.db.selectFrom("muted_hosts").select("host").where("account_id", "=", account.id).execute();
  const { locale, locked, findable_by, place_seen_by, follows_seen_by, messages_from } = account;
  const kept = { featured_tags: featured.map(({ tag }) => tag), muted_servers: hosts.map(({ host }) => host) };
  return { ...kept, locale, locked, findable_by, place_seen_by, follows_seen_by, messages_from, muted_words: words };
}

/** A profile as ActivityStreams 2.0 writes one. */
function toActor(ctx: Context, account: Account) {
  const id = new URL(`/@${account.handle}`, ctx.config.baseUrl).href;
  return {
    "@context": "https://www.w3.org/ns/activitystreams",
    id,
    type: "Person",
    preferredUsername: account.handle,
    name: account.name,
    summary: account.bio_html,
    source: { content: account.bio, mediaType: "text/plain" },
    url: id,
    published: account.created_at,
    location: account.place,
    pronouns: account.pronouns,
    languages: account.languages,
    attachment: fieldsOf(account).map(({ name, value }) => ({ type: "PropertyValue", name, value })),
    outbox: "outbox.json",
    likes: "likes.json",
    bookmarks: "bookmarks.csv",
  };
}
