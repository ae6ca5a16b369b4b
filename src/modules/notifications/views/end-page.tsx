import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import { Notice } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { words } from "../words.ts";

/** Ending a digest: one button, or, once it was pressed, that it is done. */
export function EndPage({ shell, address }: { shell: Shell; address?: string }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("digest")}>
      {address ? (
        <>
          <p>{t("digest.endHint")}</p>
          <PressForm action={address} once={newSecret().slice(0, 22)}>
            {t("digest.end")}
          </PressForm>
        </>
      ) : (
        <Notice kind="ok">{t("digest.ended")}</Notice>
      )}
    </Page>
  );
}
