import type { Locale } from "#platform/i18n";
import type { Action } from "../choices.ts";
import type { Kind } from "../things.ts";
import { words } from "../words.ts";

/** What was done, in one line: "Kiriman dihapus. Orangnya dibatasi." Nothing done is said as well. */
export function sayAction(locale: Locale, action: Action, kind: Kind): string {
  const t = words(locale);
  const said = [
    action.on_thing !== "none" && t(`did.${action.on_thing}`, { kind: t(`kind.${kind}`) }),
    action.on_person !== "none" && t(`did.${action.on_person}`),
  ].filter((text) => text !== false);
  return said.length > 0 ? said.join(" ") : t("did.none");
}
