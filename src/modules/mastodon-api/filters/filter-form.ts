import { z } from "zod";
import { line } from "#modules/accounts";
import { type Filter, filterUseCases } from "#modules/trust";
import { contextNames, contexts } from "../entities/filter.ts";
import { flag, id, listOf, text, whole } from "../fields.ts";

const YEAR_SECONDS = 366 * 86_400;

export const keywordForm = z.object({
  keyword: z.string("required").max(500, "tooLong"),
  whole_word: flag,
});
const keywordChange = z.object({ id: id.optional(), keyword: text, whole_word: flag, _destroy: flag }, "unknown");

const common = {
  context: listOf(z.enum(contextNames, "unknownChoice"), 10),
  filter_action: z.enum(["warn", "hide", "blur"], "unknownChoice"),
  /** In seconds; empty or null is never. */
  expires_in: z.union([z.literal("").transform(() => null), whole(0, 100 * YEAR_SECONDS)]).optional(),
  keywords_attributes: listOf(keywordChange, 100),
};
const title = line(filterUseCases.filterLimits.title).refine((words) => words.length > 0, "required");

export const newFilter = z.object({ ...common, title, filter_action: common.filter_action.default("warn") });
export const filterChange = z.object({
  ...common,
  title: title.optional(),
  filter_action: common.filter_action.optional(),
});
type Sent = z.infer<typeof filterChange>;

/** What is sent, over what a filter was. */
export function toWish(sent: Sent, before: Filter | undefined, raw: object, now: Date) {
  const never = { in_home: false, in_public: false, in_notifications: false, in_threads: false, in_profiles: false };
  const { in_home, in_public, in_notifications, in_threads, in_profiles } = before ?? never;
  const kept = { in_home, in_public, in_notifications, in_threads, in_profiles };
  const places =
    sent.context.length > 0
      ? { ...never, ...Object.fromEntries(sent.context.map((name) => [contexts[name], true])) }
      : kept;
  const lasts = Object.hasOwn(raw, "expires_in")
    ? sent.expires_in
      ? new Date(now.getTime() + sent.expires_in * 1000)
      : null
    : (before?.expires_at ?? null);
  return {
    title: sent.title ?? before?.title ?? "",
    places,
    removes: sent.filter_action ? sent.filter_action === "hide" : (before?.removes ?? false),
    expires_at: lasts,
    words: sent.keywords_attributes.map(({ id, keyword, whole_word, _destroy }) => ({
      id,
      word: keyword,
      whole: whole_word,
      gone: _destroy,
    })),
  };
}
