import type { Shell } from "#ui/page";
import { words } from "../words.ts";

/** Below the form for codes on paper: what else leads back in. */
export function OtherWays({ shell, byMail }: { shell: Shell; byMail: boolean }) {
  const t = words(shell.reader.locale);
  if (!byMail) return null;
  return (
    <>
      <h2>{t("ways")}</h2>
      <p>
        <a class="btn alt" href="/session/mail-recovery">
          {t("byMail")}
        </a>
      </p>
    </>
  );
}
