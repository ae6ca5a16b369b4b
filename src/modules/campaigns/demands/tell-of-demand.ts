import type { Account } from "#modules/accounts";
import { type Post, publishPost } from "#modules/posts";
import type { Context } from "#platform/context";
import type { DemandRow } from "./queries.ts";

/** Signs of what happens that stand in the post; the rest is behind the link. */
const GIST = 400;

type Group = { readonly id: string; readonly access: "public" | "announce" | "private" | "invite" };

/**
 * Tells of a demand with a post, to which people answer and which other servers know. Of an open one its author tells.
 * Of an anonymous one the group it was made in tells, if that is open to all, and else nobody. Of a confidential one
 * nobody does, nor of what waits for a moderator.
 */
export async function tellOfDemand(
  ctx: Context,
  author: Account | undefined,
  demand: DemandRow,
  group?: Group,
): Promise<Post | undefined> {
  if (demand.openness === "confidential" || demand.held_at) return undefined;
  const isPrivate = group?.access === "private" || group?.access === "invite";
  const teller = demand.openness === "open" ? author : group && !isPrivate ? await findGroup(ctx, group) : undefined;
  if (!teller) return undefined;
  const gist = [...demand.what];
  const text = [
    demand.title,
    `${gist.slice(0, GIST).join("")}${gist.length > GIST ? "…" : ""}`,
    `${ctx.config.baseUrl.origin}/demands/${demand.id}`,
  ].join("\n\n");
  const draft = {
    text,
    warning: "",
    language: demand.language as "id",
    audience: isPrivate ? "group" : "public",
    reply_policy: "everyone",
  } as const;
  const post = await publishPost(ctx, teller, { ...draft, ...(group && { group }) });
  await ctx.db.updateTable("demands").set({ post_id: post.id }).where("id", "=", demand.id).execute();
  return post;
}

const findGroup = (ctx: Context, { id }: Group): Promise<Account | undefined> =>
  ctx.db.selectFrom("accounts").selectAll().where("id", "=", id).where("status", "=", "active").executeTakeFirst();
