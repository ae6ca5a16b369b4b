import { SMALL } from "./rules.ts";

/** Parts of a sum, those too small to be told taken together with others until they are not. */
export type Parts<Name extends string> = {
  readonly told: readonly { readonly name: Name; readonly count: number }[];
  readonly together: { readonly names: readonly Name[]; readonly count: number } | undefined;
};

/**
 * Parts of a sum that everyone knows. One of fewer than five people alone could be reckoned from the rest, so it is joined
 * by the smallest of the others until the parts told together are at least two and five people or more.
 */
export function hideSmall<Name extends string>(counts: Readonly<Record<Name, number>>): Parts<Name> {
  const parts = (Object.entries(counts) as [Name, number][])
    .map(([name, count]) => ({ name, count }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => one.count - other.count);
  let hidden = parts.filter(({ count }) => count < SMALL).length;
  if (hidden === 0) return { told: parts.toReversed(), together: undefined };
  const sum = (many: number) => parts.slice(0, many).reduce((sum, { count }) => sum + count, 0);
  while (hidden < parts.length && (hidden < 2 || sum(hidden) < SMALL)) hidden++;
  const joined = parts.slice(0, hidden).toReversed();
  return {
    told: parts.slice(hidden).toReversed(),
    together: { names: joined.map(({ name }) => name), count: sum(hidden) },
  };
}
