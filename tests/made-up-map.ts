import type { OpinionMap } from "../src/modules/deliberation/map/opinion-map.ts";

/** The same numbers every time: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A map of invented opinions: so many people, gathered around so many centres. */
export function madeUpMap(people: number, groups: number, statements = 20, seed = 7): OpinionMap {
  const random = seeded(seed);
  const bell = () => Math.sqrt(-2 * Math.log(random() || 1e-9)) * Math.cos(2 * Math.PI * random());
  const shares = Array.from({ length: groups }, (_, nth) => 1 / (nth + 1.4));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const sizes = shares.map((share) => Math.max(1, Math.round((people * share) / whole)));
  const angles = sizes.map((_, nth) => (2 * Math.PI * (nth + 0.3 * random())) / groups);
  const centres = angles.map((angle) => [3 * Math.cos(angle), 2.2 * Math.sin(angle)] as const);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const ids = Array.from({ length: statements }, (_, nth) => String(1001 + nth));
  const dots = sizes.flatMap((size, group) => {
    const many = Math.max(1, Math.min(size, Math.round((100 * size) / total)));
    return Array.from({ length: many }, (_, nth) => ({
      at: [(centres[group]?.[0] ?? 0) + bell() * 1.1, (centres[group]?.[1] ?? 0) + bell() * 0.9] as const,
      size: Math.floor(size / many) + (nth < size % many ? 1 : 0),
      group: groups > 1 ? group : null,
    }));
  });
  const leans = sizes.map(() => ids.map(() => random()));
  const votes = sizes.map((size, group) =>
    Object.fromEntries(
      ids.map((id, nth) => {
        const seen = Math.round(size * (0.5 + random() / 2));
        const lean = nth % 4 === 0 ? 0.9 : (leans[group]?.[nth] ?? 0.5);
        const agree = Math.round(seen * lean * 0.95);
        return [id, [agree, Math.round((seen - agree) * 0.85), seen] as const];
      }),
    ),
  );
  const sum = (id: string) =>
    votes.reduce<[number, number, number]>(
      (so, group) => [so[0] + (group[id]?.[0] ?? 0), so[1] + (group[id]?.[1] ?? 0), so[2] + (group[id]?.[2] ?? 0)],
      [0, 0, 0],
    );
  const totals = Object.fromEntries(ids.map((id) => [id, sum(id)]));
  const hasGroups = groups > 1 && people >= 15;
  return {
    participants: total,
    placed: total,
    votes: Object.values(totals).reduce((all, [, , seen]) => all + seen, 0),
    statements: ids,
    out: [],
    means: ids.map(() => 0),
    components: [ids.map(() => random() - 0.5), ids.map(() => random() - 0.5)],
    silhouette: 0.4,
    dots: hasGroups ? dots : dots.map((dot) => ({ ...dot, group: null })),
    totals,
    groups: hasGroups
      ? sizes.map((size, id) => ({
          id,
          size,
          centre: centres[id] ?? [0, 0],
          representative: ids
            .filter((_, nth) => nth % groups === id)
            .slice(0, 3)
            .map((statement) => {
              const [agree = 0, disagree = 0, seen = 0] = votes[id]?.[statement] ?? [];
              const side = agree >= disagree ? ("agree" as const) : ("disagree" as const);
              return { id: statement, side, success: Math.max(agree, disagree), seen, isBestAgree: false };
            }),
          votes: votes[id] ?? {},
        }))
      : [],
    consensus: hasGroups
      ? Object.fromEntries(
          ids.map((id) => [
            id,
            votes.reduce((all, group) => all * (((group[id]?.[0] ?? 0) + 1) / ((group[id]?.[2] ?? 0) + 2)), 1),
          ]),
        )
      : {},
    common: { agree: ids.filter((_, nth) => nth % 4 === 0).slice(0, 5), disagree: [] },
  };
}
