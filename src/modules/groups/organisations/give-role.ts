import { sql } from "kysely";
import { findAccount, getAccount } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid, NotFound } from "#platform/errors";
import { publish } from "#platform/events";
import { noteInLog } from "./note-in-log.ts";
import type { Organisation } from "./queries.ts";
import { type OrganisationRole, organisationLimits, type RoleDraft } from "./rules.ts";

type Person = { readonly id: string };

/** The roles as they stand, with the organisation locked: two owners who step down at once end as one who did. */
async function lockRoles(ctx: Context, organisation: Person): Promise<Map<string, OrganisationRole>> {
  await ctx.db.selectFrom("accounts").select("id").where("id", "=", organisation.id).forNoKeyUpdate().execute();
  const rows = await ctx.db
    .selectFrom("group_members")
    .select(["account_id", "role"])
    .where("group_id", "=", organisation.id)
    .where("state", "=", "member")
    .execute();
  return new Map(rows.map(({ account_id, role }) => [account_id, role as OrganisationRole]));
}

/** The profile is drawn anew: its people stand on it. */
const redraw = (ctx: Context, { id }: Person) =>
  sql`update accounts set feed_revision = feed_revision + 1 where id = ${id}`.execute(ctx.db);

/**
 * An owner gives somebody a role, or another one. Nobody is named on the page by it: that each agrees to for themselves.
 * @throws Forbidden for who owns it no more; Invalid for somebody unknown, and for the last owner
 */
export async function giveRole(
  ctx: Context,
  viewer: Person,
  organisation: Organisation,
  { handle, role }: RoleDraft,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const roles = await lockRoles(ctx, organisation);
    if (roles.get(viewer.id) !== "owner") throw new Forbidden();
    const person = await getAccount(ctx, handle, viewer).catch((error: unknown) => {
      if (error instanceof NotFound) throw new Invalid({ handle: "unknownPerson" });
      throw error;
    });
    if (person.status !== "active" || person.kind !== "person") throw new Invalid({ handle: "unknownPerson" });
    if (roles.get(person.id) === role) return;
    if (role !== "owner") mustStayOwned(roles, person);
    if (!roles.has(person.id) && roles.size >= organisationLimits.people) throw new Invalid({ handle: "listFull" });
    await ctx.db
      .insertInto("group_members")
      .values({ group_id: organisation.id, account_id: person.id, state: "member", role, invited_by: viewer.id })
      .onConflict((conflict) =>
        conflict.columns(["group_id", "account_id"]).doUpdateSet({ state: "member", role, invited_by: viewer.id }),
      )
      .execute();
    await noteInLog(ctx, organisation, viewer, { deed: "role", person, role });
    await redraw(ctx, organisation);
    await publish(ctx, {
      name: "groups.role-given",
      payload: { organisationId: organisation.id, accountId: person.id, actorId: viewer.id },
    });
  });
}

/** Somebody has no role any more: an owner takes it, or they leave. @throws as giveRole; NotFound for who has none */
export async function endRole(ctx: Context, viewer: Person, organisation: Organisation, handle: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const roles = await lockRoles(ctx, organisation);
    const person = await findAccount(ctx, handle);
    if (!person || !roles.has(person.id)) throw new NotFound();
    if (person.id !== viewer.id && roles.get(viewer.id) !== "owner") throw new Forbidden();
    mustStayOwned(roles, person);
    await ctx.db
      .deleteFrom("group_members")
      .where("group_id", "=", organisation.id)
      .where("account_id", "=", person.id)
      .execute();
    await noteInLog(ctx, organisation, viewer, { deed: "left", person });
    await redraw(ctx, organisation);
  });
}

function mustStayOwned(roles: ReadonlyMap<string, OrganisationRole>, leaving: Person): void {
  const others = [...roles].some(([id, role]) => id !== leaving.id && role === "owner");
  if (!others) throw new Invalid({ form: "lastOwner" });
}

/** Whether one is named on the page of the organisation: each says so for themselves. */
export async function showMyself(ctx: Context, viewer: Person, organisation: Organisation, shown: boolean) {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db
      .updateTable("group_members")
      .set({ shown })
      .where("group_id", "=", organisation.id)
      .where("account_id", "=", viewer.id)
      .execute();
    await redraw(ctx, organisation);
  });
}
