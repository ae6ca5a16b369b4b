import { sql } from "kysely";
import { newsUseCases } from "#modules/notifications";
import { listCards, type PostCard, postUseCases, type Source } from "#modules/posts";
import { homeSources } from "#modules/timelines";
import { findMutedIn, houseUseCases, type Place } from "#modules/trust";
import { NEWEST } from "#platform/paging";
import { toConversations } from "../conversations/tell-conversations.ts";
import { toStatuses } from "../entities/status.ts";
import type { Knower, Teller } from "../entities/teller.ts";
import { toAnnouncement } from "../house/announcements.ts";
import { allKinds } from "../notifications/news-types.ts";
import { toNotifications } from "../notifications/tell-news.ts";
import type { Heard } from "./find-heard.ts";

/** What is sent of each thing somebody hears of, as text; absent for what they may not see, or asked not to. */
export type PayloadOf = (heard: Heard) => string | undefined;

/** Looks everything up for this one person, now: through the lists' own conditions and entities, as if they had asked. */
export async function loadPayloads(teller: Knower, heard: readonly Heard[]): Promise<PayloadOf> {
  const { ctx, viewer } = teller;
  const idsOf = (what: Heard["what"]) => [...new Set(heard.flatMap((one) => (one.what === what ? [one.id] : [])))];
  const entryIds = idsOf("entry");
  const entries = entryIds.length > 0 ? await listEntries(teller, homeSources(viewer), entryIds) : [];
  const cards = [...(await postUseCases.findCards(ctx, viewer, idsOf("post"))).values()];
  const muted = await findMuted(teller, [...entries, ...cards]);
  const told = async (some: readonly PostCard[]) =>
    new Map((await toStatuses(teller, some)).map((status) => [status.id, JSON.stringify(status)]));
  const [asEntry, asPost] = [await told(entries), await told(cards)];
  const news = await listNews(teller, idsOf("news"));
  const talks = await listTalks(teller, idsOf("message"));
  const announcements = await listAnnouncements(teller, idsOf("announcement"));
  const postOf = new Map(entries.map(({ id, entry_id }) => [entry_id, id]));
  return ({ what, id, keys }) => {
    if (what === "nothing") return "";
    if (what === "id") return id;
    if (what === "entry") return muted(postOf.get(id), keys) ? undefined : asEntry.get(id);
    if (what === "post") return muted(id, keys) ? undefined : asPost.get(id);
    if (what === "news") return news.get(id);
    return what === "message" ? talks.get(id) : announcements.get(id);
  };
}

async function listNews(teller: Knower, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string>();
  const range = { before: NEWEST, size: ids.length };
  const entries = await newsUseCases.listEntries(teller.ctx, teller.viewer, range, { kinds: allKinds, ids });
  return new Map((await toNotifications(teller, entries)).map((told) => [told.id, JSON.stringify(told)]));
}

/** These entries of a list, and no others. */
async function listEntries({ ctx, viewer }: Teller, sources: readonly Source[], ids: readonly string[]) {
  const only = sources.map((source) => ({
    ...source,
    where: sql<boolean>`${source.where} and ${source.entry} = any(${ids}::bigint[])`,
  }));
  return (await listCards(ctx, viewer, only, { before: NEWEST, size: ids.length })).entries;
}

/** By a message, the conversation it belongs to as it stands now. */
async function listTalks(teller: Knower, ids: readonly string[]) {
  const told = new Map<string, string>();
  for (const card of (await postUseCases.findCards(teller.ctx, teller.viewer, ids)).values()) {
    if (!card.conversation_id) continue;
    const { told: found } = await toConversations(teller, { before: NEWEST, size: 1 }, card.conversation_id);
    if (found[0]) told.set(card.id, JSON.stringify(found[0]));
  }
  return told;
}

async function listAnnouncements({ ctx }: Knower, ids: readonly string[]) {
  const current = ids.length > 0 ? await houseUseCases.listAnnouncements(ctx) : [];
  return new Map(current.map((row) => [row.id, JSON.stringify(toAnnouncement(row, false))]));
}

/** Whether a word in a post is muted so that nothing of it is to be seen, where a stream belongs. */
async function findMuted({ ctx, viewer }: Teller, cards: readonly PostCard[]) {
  const ids = cards.map(({ id }) => id);
  const places: readonly Place[] = ["home", "community", "tags"];
  const found = viewer?.mutes_words
    ? await Promise.all(places.map(async (place) => [place, await findMutedIn(ctx, viewer, place, ids)] as const))
    : [];
  const byPlace = new Map(found);
  return (id: string | undefined, keys: readonly string[]) =>
    id !== undefined && keys.every((key) => byPlace.get(placeOf(key))?.get(id)?.removes === true);
}

function placeOf(key: string): Place {
  if (key.startsWith("public")) return "community";
  return key.startsWith("hashtag") ? "tags" : "home";
}
