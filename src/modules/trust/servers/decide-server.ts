import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { noteDeed } from "../moderation/log.ts";
import { applyPolicies } from "./apply-policies.ts";
import type { PolicyDraft } from "./rules.ts";

/** A moderator decides how this community stands to another server; at once for everyone there whom we know. */
export async function decideServer(ctx: Context, viewer: Viewer, draft: PolicyDraft): Promise<void> {
  await decideServers(ctx, viewer, [draft]);
}

/** The same for many at once, as a list brings them. What is decided about a host already is changed to what the list says. */
export async function decideServers(ctx: Context, viewer: Viewer, drafts: readonly PolicyDraft[]): Promise<void> {
  const last = [...new Map(drafts.map((draft) => [draft.host, draft])).values()];
  await inTransaction(ctx, async (ctx) => {
    for (const draft of last) {
      const { host, ...decided } = draft;
      await ctx.db
        .insertInto("server_policies")
        .values({ ...draft, made_by: viewer.id })
        .onConflict((conflict) =>
          conflict.column("host").doUpdateSet({ ...decided, made_by: viewer.id, made_at: sql`now()` }),
        )
        .execute();
      await noteDeed(ctx, viewer, { deed: `server-${draft.severity}`, detail: host });
    }
    await applyPolicies(
      ctx,
      last.map(({ host }) => host),
    );
  });
}

/** What was decided about a server holds no more. @throws NotFound when nothing was */
export async function freeServer(ctx: Context, viewer: Viewer, host: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const freed = await ctx.db
      .deleteFrom("server_policies")
      .where("host", "=", host)
      .returning("host")
      .executeTakeFirst();
    if (!freed) throw new NotFound();
    await noteDeed(ctx, viewer, { deed: "server-freed", detail: host });
    await applyPolicies(ctx, [host]);
  });
}

/** An administrator says with whom the community talks. */
export async function changeFederation(
  ctx: Context,
  viewer: Viewer,
  federation: "open" | "listed" | "closed",
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const changed = await ctx.db
      .updateTable("community")
      .set({ federation })
      .where("federation", "<>", federation)
      .returning("federation")
      .executeTakeFirst();
    if (!changed) return;
    await noteDeed(ctx, viewer, { deed: "federation-changed", detail: federation });
    await applyPolicies(ctx);
  });
}
