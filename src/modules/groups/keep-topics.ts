import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { noteInLog } from "./note-in-log.ts";
import type { Group } from "./queries.ts";

export type Topic = { readonly id: string; readonly name: string };

export async function listTopics(ctx: Context, group: { readonly id: string }): Promise<Topic[]> {
  return ctx.db
    .selectFrom("group_topics")
    .select(["id", "name"])
    .where("group_id", "=", group.id)
    .orderBy("id")
    .execute();
}

/** Organisers name the subjects one writes under. Posts under one that goes have none any more. */
export async function keepTopics(
  ctx: Context,
  actor: { readonly id: string },
  group: Pick<Group, "id">,
  names: readonly string[],
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await sql`delete from group_topics where group_id = ${group.id} and not name = any(${[...names]}::text[])`.execute(
      ctx.db,
    );
    await sql`insert into group_topics (group_id, name) select ${group.id}, name from unnest(${[...names]}::text[]) as name
      on conflict do nothing`.execute(ctx.db);
    await noteInLog(ctx, group, actor, { deed: "topics" });
  });
}
