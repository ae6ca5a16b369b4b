import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { queueDrawing } from "./cast-vote.ts";

/**
 * Voices of suspended accounts, and of servers that were cut off, count no more; those of accounts that are open again count as before.
 * Each question they are part of notes how many, and its map is drawn anew. What such people wrote stays and is answered like any
 * statement. Done twice it has the effect of once.
 * @param accountId the only account to look at; without it all are, which also finds what was said in the moment of a suspension
 */
export async function setVoicesAside(ctx: Context, accountId?: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const concerned = accountId === undefined ? sql`true` : sql`accounts.id = ${accountId}`;
    const { rows } = await sql<{ id: string }>`
      with turned as (
        update question_participants part set set_aside = turning.aside from (
          select question_participants.id, true as aside from accounts join question_participants on account_id = accounts.id
            where status = 'suspended' and not set_aside and ${concerned}
          union all select question_participants.id, false from question_participants join accounts on accounts.id = account_id
            where set_aside and status in ('active', 'remote') and ${concerned}) as turning
        where part.id = turning.id and part.set_aside <> turning.aside returning part.id, question_id, part.set_aside),
      noted as (
        insert into voices_set_aside (question_id, day, deed, people)
        select question_id, date_trunc('day', now(), 'UTC'), case when set_aside then 'aside' else 'back' end, count(*) from turned
          where exists (select from statement_votes where participant_id = turned.id) group by question_id, set_aside
        on conflict (question_id, day, deed) do update set people = voices_set_aside.people + excluded.people)
      select distinct question_id as id from turned order by id`.execute(ctx.db);
    for (const question of rows) await queueDrawing(ctx, question);
  });
}
