import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import { markUp } from "#platform/marked-text";
import { noteInLog } from "./note-in-log.ts";
import { type OrganisationDraft, organisationLimits } from "./rules.ts";

/**
 * A member makes a profile for an organisation and owns it. Nobody signs in to it: those with a role act in its name, each
 * from their own account. @returns its handle. @throws Invalid when the handle is taken, or they own too many
 */
export async function makeOrganisation(ctx: Context, maker: Account, draft: OrganisationDraft): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("accounts").select("id").where("id", "=", maker.id).forNoKeyUpdate().execute();
    const { rows } =
      await sql`select from group_members join accounts on accounts.id = group_id and kind = 'organization'
      where account_id = ${maker.id} and group_members.role = 'owner'`.execute(ctx.db);
    if (rows.length >= organisationLimits.owned) throw new Invalid({ form: "tooManyOrganisations" });
    const { name, handle, about, place } = draft;
    const made = await ctx.db
      .insertInto("accounts")
      .values({
        kind: "organization",
        handle,
        name,
        locale: maker.locale,
        languages: maker.languages,
        bio: about,
        bio_html: about ? markUp(about, new Set()) : "",
        place,
        findable_by: "everyone",
        place_seen_by: "everyone",
        follows_seen_by: "everyone",
        messages_from: "nobody",
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning(["id", "handle"])
      .executeTakeFirst();
    if (!made) throw new Invalid({ handle: "handleTaken" });
    await ctx.db
      .insertInto("group_members")
      .values({ group_id: made.id, account_id: maker.id, state: "member", role: "owner" })
      .execute();
    await noteInLog(ctx, made, maker, { deed: "made" });
    await publish(ctx, { name: "accounts.profile-edited", payload: { accountId: made.id } });
    return made.handle;
  });
}
