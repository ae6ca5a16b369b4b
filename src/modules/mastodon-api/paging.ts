import { z } from "zod";
import { NEWEST, type Range, readId } from "#platform/paging";
import { absolute } from "./addresses.ts";
import type { ApiContext } from "./env.ts";
import { whole } from "./fields.ts";
import { check } from "./read-sent.ts";

const bound = z
  .string()
  .optional()
  .transform((text) => text || undefined)
  .refine((text) => text === undefined || readId(text) !== undefined, "idShape");
const asked = z.object({ max_id: bound, since_id: bound, min_id: bound, limit: whole(-1e9, 1e9) });

/** Nobody turns so many pages of what is asked for by place. */
const FARTHEST = 400;

/** Which part of a list an app asks for: below `max_id`, above `since_id`, or the first above `min_id`. @throws Invalid */
export function rangeOf(c: ApiContext, usual = 20, most = 2 * usual): Range {
  const { max_id, since_id, min_id, limit } = check(asked, c.req.query());
  return {
    before: max_id ?? NEWEST,
    size: Math.min(most, Math.max(1, limit ?? usual)),
    ...(min_id ? { after: min_id } : since_id && { since: since_id }),
  };
}

/** Says in a Link header (RFC 8288) where the list goes on, as Mastodon does. `cursors` are those of what is sent, newest first. */
export function linkOn(c: ApiContext, cursors: readonly string[], { size }: Range): void {
  const [newest] = cursors;
  const oldest = cursors.at(-1);
  if (newest === undefined || oldest === undefined) return;
  const to = (name: string, value: string, rel: string) => {
    const url = new URL(c.req.url);
    for (const old of ["max_id", "since_id", "min_id"]) url.searchParams.delete(old);
    url.searchParams.set(name, value);
    return `<${absolute(c.var.ctx, url.pathname + url.search)}>; rel="${rel}"`;
  };
  const next = cursors.length >= size ? [to("max_id", oldest, "next")] : [];
  c.header("Link", [...next, to("min_id", newest, "prev")].join(", "));
}

/** Which part of a list is asked for by place: so many, after so many others; never far down. */
export function placeOf(c: ApiContext, usual: number, most: number): { readonly size: number; readonly after: number } {
  const { limit, offset } = check(z.object({ limit: whole(-1e9, 1e9), offset: whole(-1e9, 1e9) }), c.req.query());
  return { size: Math.min(most, Math.max(1, limit ?? usual)), after: Math.min(FARTHEST, Math.max(0, offset ?? 0)) };
}

/** The part of a short list that is asked for by ids, the highest first; and says where it goes on. */
export function pageOf<Row extends { readonly id: string }>(
  c: ApiContext,
  rows: readonly Row[],
  usual: number,
): readonly Row[] {
  const range = rangeOf(c, usual);
  const least = BigInt(range.after ?? range.since ?? "0");
  const within = rows
    .filter(({ id }) => BigInt(id) < BigInt(range.before) && BigInt(id) > least)
    .toSorted((one, two) => (BigInt(one.id) < BigInt(two.id) ? 1 : -1));
  const page = range.after ? within.slice(-range.size) : within.slice(0, range.size);
  linkOn(
    c,
    page.map(({ id }) => id),
    range,
  );
  return page;
}
