import type { Shell } from "#ui/page";
import { words } from "../words.ts";

/** Below the form for codes on paper: what else leads back in. */
export function OtherWays({ shell, byMail }: { shell: Shell; byMail: boolean }) {
  const t = words(shell.reader.locale);
  return (
    <>
      <h2>{t("ways")}</h2>
      {byMail && (
        <p>
          <a class="btn alt" href="/session/mail-recovery">
            {t("byMail")}
          </a>
        </p>
      )}
      <p>
        <a class="btn alt" href="/session/trusted-recovery">
          {t("byTrusted")}
        </a>
      </p>
    </>
  );
}
