import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import type { Viewer } from "#platform/http/env";
import { type Case, holdCase } from "./cases.ts";
import { noteDeed } from "./log.ts";

/** A moderator takes a case on, also from another who has it; or gives it back to the queue. A resolved one stays as it is. */
export async function assignCase(ctx: Context, viewer: Viewer, id: string, to: "me" | "nobody"): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const held = await holdCase(ctx, viewer, id);
    const assignee_id = to === "me" ? viewer.id : null;
    if (held.state === "resolved" || held.assignee_id === assignee_id) return;
    await ctx.db
      .updateTable("moderation_cases")
      .set({ assignee_id, state: to === "me" ? "handled" : "waiting" })
      .where("id", "=", id)
      .execute();
    await noteDeed(ctx, viewer, { deed: to === "me" ? "taken" : "given-back", caseId: id });
  });
}

/** A moderator notes something for the others. */
export async function noteCase(ctx: Context, viewer: Viewer, { id }: Case, words: string): Promise<void> {
  await ctx.db.insertInto("case_notes").values({ case_id: id, author_id: viewer.id, words }).execute();
}

/** Who opens a case that holds what not everyone may read is noted, once a day, for administrators to see. */
export async function noteOpened(ctx: Context, viewer: Viewer, { id, subject_id, kind }: Case): Promise<void> {
  const { rows } =
    await sql`select from moderation_log where case_id = ${id} and deed = 'opened' and actor_id = ${viewer.id}
    and made_at > now() - interval '1 day' limit 1`.execute(ctx.db);
  if (rows.length > 0) return;
  await noteDeed(ctx, viewer, { deed: "opened", caseId: id, subjectId: subject_id, kind });
}
