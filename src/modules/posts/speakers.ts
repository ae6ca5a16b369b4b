import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { Forbidden } from "#platform/errors";
import type { OrganisationLogTable } from "#platform/schema";

/** An organisation in whose name somebody may write. */
export type Speaker = Pick<Account, "id" | "handle" | "name">;

const spokenBy = (person: {
  readonly id: string;
}) => sql<boolean>`accounts.kind = 'organization' and accounts.status = 'active'
  and accounts.host = '' and exists (select from group_members where group_id = accounts.id and account_id = ${person.id}
    and state = 'member' and role <> 'member')`;

/** The organisations a person has a role in, by name; all its roles write. */
export async function listSpeakers(ctx: Context, person: { readonly id: string }): Promise<readonly Speaker[]> {
  const { rows } = await sql<Speaker>`select accounts.id, handle, name from group_members
    join accounts on accounts.id = group_id where account_id = ${person.id} and ${spokenBy(person)} order by name limit 20`.execute(
    ctx.db,
  );
  return rows;
}

async function findSpeaker(ctx: Context, person: { readonly id: string }, id: string): Promise<Account | undefined> {
  return ctx.db.selectFrom("accounts").selectAll().where("id", "=", id).where(spokenBy(person)).executeTakeFirst();
}

/** The organisation itself, as the author of what is written. @throws Forbidden for who has no role in it, or while it is frozen */
export async function getSpeaker(ctx: Context, person: { readonly id: string }, id: string): Promise<Account> {
  const speaker = await findSpeaker(ctx, person, id);
  if (!speaker || speaker.restriction === "frozen") throw new Forbidden();
  return speaker;
}

/** As whom somebody tends a post: themselves, or the organisation that wrote it when they have a role in it. */
export async function speakerOf(ctx: Context, person: Account, post: { readonly author_id: string }): Promise<Account> {
  if (post.author_id === person.id) return person;
  return (await findSpeaker(ctx, person, post.author_id)) ?? person;
}

/** Keeps who pressed, for the organisation's people. Nothing where somebody acts for themselves. */
export async function noteSpoken(
  ctx: Context,
  person: { readonly id: string },
  speaker: { readonly id: string },
  deed: OrganisationLogTable["deed"],
  post: { readonly id: string } | undefined,
): Promise<void> {
  if (person.id === speaker.id) return;
  await ctx.db
    .insertInto("organisation_log")
    .values({ organisation_id: speaker.id, actor_id: person.id, deed, post_id: post?.id ?? null })
    .execute();
}
