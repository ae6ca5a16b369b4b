import { type Selectable, sql } from "kysely";
import type { Context } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import { readId } from "#platform/paging";
import type { GroupInvitesTable } from "#platform/schema";
import { deriveSecret, sameSecret } from "#platform/secrets";
import { groupLimits } from "./rules.ts";

export type GroupInvite = Selectable<GroupInvitesTable>;

/** The word in an invite's link, in small letters so that its code on paper is small: its id and a proof that we made it. */
export function groupInviteCode(ctx: Context, { id }: { readonly id: string }): string {
  const proof = Buffer.from(deriveSecret(ctx.config.secretKey, "group-invite", id), "base64url");
  return `${id}-${proof.subarray(0, 12).toString("hex")}`;
}

/** The invite behind a code, while it has uses left, has not ended, and is one of this group. */
export async function findGroupInvite(
  ctx: Context,
  group: { readonly id: string },
  code: string,
): Promise<GroupInvite | undefined> {
  const id = readId(code.slice(0, 60).split("-")[0]);
  if (!id || !sameSecret(code.toLowerCase(), groupInviteCode(ctx, { id }))) return undefined;
  return ctx.db
    .selectFrom("group_invites")
    .selectAll()
    .where("id", "=", id)
    .where("group_id", "=", group.id)
    .where("uses_left", ">", 0)
    .where("expires_at", ">", sql<Date>`now()`)
    .executeTakeFirst();
}

/** Takes one use. Of two who take the last one together, one is told that it is over. */
export async function useGroupInvite(ctx: Context, invite: { readonly id: string }): Promise<void> {
  const taken = await ctx.db
    .updateTable("group_invites")
    .set((of) => ({ uses_left: of("uses_left", "-", 1) }))
    .where("id", "=", invite.id)
    .where("uses_left", ">", 0)
    .returning("id")
    .executeTakeFirst();
  if (!taken) throw new Invalid({ form: "inviteOver" });
}

/** An organiser makes a link or a code on paper that lets people in. */
export async function makeGroupInvite(
  ctx: Context,
  maker: { readonly id: string },
  group: { readonly id: string },
): Promise<GroupInvite> {
  const standing = await listGroupInvites(ctx, group);
  if (standing.length >= groupLimits.invites) throw new Invalid({ form: "tooManyInvites" });
  return ctx.db
    .insertInto("group_invites")
    .values({
      group_id: group.id,
      made_by: maker.id,
      uses_left: groupLimits.inviteUses,
      expires_at: sql`now() + make_interval(days => ${groupLimits.inviteDays})`,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function listGroupInvites(ctx: Context, group: { readonly id: string }): Promise<GroupInvite[]> {
  return ctx.db
    .selectFrom("group_invites")
    .selectAll()
    .where("group_id", "=", group.id)
    .where("uses_left", ">", 0)
    .where("expires_at", ">", sql<Date>`now()`)
    .orderBy("id", "desc")
    .limit(groupLimits.invites)
    .execute();
}

/** An organiser ends a link. @throws NotFound */
export async function endGroupInvite(ctx: Context, group: { readonly id: string }, id: string): Promise<void> {
  const ended = await ctx.db
    .deleteFrom("group_invites")
    .where("id", "=", id)
    .where("group_id", "=", group.id)
    .returning("id")
    .executeTakeFirst();
  if (!ended) throw new NotFound();
}
