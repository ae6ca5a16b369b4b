import { newSecret } from "#platform/secrets";
import { TextField } from "#ui/field";
import { PressForm } from "#ui/form";
import { Page, type Shell } from "#ui/page";
import { words } from "../words.ts";

/** The address under which one's own calendar program finds one's events. */
export function CalendarPage({ shell, address }: { shell: Shell; address: string | undefined }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("calendar")}>
      <p>{t("calendarHint")}</p>
      {address && (
        <>
          <TextField name="address" label={t("calendarAddress")} hint={t("calendarSecret")} value={address} readonly />
          <p class="row">
            <a class="btn" href={address}>
              {t("calendarOpen")}
            </a>
          </p>
          <p>{t("calendarRenewHint")}</p>
        </>
      )}
      <PressForm action="/events/calendar" once={newSecret().slice(0, 22)} {...(address ? { look: "alt" } : {})}>
        {t(address ? "calendarRenew" : "calendarMake")}
      </PressForm>
      <p class="row">
        <a href="/events/mine">{t("mine")}</a>
      </p>
    </Page>
  );
}
