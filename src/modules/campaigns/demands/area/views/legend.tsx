import type { Locale } from "#platform/i18n";
import type { Look } from "../gather.ts";
import { words } from "../words.ts";
import { Mark } from "./mark.tsx";

const looks: readonly Look[] = ["late", "moving", "confirmed"];

/** What the marks mean. */
export function Legend({ locale, counted }: { locale: Locale; counted: boolean }) {
  const t = words(locale);
  return (
    <p class="hint">
      {looks.map((look) => (
        <>
          <svg class="qr" viewBox="0 0 22 22" width={22} height={22} aria-hidden="true">
            <Mark look={look} at={[11, 11]} />
          </svg>{" "}
          {t(look)} <br />
        </>
      ))}
      {counted && t("counted")}
    </p>
  );
}
