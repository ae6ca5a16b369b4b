import { type Drawing, type Island, label } from "./draw.ts";
import { frame } from "./lay-out.ts";

/** The tokens of each group, in its turn; letters and shapes tell the same without colour. */
const inks = ["--pri", "--warn", "--inf", "--bad", "--ok"] as const;
const inkOf = (group: number) => `var(${inks[group % inks.length]})`;
/** A, B, C: the largest first. */
export const letterOf = (group: number): string => String.fromCharCode(65 + group);

type MapDrawingProps = {
  drawing: Drawing;
  /** What it shows in a sentence, and what one sees on it. */
  title: string;
  text: string;
  you: string;
};

/** A map of opinion as islands: people as marks on them, land where they stand, water between groups. No script, no style of its own. */
export function MapDrawing({ drawing, title, text, you }: MapDrawingProps) {
  const { height, water, islands, loose } = drawing;
  return (
    <svg
      class="qr"
      role="img"
      aria-labelledby="map-title map-text"
      viewBox={`0 0 ${frame.width} ${height}`}
      width={560}
      height={Math.round((560 * height) / frame.width)}
      font-size="15"
    >
      <title id="map-title">{title}</title>
      <desc id="map-text">{text}</desc>
      <path d={`M0 0h${frame.width}v${height}H0z`} fill="var(--inf-s)" opacity=".55" />
      <g fill="none" stroke="var(--inf)" stroke-width="1">
        {water.map((path, nth) => (
          <path d={path} opacity={[".4", ".2"][nth]} />
        ))}
      </g>
      {islands.map((island) => (
        <Land island={island} />
      ))}
      {loose && <Land island={loose} />}
      {islands.map((island) => (
        <Name island={island} />
      ))}
      {drawing.you && <You {...drawing.you} word={you} />}
    </svg>
  );
}

function Land({ island }: { island: Omit<Island, "label" | "name"> }) {
  const ink = island.group === null ? "var(--ink2)" : inkOf(island.group);
  return (
    <>
      <path d={island.shore} fill="var(--sf)" stroke="var(--sf)" stroke-width="5" />
      <g fill={ink}>
        <path d={island.shore} fill-opacity=".2" stroke={ink} stroke-width="1.5" />
        {island.hills.map((path) => path && <path d={path} fill-opacity=".18" />)}
        <path d={island.marks} stroke="var(--sf)" stroke-width="1" />
      </g>
    </>
  );
}

function Name({ island }: { island: Island }) {
  if (!island.label || island.group === null) return null;
  const { left, top, width } = island.label;
  const ink = inkOf(island.group);
  const middle = label.height / 2;
  return (
    <g transform={`translate(${Math.round(left)} ${Math.round(top)})`}>
      <rect width={width} height={label.height} rx={middle} fill="var(--sf)" stroke={ink} stroke-width="1.5" />
      <circle cx={middle} cy={middle} r={middle} fill={ink} />
      <text x={middle} y="18.5" fill="var(--sf)" font-weight="700" text-anchor="middle">
        {letterOf(island.group)}
      </text>
      <text x={label.badge + 8} y="18.5" fill="var(--ink)">
        {island.name}
      </text>
    </g>
  );
}

/** A pin, as on the maps people know, and the word. */
function You({ spot, label, word }: NonNullable<Drawing["you"]> & { word: string }) {
  const [x, y] = [Math.round(spot.x), Math.round(spot.y)];
  return (
    <g fill="var(--ink)" stroke="var(--sf)" stroke-width="1.5">
      <path d={`M${x} ${y}c-2-6-9-9-9-15a9 9 0 0 1 18 0c0 6-7 9-9 15z`} />
      <circle cx={x} cy={y - 15} r="3.5" fill="var(--sf)" stroke="none" />
      <rect x={Math.round(label.left)} y={Math.round(label.top)} width={label.width} height={label.height} rx="12" />
      <text
        x={Math.round(label.left + label.width / 2)}
        y={Math.round(label.top) + 17.5}
        fill="var(--sf)"
        stroke="none"
        font-weight="700"
        text-anchor="middle"
      >
        {word}
      </text>
    </g>
  );
}
