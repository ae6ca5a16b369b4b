/** Entries on one page of any list. */
export const PAGE_SIZE = 20;

/** The largest 64-bit id; everything is older than it. */
export const NEWEST = "9223372036854775807";

/**
 * Reads a cursor or an id from an address: a positive 64-bit number in decimal, nothing else.
 * Undefined for anything that is not one.
 */
export function readId(text: string | undefined): string | undefined {
  if (!text || text.length > 19 || !/^[1-9]\d*$/.test(text)) return undefined;
  return text.length === 19 && text > NEWEST ? undefined : text;
}

/** A part of a list: older than `before`; and newer than `since`, or the oldest that are newer than `after`. */
export type Range = {
  readonly before: string;
  readonly since?: string;
  readonly after?: string;
  readonly size: number;
};

/** One page of a list, newest first. `older` is the cursor of the next page, absent when the list ends here. */
export type Page<Entry> = { readonly entries: readonly Entry[]; readonly older: string | undefined };

/** Cuts a page from one entry more than a page holds. */
export function toPage<Entry>(
  found: readonly Entry[],
  cursorOf: (entry: Entry) => string,
  size = PAGE_SIZE,
): Page<Entry> {
  const entries = found.slice(0, size);
  const last = entries.at(-1);
  return { entries, older: found.length > size && last ? cursorOf(last) : undefined };
}
