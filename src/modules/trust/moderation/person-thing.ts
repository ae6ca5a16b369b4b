import { fieldsOf, findRelationship, isKnownTo, maySee } from "#modules/accounts";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import type { Found, ThingKind } from "./things.ts";

/** A person, with what their profile shows the viewer. Who blocked the viewer is not there for them. */
async function find(ctx: Context, viewer: Viewer, id: string): Promise<Found> {
  const account = await ctx.db
    .selectFrom("accounts")
    .selectAll()
    .where("id", "=", id)
    .where("status", "in", ["active", "remote"])
    .where(isKnownTo(viewer))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("blocks").select("blocker_id").where("blocker_id", "=", id).where("blocked_id", "=", viewer.id),
        ),
      ),
    )
    .executeTakeFirst();
  if (!account) throw new NotFound();
  const { following } = await findRelationship(ctx, viewer.id, id);
  const seesPlace = maySee(account.place_seen_by, account, viewer, following === "accepted");
  const lines = [
    account.bio,
    seesPlace ? account.place : "",
    ...fieldsOf(account).map(({ name, value }) => `${name}: ${value}`),
  ];
  const { name, handle } = account;
  return {
    kind: "person",
    id,
    subjectId: id,
    snapshot: { name, handle, text: lines.filter(Boolean).join("\n"), at: ctx.now().toISOString() },
  };
}

export const personThing: ThingKind = { find, href: ({ snapshot }) => `/@${snapshot.handle}` };
