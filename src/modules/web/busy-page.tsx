import type { BusyPage } from "#platform/http/refusal";
import type { Locale } from "#platform/i18n";
import { Page, type Shell } from "#ui/page";
import { words } from "./words.ts";

/**
 * The page for whoever cannot be let in now, drawn without asking anyone: neither who they are nor what this community
 * is called. Asking again is a link for a page; a form is sent again from the page before, which still holds the words.
 */
export function makeDrawBusyPage(shell: Shell): (locale: Locale, isWrite: boolean) => BusyPage {
  return (locale, isWrite) => {
    const t = words(locale);
    const text = t(isWrite ? "fullWriteText" : "fullText");
    const page = (
      <Page shell={{ ...shell, reader: { ...shell.reader, locale } }} title={t("full")}>
        <p>{text}</p>
        {isWrite || (
          <p>
            <a class="btn" href="">
              {t("again")}
            </a>
          </p>
        )}
      </Page>
    );
    return { html: `<!doctype html>${String(page)}`, title: t("full"), text };
  };
}
