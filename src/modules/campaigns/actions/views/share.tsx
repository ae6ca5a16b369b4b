import { TextArea } from "#ui/field";
import { counterHtml } from "../counter/counter-page.tsx";
import { shareLinks, toShareText } from "../share-text.ts";
import { words } from "../words.ts";
import type { Part } from "./actions-page.tsx";

/** A message for WhatsApp and Telegram that says it all. */
export function Share({ shell, demand, address }: Part) {
  const t = words(shell.reader.locale);
  const text = toShareText(demand, shell.reader.locale, address);
  const { whatsapp, telegram } = shareLinks(text, address);
  return (
    <section>
      <h2>{t("share")}</h2>
      <p class="hint">{t("shareHint")}</p>
      <p class="row">
        <a class="btn alt" href={whatsapp} rel="noopener">
          {t("shareWhatsapp")}
        </a>
        <a class="btn alt" href={telegram} rel="noopener">
          {t("shareTelegram")}
        </a>
      </p>
      <details>
        <summary>{t("shareText")}</summary>
        <TextArea name="share" label={t("shareText")} value={text} rows={6} readonly dir="auto" />
      </details>
    </section>
  );
}

/** What another site puts into its page to show the counter. */
export function Embed({ shell, demand, address }: Part) {
  const t = words(shell.reader.locale);
  const html = counterHtml(address, demand.title);
  return (
    <details>
      <summary>{t("embed")}</summary>
      <p class="hint">{t("embedHint")}</p>
      <TextArea name="frame" label={t("embedFrame")} value={html.frame} rows={3} readonly dir="ltr" />
      <TextArea name="picture" label={t("embedPicture")} value={html.picture} rows={3} readonly dir="ltr" />
    </details>
  );
}
