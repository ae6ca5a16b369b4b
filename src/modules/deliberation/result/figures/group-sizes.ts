import type { OpinionMap } from "../../map/opinion-map.ts";
import { SMALL } from "./rules.ts";

export type Size = { readonly about: "exactly" | "roughly"; readonly count: number } | { readonly about: "few" };

/** How many stand in each group of opinion. Beside a group of fewer than five the smallest other is told in round tens. */
export function sizesOf(map: OpinionMap): ReadonlyMap<number, Size> {
  const hides = map.groups.some(({ size }) => size < SMALL);
  const least = Math.min(...map.groups.map(({ size }) => size).filter((size) => size >= SMALL));
  return new Map(
    map.groups.map(({ id, size }): [number, Size] => {
      if (size < SMALL) return [id, { about: "few" }];
      if (!hides || size !== least) return [id, { about: "exactly", count: size }];
      return [id, { about: "roughly", count: Math.max(10, Math.round(size / 10) * 10) }];
    }),
  );
}
