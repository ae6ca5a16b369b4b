import type { Shell } from "#ui/page";
import { Time } from "#ui/time";
import type { Snapshot } from "../things.ts";
import { words } from "../words.ts";

/** A thing as it was reported: plain words, no link of it can be pressed. */
export function Kept({ shell, snapshot }: { shell: Shell; snapshot: Snapshot }) {
  const t = words(shell.reader.locale);
  const { name, handle, text, warning, pictures = 0, at } = snapshot;
  return (
    <article class="post">
      <h2>
        <bdi>{name}</bdi> <span class="q">@{handle}</span>
      </h2>
      {warning && <p class="via">{warning}</p>}
      <p class="e-content lines" dir="auto">
        {text}
      </p>
      <p class="via">
        {pictures > 0 && `${t("keptPictures", { count: pictures })} · `}
        {snapshot.isPrivate && `${t("keptPrivate")} · `}
        {at && <Time shell={shell} at={new Date(at)} full />}
      </p>
    </article>
  );
}
