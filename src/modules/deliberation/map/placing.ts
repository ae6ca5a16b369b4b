import type { Place } from "./opinion-map.ts";

/** Step 16: how near somebody is to the middle of all, and of their group; and how far out in their group's direction. */
export function placing(at: Place, all: Place, group: Place) {
  const [right, up] = [group[0] - all[0], group[1] - all[1]];
  const length = Math.hypot(right, up);
  return {
    centricness: 1 - Math.hypot(at[0] - all[0], at[1] - all[1]),
    coreness: 1 - Math.hypot(at[0] - group[0], at[1] - group[1]),
    extremeness: length > 0 ? ((at[0] - group[0]) * right + (at[1] - group[1]) * up) / length : 0,
  };
}
