import { Notice } from "#ui/notice";
import type { Shell } from "#ui/page";
import { words } from "../words.ts";
import type { LookAlike } from "./find-look-alikes.ts";

/** Says that somebody may be taken for another; more plainly where the other looks after the community. */
export function LookAlikeNote({ shell, like }: { shell: Shell; like: LookAlike | undefined }) {
  if (!like) return null;
  const t = words(shell.reader.locale);
  const { name, handle } = like;
  return (
    <Notice kind="warn">
      {like.kind === "official" ? t("lookAlike.official", { name, handle }) : t("lookAlike", { handle })}{" "}
      <a href={`/@${handle}`}>{t("lookAlike.see", { handle })}</a>
    </Notice>
  );
}
