/** One line of the report. `met` is absent where nothing was promised. */
export type Figure = {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: string;
  readonly met?: boolean;
};
type Goal = { readonly atLeast: number } | { readonly atMost: number };

export function figure(name: string, value: number, unit: string, goal?: Goal): Figure {
  const rounded = Number(value.toPrecision(4));
  if (!goal) return { figure: name, value: rounded, unit };
  return "atLeast" in goal
    ? { figure: name, value: rounded, unit, goal: `≥ ${goal.atLeast} ${unit}`, met: value >= goal.atLeast }
    : { figure: name, value: rounded, unit, goal: `≤ ${goal.atMost} ${unit}`, met: value <= goal.atMost };
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which this share of the values lies; NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
