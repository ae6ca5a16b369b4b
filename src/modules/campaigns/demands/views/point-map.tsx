import type { Shell } from "#ui/page";
import type { Near } from "../find-near.ts";
import { words } from "../words.ts";

/** Half the side of the drawn square, in metres; a line every 500. */
const HALF = 1000;
const SIDE = 240;
const METRES_PER_DEGREE = 111_320;

type MapProps = {
  shell: Shell;
  at: { readonly latitude: number; readonly longitude: number };
  near: readonly Near[];
};

/** Where it is, drawn without anyone else's map: the place in the middle, what else is asked for around it, and a scale. */
export function PointMap({ shell, at, near }: MapProps) {
  const t = words(shell.reader.locale);
  const { latitude, longitude } = at;
  const scale = SIDE / 2 / HALF;
  const narrow = Math.cos((latitude * Math.PI) / 180);
  const place = (other: MapProps["at"]) =>
    [
      SIDE / 2 + (other.longitude - longitude) * METRES_PER_DEGREE * narrow * scale,
      SIDE / 2 - (other.latitude - latitude) * METRES_PER_DEGREE * scale,
    ].map(Math.round) as [number, number];
  const inside = near.map((one) => place(one)).filter(([x, y]) => x > 4 && x < SIDE - 4 && y > 4 && y < SIDE - 4);
  const lines = [60, 120, 180].map((at) => `M${at} 0v${SIDE}M0 ${at}h${SIDE}`).join("");
  const spelt = `${latitude.toFixed(5)},${longitude.toFixed(5)}`;
  return (
    <div>
      <svg
        class="qr"
        viewBox={`0 0 ${SIDE} ${SIDE}`}
        width={SIDE}
        height={SIDE}
        role="img"
        aria-label={t("map", { count: inside.length })}
      >
        <path stroke="currentColor" stroke-opacity=".3" d={`${lines}M0 0h${SIDE}v${SIDE}H0z`} />
        {inside.map(([x, y]) => (
          <circle cx={x} cy={y} r={5} fill="currentColor" fill-opacity=".5" />
        ))}
        <circle cx={SIDE / 2} cy={SIDE / 2} r={9} fill="currentColor" />
      </svg>
      <p class="hint">{t("mapScale")}</p>
      <p class="row">
        <a href={`geo:${spelt}`}>{t("openMap")}</a>{" "}
        <a
          href={`https://www.openstreetmap.org/?mlat=${latitude.toFixed(5)}&mlon=${longitude.toFixed(5)}`}
          rel="noreferrer"
        >
          OpenStreetMap
        </a>
      </p>
    </div>
  );
}
