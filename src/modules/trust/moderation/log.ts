import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";
import type { ModerationLogTable } from "#platform/schema";

/** What someone did for the community, by the numbers of the rows it is about. `detail` holds no words of anyone. */
export type Deed = {
  readonly deed: string;
  readonly subjectId?: string | null | undefined;
  readonly caseId?: string | undefined;
  readonly decisionId?: string | undefined;
  readonly ruleId?: string | null | undefined;
  readonly kind?: ModerationLogTable["kind"] | undefined;
  readonly onThing?: ModerationLogTable["on_thing"] | undefined;
  readonly onPerson?: ModerationLogTable["on_person"] | undefined;
  readonly detail?: string | undefined;
};

/** Writes a deed into the log, in the transaction of the deed. The database lets nobody change or remove it. */
export async function noteDeed(ctx: Context, actor: Pick<Viewer, "id" | "role">, deed: Deed): Promise<void> {
  await ctx.db
    .insertInto("moderation_log")
    .values({
      actor_id: actor.id,
      actor_role: actor.role,
      deed: deed.deed,
      subject_id: deed.subjectId ?? null,
      case_id: deed.caseId ?? null,
      decision_id: deed.decisionId ?? null,
      rule_id: deed.ruleId ?? null,
      kind: deed.kind ?? null,
      on_thing: deed.onThing ?? null,
      on_person: deed.onPerson ?? null,
      detail: deed.detail ?? "",
    })
    .execute();
}
