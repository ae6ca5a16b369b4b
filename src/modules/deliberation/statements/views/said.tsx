import type { Shell } from "#ui/page";
import { languageNames, languages } from "../../asking/rules.ts";
import type { Said } from "../translations/said-in.ts";
import { words } from "../words.ts";

/** A language by its own name, as its speakers look for it. */
export const nameOf = (language: string): string => {
  const known = languages.find((one) => one === language);
  return known ? languageNames[known] : language;
};

/** Who put a statement into this language, and from what; the original one press away. */
export function Original({ shell, said, href }: { shell: Shell; said: Said; href: string }) {
  const t = words(shell.reader.locale);
  if (!said.original) return null;
  const { language, text } = said.original;
  return (
    <details>
      <summary>{t("translatedFrom", { language: nameOf(language) })}</summary>
      <p lang={language} dir="auto">
        {text}
      </p>
      <p class="row">
        <a href={href}>{t("translations")}</a>
      </p>
    </details>
  );
}
