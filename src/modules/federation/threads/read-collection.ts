import type { Context } from "#platform/context";
import { type Asking, type Loaded, loadDocument } from "../load-document.ts";
import { type Budget, type ReadLimits, spend, threadLimits } from "./rules.ts";

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** The address something has, whether it is named or stands there whole. What stands there is not believed, only asked for. */
export function addressOf(value: unknown): string | undefined {
  const id = isNode(value) ? value["id"] : value;
  return typeof id === "string" && id.length <= 2048 ? id : undefined;
}

/**
 * What a collection holds, entry by entry: a named one is fetched, pages follow one another as long as they lie on the same
 * server. A collection may be endless, or lead in a circle: so many pages, so much time, and no page twice (FED-34, FED-35).
 */
export async function* readCollection(
  ctx: Context,
  collection: unknown,
  host: string,
  budget: Budget,
  { by, ...limits }: ReadLimits & { readonly by?: Asking } = threadLimits,
): AsyncGenerator {
  const load = async (address: string) =>
    spend(budget, address, limits.perHost) ? loadDocument(ctx, address, by) : undefined;
  const until = performance.now() + limits.milliseconds;
  const seen = new Set<string>();
  let left: number = limits.items;
  let next: unknown = collection;
  for (let page = 0; page <= limits.pages && next !== undefined && left > 0; page++) {
    const node = await open(next, host, seen, until, load);
    if (!node) return;
    for (const item of [...listOf(node["orderedItems"]), ...listOf(node["items"])].slice(0, left)) {
      left -= 1;
      yield item;
    }
    next = node["first"] ?? node["next"];
  }
}

/** A page that stands there whole, or the document of its address. */
async function open(
  page: unknown,
  host: string,
  seen: Set<string>,
  until: number,
  load: (address: string) => Promise<Loaded | undefined>,
): Promise<Node | undefined> {
  if (isNode(page) && ["orderedItems", "items", "first", "next"].some((part) => part in page)) return page;
  const address = addressOf(page);
  if (!address || URL.parse(address)?.host !== host || seen.has(address)) return undefined;
  seen.add(address);
  const rest = until - performance.now();
  if (rest <= 0) return undefined;
  const loaded = await Promise.race([load(address), late(rest)]);
  return loaded && URL.parse(loaded.url)?.host === host && isNode(loaded.document) ? loaded.document : undefined;
}

const late = (milliseconds: number): Promise<undefined> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(undefined), milliseconds).unref();
  });
