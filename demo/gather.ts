/** How the village gathers: its groups, who belongs to them, and what was said there. */
import { sql } from "kysely";
import { createGroup, publishInGroup } from "#modules/groups";
import type { Context } from "#platform/context";
import { letIn } from "../src/modules/groups/let-in.ts";
import { type Ids, memberOf } from "./member-of.ts";
import { movePost } from "./move-post.ts";
import { groups } from "./texts/groups.ts";

const HOUR = 3_600_000;

/** Makes the groups as people would; what was said in them lies some days back. @returns the groups' ids by handle */
export async function plantGroups(ctx: Context, ids: Ids): Promise<Ids> {
  const made = new Map<string, string>();
  for (const [nth, group] of groups.entries()) {
    const { handle, name, bio: about, access, place, question, agreement } = group;
    const approves = access === "private";
    const owner = await memberOf(ctx, ids, group.owner);
    await createGroup(ctx, owner, { handle, name, about, access, approves, question, agreement, place });
    const { rows } = await sql<{ id: string }>`select id from accounts where handle = ${handle}`.execute(ctx.db);
    const id = rows[0]?.id ?? "0";
    made.set(handle, id);
    await belong(ctx, ids, id, group);
    for (const [index, [by, text]] of group.posts.entries())
      await say(ctx, ids, id, { by, text, isClosed: approves, hoursAgo: 20 * (group.posts.length - index) + 5 * nth });
  }
  return made;
}

async function belong(ctx: Context, ids: Ids, id: string, group: (typeof groups)[number]): Promise<void> {
  const roles = { organiser: group.organisers, helper: group.helpers, member: group.members } as const;
  for (const [role, handles] of Object.entries(roles))
    for (const handle of handles)
      await letIn(ctx, { id }, await memberOf(ctx, ids, handle), {
        role: role as keyof typeof roles,
        agreedTo: group.agreement ? 1 : null,
      });
}

async function say(
  ctx: Context,
  ids: Ids,
  id: string,
  said: { readonly by: string; readonly text: string; readonly isClosed: boolean; readonly hoursAgo: number },
): Promise<void> {
  const author = await memberOf(ctx, ids, said.by);
  const post = await publishInGroup(
    ctx,
    author,
    { id },
    {
      text: said.text,
      warning: "",
      language: "id",
      audience: said.isClosed ? "group" : "public",
      reply_policy: "everyone",
    },
  );
  await movePost(ctx, post.id, new Date(ctx.now().getTime() - said.hoursAgo * HOUR));
}
