import type { Shell } from "#ui/page";
import type { Milestone } from "../queries.ts";
import { words } from "../words.ts";
import { sayDay } from "./trail-list.tsx";

/** What was promised, how far each has come, and what is past its day. */
export function MilestoneList({ shell, milestones }: { shell: Shell; milestones: readonly Milestone[] }) {
  const t = words(shell.reader.locale);
  if (milestones.length === 0) return null;
  const today = shell.reader.now.toISOString().slice(0, 10);
  return (
    <>
      <h2>{t("milestones")}</h2>
      <ul class="poll">
        {milestones.map(({ title, percent, due_on }) => (
          <li>
            <bdi>{title}</bdi> <b>{percent} %</b>
            <meter min={0} max={100} value={percent} aria-hidden="true"></meter>
            {due_on && (
              <span class={due_on < today && percent < 100 ? "err" : "q"}>
                {t(due_on < today && percent < 100 ? "missedDay" : "until", { day: sayDay(shell, due_on) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
