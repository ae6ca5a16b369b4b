import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import { Notice } from "#ui/notice";
import type { Shell } from "#ui/page";
import { words } from "../words.ts";

/** After a change that matters: whoever else is signed in can be put out with one press. */
export function OtherSessions({ shell, count }: { shell: Shell; count: number }) {
  const t = words(shell.reader.locale);
  if (count === 0) return null;
  return (
    <Notice kind="info">
      <p>{t("others", { count })}</p>
      <PressForm action="/settings/sessions/removal" once={newSecret().slice(0, 22)} look="alt">
        {t("others.end")}
      </PressForm>
    </Notice>
  );
}
