import { type Selectable, sql } from "kysely";
import type { Context } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { readId } from "#platform/paging";
import type { InvitesTable } from "#platform/schema";
import { deriveSecret, sameSecret } from "#platform/secrets";
import { inviteLimits } from "./rules.ts";

type Invite = Selectable<InvitesTable>;

/** The word in an invite's link: its id and a proof that we wrote it. Nothing secret is kept in the database. */
export function inviteCode(ctx: Context, invite: { readonly id: string }): string {
  return `${invite.id}-${deriveSecret(ctx.config.secretKey, "invite", invite.id).slice(0, 22)}`;
}

/** The invite behind a code, while it has uses left and has not expired. */
export async function findInvite(ctx: Context, code: string): Promise<Invite | undefined> {
  const id = readId(code.slice(0, 60).split("-")[0]);
  if (!id || !sameSecret(code, inviteCode(ctx, { id }))) return undefined;
  return ctx.db
    .selectFrom("invites")
    .selectAll()
    .where("id", "=", id)
    .where("uses_left", ">", 0)
    .where("expires_at", ">", sql<Date>`now()`)
    .where(
      sql<boolean>`exists (select from accounts where id = invites.account_id and status in ('active', 'pending'))`,
    )
    .executeTakeFirst();
}

/** Takes one use. Two people who take the last one together: one of them is told it is over. */
export async function useInvite(ctx: Context, invite: Invite): Promise<void> {
  const taken = await ctx.db
    .updateTable("invites")
    .set((of) => ({ uses_left: of("uses_left", "-", 1) }))
    .where("id", "=", invite.id)
    .where("uses_left", ">", 0)
    .returning("id")
    .executeTakeFirst();
  if (!taken) throw new Invalid({ invite: "inviteOver" });
}

/** Cards on one sheet of A4. */
export const CARDS = 10;

/** A member makes invites for one person each, to be handed out on paper; all of a sheet or none. */
export async function makeCardInvites(ctx: Context, viewer: Viewer): Promise<void> {
  const { count } = await ctx.db
    .selectFrom("invites")
    .select((of) => of.fn.countAll<string>().as("count"))
    .where("account_id", "=", viewer.id)
    .where("expires_at", ">", sql<Date>`now()`)
    .executeTakeFirstOrThrow();
  if (Number(count) + CARDS > inviteLimits.perPerson) throw new Invalid({ form: "tooManyInvites" });
  await sql`insert into invites (account_id, uses_left, expires_at)
    select ${viewer.id}, 1, now() + make_interval(days => ${inviteLimits.days}) from generate_series(1, ${CARDS}::int)`.execute(
    ctx.db,
  );
}

/** A member makes an invite link for the people they vouch for. */
export async function makeInvite(ctx: Context, viewer: Viewer): Promise<Invite> {
  const { count } = await ctx.db
    .selectFrom("invites")
    .select((of) => of.fn.countAll<string>().as("count"))
    .where("account_id", "=", viewer.id)
    .where("expires_at", ">", sql<Date>`now()`)
    .executeTakeFirstOrThrow();
  if (Number(count) >= inviteLimits.perPerson) throw new Invalid({ form: "tooManyInvites" });
  return ctx.db
    .insertInto("invites")
    .values({
      account_id: viewer.id,
      uses_left: inviteLimits.uses,
      expires_at: sql`now() + make_interval(days => ${inviteLimits.days})`,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The maker of an invite ends it. */
export async function endInvite(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  const ended = await ctx.db
    .deleteFrom("invites")
    .where("id", "=", id)
    .where("account_id", "=", viewer.id)
    .returning("id")
    .executeTakeFirst();
  if (!ended) throw new NotFound();
}
