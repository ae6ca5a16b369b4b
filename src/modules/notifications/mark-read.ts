import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";

/**
 * The viewer has seen their news up to this entry; what came before it is read as well. No page waits for the disk for it:
 * a crash may make a moment's news new again.
 */
export async function markRead(ctx: Context, viewer: Pick<Viewer, "id">, latestId: string): Promise<void> {
  await sql`with hasty as (select set_config('synchronous_commit', 'off', true) as done)
    insert into inboxes (account_id, read_up_to) select ${viewer.id}, ${latestId} from hasty where done is not null
    on conflict (account_id) do update set read_up_to = excluded.read_up_to
    where inboxes.read_up_to < excluded.read_up_to`.execute(ctx.db);
}
