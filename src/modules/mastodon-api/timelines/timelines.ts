import { Hono } from "hono";
import { sql } from "kysely";
import { z } from "zod";
import type { Source } from "#modules/posts";
import {
  bookmarkSource,
  communitySource,
  elsewhereSource,
  getList,
  homeSources,
  listSource,
  tagSource,
} from "#modules/timelines";
import { viewerOf } from "#platform/http/guards";
import { narrow } from "../accounts/posts-group.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { flag, listOf, text } from "../fields.ts";
import { openTo, scope } from "../guards.ts";
import { take } from "../read-sent.ts";
import { idOf } from "../statuses/post-of.ts";
import { tellPosts } from "./tell-posts.ts";

const which = z.object({ local: flag, remote: flag, only_media: flag });
const tags = listOf(text, 4);
const tagged = which.extend({ any: tags, all: tags, none: tags });

const plain = (tag: string | undefined) => (tag ?? "").replace(/^#/, "").normalize("NFC").toLowerCase().slice(0, 100);

/** What this community says to everyone, and what reached it from elsewhere. */
async function everyone(c: ApiContext): Promise<Response> {
  const { local, remote, only_media } = await take(c, which);
  const { viewer } = c.var;
  const sources = [local || !remote ? communitySource(viewer) : undefined, local ? undefined : elsewhereSource(viewer)];
  return tellPosts(
    c,
    sources.flatMap((source) => (source ? [narrow(source, only_media ?? false)] : [])),
  );
}

/** Posts with a tag: or one of `any`, and with `all`, and without `none` of these. */
async function byTag(c: ApiContext): Promise<Response> {
  const { any, all, none, local, remote, only_media } = await take(c, tagged);
  const { viewer } = c.var;
  const carry = (names: readonly (string | undefined)[]) =>
    sql<boolean>`exists (select from post_tags other where other.post_id = posts.id and other.tag = any(${names.map(plain)}))`;
  const conditions = [
    ...all.map((tag) => carry([tag])),
    ...(none.length > 0 ? [sql<boolean>`not ${carry(none)}`] : []),
    ...(local ? [sql<boolean>`posts.uri is null`] : []),
    ...(remote ? [sql<boolean>`posts.uri is not null`] : []),
  ];
  const sources = [c.req.param("tag"), ...any].map((tag): Source => {
    const source = narrow(tagSource(viewer, plain(tag)), only_media ?? false);
    return { ...source, where: sql<boolean>`${sql.join([source.where, ...conditions], sql` and `)}` };
  });
  return tellPosts(c, sources);
}

/** What the viewer liked, the latest liked first, by the moment they did. */
const favouriteSource = (viewer: { readonly id: string }): Source => ({
  from: sql`reactions join posts on posts.id = reactions.post_id`,
  where: sql<boolean>`reactions.account_id = ${viewer.id}`,
  entry: sql`(((extract(epoch from reactions.created_at) * 1000)::bigint - 1577836800000) << 22 | (posts.id & 4194303))`,
});

/** Lists of posts. */
export const timelineGroup = new Hono<ApiEnv>()
  .get("/api/v1/timelines/public", openTo("read:statuses"), everyone)
  .get("/api/v1/timelines/home", scope("read:statuses"), (c) => tellPosts(c, homeSources(viewerOf(c))))
  .get("/api/v1/timelines/tag/:tag", openTo("read:statuses"), byTag)
  .get("/api/v1/timelines/list/:id", scope("read:lists"), async (c) => {
    const list = await getList(c.var.ctx, viewerOf(c), idOf(c));
    return tellPosts(c, [listSource(viewerOf(c), list)]);
  })
  .get("/api/v1/favourites", scope("read:favourites"), (c) => tellPosts(c, [favouriteSource(viewerOf(c))]))
  .get("/api/v1/bookmarks", scope("read:bookmarks"), (c) => tellPosts(c, [bookmarkSource(viewerOf(c))]));
