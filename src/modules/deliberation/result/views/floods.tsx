import type { Shell } from "#ui/page";
import type { Flood, OpinionMap } from "../../map/opinion-map.ts";
import { type Say, words } from "../words.ts";

/** Beside a statement: that one side of it came mostly from one place, so that nobody takes a flood for everyone's mind. */
export function Floods({ shell, map, id }: { shell: Shell; map: OpinionMap; id: string }) {
  const t = words(shell.reader.locale);
  const found = (map.floods ?? []).filter((flood) => flood.id === id);
  if (found.length === 0) return null;
  return (
    <p class="note warn">
      {found.map((flood) => (
        <>{sayFlood(t, flood)} </>
      ))}
      {found.some(({ from }) => from === "network") && t("flood.networkHint")}
    </p>
  );
}

const sayFlood = (t: Say, { side, from, server = "", least }: Flood): string =>
  t(`flood.${side}`, { source: t(`flood.${from}`, { server }), count: least });
