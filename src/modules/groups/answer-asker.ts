import { type Context, inTransaction } from "#platform/context";
import { NotFound } from "#platform/errors";
import { publish } from "#platform/events";
import { endMembership } from "./leave-group.ts";
import { letIn } from "./let-in.ts";
import { noteInLog } from "./note-in-log.ts";
import { findStanding, type Group } from "./queries.ts";

/** Whoever helps in a group lets in somebody who asked, or does not. A no is told to nobody but their server. @throws NotFound */
export async function answerAsker(
  ctx: Context,
  helper: { readonly id: string },
  group: Pick<Group, "id">,
  asker: { readonly id: string },
  answer: "admitted" | "refused",
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("groups").select("id").where("id", "=", group.id).forNoKeyUpdate().execute();
    const standing = await findStanding(ctx, group, asker);
    if (standing?.state !== "asked") throw new NotFound();
    if (answer === "admitted") {
      await letIn(ctx, group, asker);
      await publish(ctx, { name: "groups.admitted", payload: { groupId: group.id, accountId: asker.id } });
    } else {
      await endMembership(ctx, group, asker, false);
    }
    await noteInLog(ctx, group, helper, { deed: answer, person: asker });
  });
}
