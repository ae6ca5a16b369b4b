import { findAccount } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import type { Viewer } from "#platform/http/env";
import { type Permission, permissions } from "#platform/permissions";
import { noteDeed } from "./log.ts";

export type RoleDraft = {
  readonly handle: string;
  readonly role: Viewer["role"];
  readonly permissions: readonly Permission[];
};

/**
 * An administrator makes someone a moderator with what they are trusted with, an administrator, or a member again. The
 * community always keeps an administrator whose account is open: role changes and departures wait for each other, so
 * that two administrators who step down at once end as one who did.
 *
 * @throws Invalid when nobody is called so, a moderator would be trusted with nothing, or none would be left.
 */
export async function changeRole(ctx: Context, viewer: Viewer, draft: RoleDraft): Promise<void> {
  const trusted = draft.role === "moderator" ? permissions.filter((name) => draft.permissions.includes(name)) : [];
  if (draft.role === "moderator" && trusted.length === 0) throw new Invalid({ role: "noPermission" });
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("community").select("name").forUpdate().execute();
    await mustBeAdministrator(ctx, viewer);
    const account = await findAccount(ctx, draft.handle);
    if (!account) throw new Invalid({ handle: "unknownPerson" });
    const isSame = account.role === draft.role && [...account.permissions].sort().join() === [...trusted].sort().join();
    if (isSame) return;
    if (account.role === "administrator" && draft.role !== "administrator") {
      const another = await ctx.db
        .selectFrom("accounts")
        .select("id")
        .where("role", "=", "administrator")
        .where("status", "=", "active")
        .where("id", "<>", account.id)
        .executeTakeFirst();
      if (!another) throw new Invalid({ role: "lastAdministrator" });
    }
    await ctx.db
      .updateTable("accounts")
      .set({ role: draft.role, permissions: [...trusted] })
      .where("id", "=", account.id)
      .execute();
    await noteDeed(ctx, viewer, {
      deed: "role-changed",
      subjectId: account.id,
      detail: `${account.role} > ${[draft.role, ...trusted].join(" ")}`,
    });
    await publish(ctx, { name: "trust.role-changed", payload: { accountId: account.id } });
  });
}

/** Whoever lost the role while they waited for another's change decides nothing any more. */
async function mustBeAdministrator(ctx: Context, viewer: Viewer): Promise<void> {
  const row = await ctx.db
    .selectFrom("accounts")
    .select(["role", "status"])
    .where("id", "=", viewer.id)
    .executeTakeFirst();
  if (row?.role !== "administrator" || row.status !== "active") throw new Forbidden();
}

/** Everyone who looks after the community, administrators first. */
export async function listOfficials(ctx: Context) {
  return ctx.db
    .selectFrom("accounts")
    .select(["id", "handle", "name", "role", "permissions"])
    .where("role", "<>", "member")
    .where("status", "=", "active")
    .orderBy("role")
    .orderBy("name")
    .limit(200)
    .execute();
}
