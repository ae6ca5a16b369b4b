import { z } from "zod";
import { newsUseCases } from "#modules/notifications";
import { readId } from "#platform/paging";
import { flag, id, listOf } from "../fields.ts";

/** Our kinds of news by Mastodon's names; of other kinds apps hear nothing. */
export const typeOf = newsUseCases.appTypeOf;
export const allKinds = newsUseCases.allAppKinds;
/** Kinds that are told together where an app takes groups. */
export const together: readonly string[] = ["like", "share", "follow"];

const names = listOf(z.string().max(60, "unknownChoice"), 60);
export const askedNews = z.object({
  types: names,
  exclude_types: names,
  grouped_types: names,
  account_id: id.optional(),
  include_filtered: flag,
});

/** Which entries an app asks for. A name it knows and we do not is passed over. */
export function filterOf(asked: z.infer<typeof askedNews>) {
  const { types, exclude_types, account_id, include_filtered } = asked;
  const isAsked = (type: string) => (types.length === 0 || types.includes(type)) && !exclude_types.includes(type);
  return {
    kinds: allKinds.filter((kind) => isAsked(typeOf[kind] ?? "")),
    actorId: account_id,
    apart: include_filtered ?? false,
  };
}

/** The moment in an id: 41 bits of milliseconds since 2020 (migration 0001). */
export const momentOf = (id: string): string => new Date(Number(BigInt(id) >> 22n) + 1_577_836_800_000).toISOString();

/** The name of what is told together, and of what is told by itself. */
export const keyOf = (group: { readonly kind: string; readonly subject_id: string; readonly day: number }): string =>
  `${group.kind}-${group.subject_id}-${group.day}`;
export const aloneKey = (entryId: string): string => `ungrouped-${entryId}`;

/** What a group's name names; undefined for none. */
export function readKey(
  key: string,
): { readonly id: string } | { readonly kind: string; readonly subject_id: string; readonly day: number } | undefined {
  const alone = readId(/^ungrouped-(\d{1,19})$/.exec(key)?.[1]);
  if (alone) return { id: alone };
  const [, kind = "", subject = "", day = ""] = /^([a-z-]{2,30})-(\d{1,19})-(\d{1,7})$/.exec(key) ?? [];
  return together.includes(kind) && readId(subject) ? { kind, subject_id: subject, day: Number(day) } : undefined;
}
