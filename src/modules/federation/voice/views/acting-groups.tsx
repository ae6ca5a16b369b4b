import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import type { Shell } from "#ui/page";
import { words } from "../../words.ts";
import type { DemandElsewhere } from "../queries.ts";
import type { ActingGroup } from "../sponsor-elsewhere.ts";

/** Groups and organisations the reader acts for: each may stand behind a demand of another server in its own name. */
export function ActingGroups({
  shell,
  demand,
  groups,
}: {
  shell: Shell;
  demand: DemandElsewhere;
  groups: readonly ActingGroup[];
}) {
  const t = words(shell.reader.locale);
  const { post, host, open } = demand;
  const shown = groups.filter(({ mine }) => mine || open);
  if (shown.length === 0) return null;
  return (
    <section>
      <h2>{t("voice.asGroup")}</h2>
      <p class="hint">{t("voice.asGroupHint", { host })}</p>
      <ul class="list">
        {shown.map(({ handle, name, mine }) => {
          const address = `/p/${post.id}/signature/by/${handle}`;
          const stands = mine && mine.state !== "refused";
          return (
            <li class="entry">
              <p>
                <b dir="auto">{name}</b>
                {mine && <span class="q">{t(`voice.group.${mine.state}`)}</span>}
              </p>
              <PressForm
                action={stands ? `${address}/removal` : address}
                once={newSecret().slice(0, 22)}
                look={stands ? "plain" : "alt"}
              >
                {t(stands ? "voice.groupEnd" : "voice.groupSign", { name })}
              </PressForm>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
