import { Hono } from "hono";
import { sql } from "kysely";
import { z } from "zod";
import { listPinned, type Source } from "#modules/posts";
import { profileSources } from "#modules/timelines";
import { answer } from "../answer.ts";
import { toStatuses } from "../entities/status.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { flag, text } from "../fields.ts";
import { openTo } from "../guards.ts";
import { take } from "../read-sent.ts";
import { tellPosts } from "../timelines/tell-posts.ts";
import { accountOf } from "./account-of.ts";

const wishes = z.object({ exclude_replies: flag, exclude_reblogs: flag, only_media: flag, pinned: flag, tagged: text });

/** What somebody wrote, answered and passed on, as far as the app wants it. */
async function posts(c: ApiContext): Promise<Response> {
  const { ctx, viewer } = c.var;
  const { exclude_replies, exclude_reblogs, only_media, pinned, tagged } = await take(c, wishes);
  const account = await accountOf(c);
  if (pinned) return answer(c, await toStatuses(c.var, await listPinned(ctx, viewer, account.id)));
  const [written, shared] = profileSources(account, "posts");
  const [replies] = profileSources(account, "replies");
  const wanted = [written, exclude_replies ? undefined : replies, exclude_reblogs ? undefined : shared];
  return tellPosts(
    c,
    wanted.flatMap((source) => (source ? [narrow(source, only_media ?? false, tagged)] : [])),
  );
}

/** A source with only what shows something, or carries a tag. */
export function narrow(source: Source, onlyMedia: boolean, tag?: string): Source {
  const shows = onlyMedia
    ? sql<boolean>`(posts.pictures_count > 0 or posts.uri is not null and exists (select from remote_media where post_id = posts.id))`
    : sql<boolean>`true`;
  const carries = tag
    ? sql<boolean>`exists (select from post_tags where post_id = posts.id and tag = ${tag.replace(/^#/, "").toLowerCase()})`
    : sql<boolean>`true`;
  return { ...source, where: sql<boolean>`${source.where} and ${shows} and ${carries}` };
}

export const accountPostsGroup = new Hono<ApiEnv>().get(
  "/api/v1/accounts/:id/statuses",
  openTo("read:statuses"),
  posts,
);
