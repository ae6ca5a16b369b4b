import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";

/** The viewer has seen their news up to this entry; what came before it is read as well. */
export async function markRead(ctx: Context, viewer: Pick<Viewer, "id">, latestId: string): Promise<void> {
  await sql`insert into inboxes (account_id, read_up_to) values (${viewer.id}, ${latestId})
    on conflict (account_id) do update set read_up_to = excluded.read_up_to
    where inboxes.read_up_to < excluded.read_up_to`.execute(ctx.db);
}
