import type { Look } from "../gather.ts";

const inks: Readonly<Record<Look, string>> = { late: "var(--bad)", moving: "var(--warn)", confirmed: "var(--ok)" };
/** A triangle, a dot and a square, so that nobody needs colours to tell them apart. */
const shapes: Readonly<Record<Look, string>> = {
  late: "M0-9 9 7H-9z",
  moving: "M-8 0a8 8 0 1 0 16 0a8 8 0 1 0-16 0z",
  confirmed: "M-7-7H7V7H-7z",
};

/** The mark of one demand, or of several with their number. */
export function Mark({ look, at, count = 1 }: { look: Look; at: readonly [number, number]; count?: number }) {
  const place = `translate(${Math.round(at[0])} ${Math.round(at[1])})`;
  if (count === 1)
    return <path d={shapes[look]} transform={place} fill={inks[look]} stroke="var(--sf)" stroke-width="1.5" />;
  return (
    <g transform={place}>
      <circle r="15" fill={inks[look]} stroke="var(--sf)" stroke-width="1.5" />
      <text y="5" text-anchor="middle" fill="var(--sf)" font-size="14" font-weight="700">
        {count}
      </text>
    </g>
  );
}
