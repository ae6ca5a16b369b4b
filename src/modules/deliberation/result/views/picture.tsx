import { raw } from "hono/html";
import { keptPiece } from "#platform/drawn";
import type { Shell } from "#ui/page";
import type { OpinionMap } from "../../map/opinion-map.ts";
import { draw, type Stand } from "../drawing/draw.ts";
import { MapDrawing } from "../drawing/map-drawing.tsx";
import { sizesOf } from "../figures/group-sizes.ts";
import { LEAST_FOR_GROUPS } from "../figures/rules.ts";
import { words } from "../words.ts";
import { letterOf, sayDrawing, saySize } from "./say.ts";

type PictureProps = {
  shell: Shell;
  map: OpinionMap;
  /** Names this drawing of this question among all there were; without oneself on it, it is the same for everybody. */
  drawn: string;
  stand: Stand | undefined;
  /** What somebody still has to answer to be on it; absent for who takes no part. */
  missing: number | undefined;
  isOver: boolean;
};

/** The drawing, how it is read, and where oneself is on it. */
export function Picture({ shell, map, drawn, stand, missing, isOver }: PictureProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  const sizes = sizesOf(map);
  const names = new Map([...sizes].map(([group, size]) => [group, saySize(locale, size)]));
  const svg = () => {
    const drawing = draw(map, names, stand && { stand, name: t("you") });
    return String(<MapDrawing drawing={drawing} you={t("you")} {...sayDrawing(locale, map, sizes, stand?.group)} />);
  };
  return (
    <>
      {raw(stand ? svg() : keptPiece(shell.drawn, `map ${drawn} ${locale}`, svg))}
      <p class="hint">{t("near")}</p>
      {map.groups.length === 0 && <NoGroups shell={shell} map={map} />}
      {stand && typeof stand.group === "number" && (
        <p class="note">
          <b>{t("yours", { letter: letterOf(stand.group) })}</b> {t("yoursHint")}
        </p>
      )}
      {stand && stand.group === null && <p class="note">{t("yoursNone")}</p>}
      {!stand && !isOver && <p class="note">{missing ? t("yoursMissing", { count: missing }) : t("yoursGuest")}</p>}
      <details>
        <summary>{t("howTo")}</summary>
        <ul>
          {(["howTo.1", "howTo.2", "howTo.3", "howTo.4", "howTo.5", "howTo.6"] as const).map((key) => (
            <li>{t(key)}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** Why no groups are claimed, and how many people are missing. */
function NoGroups({ shell, map }: { shell: Shell; map: OpinionMap }) {
  const t = words(shell.reader.locale);
  const missing = Math.max(0, LEAST_FOR_GROUPS - map.placed);
  return (
    <p class="note warn">
      <b>{t("noGroups")}</b> {t("noGroupsWhy", { least: LEAST_FOR_GROUPS })}{" "}
      {missing > 0 && t("noGroupsMissing", { count: missing })}
    </p>
  );
}
