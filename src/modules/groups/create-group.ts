import type { Account } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { markUp } from "#platform/marked-text";
import { letIn } from "./let-in.ts";
import { noteInLog } from "./note-in-log.ts";
import { doorsOf } from "./open-doors.ts";
import { type GroupDraft, groupLimits } from "./rules.ts";

/**
 * A member makes a group and owns it. The group is an account of its own that nobody signs in to.
 * @returns its handle. @throws Invalid when the handle is taken, or they own too many.
 */
export async function createGroup(ctx: Context, maker: Account, draft: GroupDraft): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("accounts").select("id").where("id", "=", maker.id).forNoKeyUpdate().execute();
    const { owned } = await ctx.db
      .selectFrom("group_members")
      .select((of) => of.fn.countAll<string>().as("owned"))
      .where("account_id", "=", maker.id)
      .where("role", "=", "owner")
      .executeTakeFirstOrThrow();
    if (Number(owned) >= groupLimits.owned) throw new Invalid({ form: "tooManyGroups" });
    const { account, rules } = doorsOf(draft);
    const made = await ctx.db
      .insertInto("accounts")
      .values({
        kind: "group",
        handle: draft.handle,
        name: draft.name,
        locale: maker.locale,
        languages: maker.languages,
        bio: draft.about,
        bio_html: draft.about ? markUp(draft.about, new Set()) : "",
        place_seen_by: "everyone",
        follows_seen_by: "nobody",
        messages_from: "nobody",
        ...account,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning(["id", "handle"])
      .executeTakeFirst();
    if (!made) throw new Invalid({ handle: "handleTaken" });
    const agreed = draft.agreement ? 1 : 0;
    await ctx.db
      .insertInto("groups")
      .values({ id: made.id, made_by: maker.id, agreement_version: agreed, ...rules })
      .execute();
    if (agreed)
      await ctx.db
        .insertInto("group_agreements")
        .values({ group_id: made.id, version: 1, text: draft.agreement })
        .execute();
    await letIn(ctx, made, maker, { role: "owner", agreedTo: agreed || null });
    await noteInLog(ctx, made, maker, { deed: "made" });
    return made.handle;
  });
}
