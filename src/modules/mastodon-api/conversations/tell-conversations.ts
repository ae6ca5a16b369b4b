import { conversationUseCases } from "#modules/messages";
import { postUseCases } from "#modules/posts";
import type { Range } from "#platform/paging";
import { accountsOf } from "../entities/account.ts";
import { toStatuses } from "../entities/status.ts";
import type { Knower } from "../entities/teller.ts";

/** The viewer's conversations, or one of them, with the last that was said in each. */
export async function toConversations(teller: Knower, range: Range, id?: string) {
  const { ctx, viewer } = teller;
  const talks = await conversationUseCases.listTalks(ctx, viewer, range, id);
  const [accounts, cards] = await Promise.all([
    accountsOf(
      teller,
      talks.flatMap(({ people }) => people),
    ),
    postUseCases.findCards(
      ctx,
      viewer,
      talks.flatMap(({ last_id }) => last_id ?? []),
    ),
  ]);
  const statuses = new Map((await toStatuses(teller, [...cards.values()])).map((status) => [status.id, status]));
  const told = talks.map((talk) => ({
    id: talk.id,
    unread: talk.unread,
    accounts: talk.people.flatMap((person) => accounts.get(person) ?? []),
    last_status: statuses.get(talk.last_id ?? "") ?? null,
  }));
  return { told, cursors: talks.map(({ cursor }) => cursor) };
}
