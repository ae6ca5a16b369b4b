import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import { type Conversation, conversationLimits } from "./conversation-rules.ts";

const DAY = 86_400_000;

/**
 * The conversation of exactly these people and the one who speaks to them: the one they have, or a new one. Those who
 * follow the speaker, or wrote to them, are in it at once; others are asked first, unless the speaker is limited.
 * Across a block nobody is reached.
 *
 * @throws Invalid when nobody is left to speak to, or too many, or after too many new conversations in a day;
 * Forbidden, with the field `text`, when one of them takes no messages from this person.
 */
export async function openConversation(
  ctx: Context,
  author: Account,
  others: readonly string[],
): Promise<Conversation> {
  return inTransaction(ctx, async (ctx) => {
    const reached = await standingsOf(
      ctx,
      author,
      others.filter((id) => id !== author.id),
    );
    if (reached.length === 0) throw new Invalid({ text: "nobodyNamed" });
    const people = [author.id, ...reached.map(({ id }) => id)].sort((one, two) => (BigInt(one) < BigInt(two) ? -1 : 1));
    if (people.length > conversationLimits.people) throw new Invalid({ text: "tooManyPeople" });
    const found = await findConversationOf(ctx, people);
    if (found) return found;
    if (reached.some(({ standing }) => standing === "closed")) throw new Forbidden({ text: "takesNoMessages" });
    await checkBegun(ctx, author);
    const made = await ctx.db
      .insertInto("conversations")
      .values({ people, starter_id: author.id })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst();
    // Somebody else among them began it at the same moment.
    if (!made) return (await findConversationOf(ctx, people)) ?? openConversation(ctx, author, others);
    const members = [{ id: author.id, standing: "accepted" as const }, ...reached];
    await ctx.db
      .insertInto("conversation_members")
      .values(
        members.map(({ id, standing }) => ({
          conversation_id: made.id,
          account_id: id,
          state: standing === "requested" ? ("requested" as const) : ("accepted" as const),
        })),
      )
      .execute();
    if (members.some(({ standing }) => standing === "requested"))
      await publish(ctx, { name: "messages.requested", payload: { conversationId: made.id } });
    return made;
  });
}

/** The conversation these people share; `people` are ids, lowest first. */
export async function findConversationOf(ctx: Context, people: readonly string[]): Promise<Conversation | undefined> {
  return ctx.db
    .selectFrom("conversations")
    .selectAll()
    .where(sql<boolean>`people = ${[...people]}::bigint[]`)
    .executeTakeFirst();
}

type Standing = { readonly id: string; readonly standing: "accepted" | "requested" | "closed" };

/** How each of these people takes a first message from the author; those apart by a block are left out. */
async function standingsOf(ctx: Context, author: Account, ids: readonly string[]): Promise<readonly Standing[]> {
  const { rows } = await sql<Standing>`
    select accounts.id, case
      when status = 'remote' then 'accepted'
      when messages_from <> 'nobody' and exists (select from follows where follower_id = accounts.id and followee_id = ${author.id} and state = 'accepted') then 'accepted'
      when messages_from <> 'everyone' then 'closed'
      when exists (select from conversation_members theirs join conversation_members mine on mine.conversation_id = theirs.conversation_id and mine.account_id = ${author.id}
        where theirs.account_id = accounts.id and theirs.state = 'accepted' and theirs.written_id > 0) then 'accepted'
      when ${author.restriction} = 'limited' then 'closed'
      else 'requested' end as standing
    from accounts where accounts.id = any(${[...ids]}::bigint[]) and status in ('active', 'remote')
      and not exists (select from blocks where (blocker_id, blocked_id) in ((accounts.id, ${author.id}), (${author.id}, accounts.id)))`.execute(
    ctx.db,
  );
  return rows;
}

async function checkBegun(ctx: Context, author: Account): Promise<void> {
  const isNew = ctx.now().getTime() - author.created_at.getTime() < DAY;
  const { begun } = await ctx.db
    .selectFrom("conversations")
    .select((of) => of.fn.countAll<string>().as("begun"))
    .where("starter_id", "=", author.id)
    .where("created_at", ">", sql<Date>`now() - interval '1 day'`)
    .executeTakeFirstOrThrow();
  const most = isNew ? conversationLimits.newEachDayWhenNew : conversationLimits.newEachDay;
  if (Number(begun) >= most) throw new Invalid({ text: "tooManyConversations" });
}
