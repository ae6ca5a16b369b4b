import type { Account } from "#modules/accounts";
import { editPost, type Post, publishPost } from "#modules/posts";
import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
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
  const teller = demand.openness === "open" ? author : group && !isPrivate ? await findTeller(ctx, group) : undefined;
  if (!teller) return undefined;
  const draft = {
    text: toWords(ctx, demand),
    warning: "",
    language: demand.language as "id",
    audience: isPrivate ? "group" : "public",
    reply_policy: "everyone",
  } as const;
  const post = await publishPost(ctx, teller, { ...draft, ...(group && { group }) });
  await ctx.db.updateTable("demands").set({ post_id: post.id }).where("id", "=", demand.id).execute();
  return post;
}

/**
 * After its text was changed: the post says what the demand says now, and other servers hear of it. A post whose words its
 * author changed by hand stays as they want it, and so does one that was changed too often.
 */
export async function tellAnew(ctx: Context, before: DemandRow, now: Told): Promise<void> {
  if (!before.post_id) return;
  const post = await ctx.db.selectFrom("posts").selectAll().where("id", "=", before.post_id).executeTakeFirst();
  const teller = post?.text === toWords(ctx, before) && (await findTeller(ctx, { id: post.author_id }));
  if (!post || !teller) return;
  const { warning, language, reply_policy } = post;
  await editPost(ctx, teller, post, {
    text: toWords(ctx, now),
    warning,
    language: language as "id",
    reply_policy,
  }).catch((error: unknown) => {
    if (!(error instanceof Invalid)) throw error;
  });
}

type Told = Pick<DemandRow, "id" | "title" | "what">;

function toWords(ctx: Context, { id, title, what }: Told): string {
  const gist = [...what];
  const begun = `${gist.slice(0, GIST).join("")}${gist.length > GIST ? "…" : ""}`;
  return [title, begun, `${ctx.config.baseUrl.origin}/demands/${id}`].join("\n\n");
}

const findTeller = (ctx: Context, { id }: Pick<Group, "id">): Promise<Account | undefined> =>
  ctx.db.selectFrom("accounts").selectAll().where("id", "=", id).where("status", "=", "active").executeTakeFirst();
