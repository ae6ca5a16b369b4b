import type { Shell } from "./shell.tsx";
import { words } from "./words.ts";

/** The foot of a list: the way to older entries, or the news that the list ends here. Lists end; that saves data. */
export function Pager({ shell, older, label }: { shell: Shell; older: string | undefined; label?: string }) {
  const t = words(shell.reader.locale);
  return (
    <p class="end">
      {older ? (
        <a class="btn alt" rel="next" href={older}>
          {label ?? t("older")}
        </a>
      ) : (
        t("end")
      )}
    </p>
  );
}
