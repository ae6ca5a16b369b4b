import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid, NotFound } from "#platform/errors";
import { publish } from "#platform/events";
import { askElsewhere } from "./elsewhere.ts";
import { findGroupInvite, useGroupInvite } from "./invites.ts";
import { letIn } from "./let-in.ts";
import { findStanding, type Group } from "./queries.ts";

export type Wish = {
  readonly answer?: string;
  readonly agree?: boolean;
  readonly invite?: string;
  /** The Follow of somebody elsewhere: it carries no answer and agrees to nothing. */
  readonly followUri?: string;
};

/**
 * Someone joins a group: at once where it is open or they were invited, by name or by a link; else they ask, and an organiser
 * answers. They answer its question when they ask, and agree to its agreement in any case. Asking twice changes nothing.
 * Who comes from another server (`followUri`) cannot be shown either, so wherever there is one they ask. A group of another server
 * is asked for there.
 *
 * @throws Forbidden for whom it banned; Invalid when answer or agreement is missing; NotFound where one must be invited.
 */
export async function joinGroup(
  ctx: Context,
  viewer: { readonly id: string },
  group: Group,
  { answer = "", agree = false, invite = "", followUri }: Wish = {},
): Promise<"member" | "asked"> {
  if (group.host) return askElsewhere(ctx, viewer, group);
  return inTransaction(ctx, async (ctx) => {
    await lockOpen(ctx, group);
    const mine = await findStanding(ctx, group, viewer);
    if (mine?.state === "banned") throw new Forbidden({ form: "groupBanned" });
    if (mine?.state === "member") return "member";
    const link = invite ? await findGroupInvite(ctx, group, invite) : undefined;
    const isInvited = mine?.state === "invited" || link !== undefined;
    if (invite && !link && !isInvited) throw new Invalid({ form: "inviteOver" });
    if (group.access === "invite" && !isInvited) throw new NotFound();
    const isShown = followUri === undefined;
    const asks = (group.approves || !(isShown || group.agreement === "")) && !isInvited;
    if (isShown && asks && group.question && !answer) throw new Invalid({ answer: "required" });
    if (isShown && group.agreement && !agree) throw new Invalid({ agree: "agreeFirst" });
    const agreedTo = isShown && group.agreement ? group.agreement_version : null;
    if (!asks) {
      if (link && mine?.state !== "invited") await useGroupInvite(ctx, link);
      await letIn(ctx, group, viewer, { agreedTo, answer });
      return "member";
    }
    const { rows } = await sql`
      insert into group_members (group_id, account_id, state, answer, agreed_version, agreed_at)
      values (${group.id}, ${viewer.id}, 'asked', ${answer}, ${agreedTo}::integer, case when ${agreedTo}::integer is null then null else now() end)
      on conflict do nothing returning 1`.execute(ctx.db);
    if (rows.length > 0)
      await publish(ctx, { name: "groups.asked", payload: { groupId: group.id, accountId: viewer.id } });
    return "asked";
  });
}

/** Whoever decides about somebody in the group, and its last member who leaves, are waited for. @throws NotFound when it closed */
async function lockOpen(ctx: Context, { id }: Pick<Group, "id">): Promise<void> {
  const open = await ctx.db
    .selectFrom("groups")
    .select("id")
    .where("id", "=", id)
    .where("closed_at", "is", null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!open) throw new NotFound();
}
