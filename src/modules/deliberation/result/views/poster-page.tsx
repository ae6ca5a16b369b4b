import { Page, type Shell } from "#ui/page";
import { QrCode, toQrAddress } from "#ui/qr";
import type { Question } from "../../asking/queries.ts";
import { words } from "../words.ts";

/** A sheet of A4 that asks people in. */
export function PosterPage({ shell, question, address }: { shell: Shell; question: Question; address: string }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("posterOf", { title: question.title })} heading="hidden">
      <section class="poster">
        <h2 dir="auto">{question.title}</h2>
        <p>{t("posterCall")}</p>
        <QrCode text={toQrAddress(new URL(address))} label={t("posterScan", { address })} />
        <p>{address.replace(/^https?:\/\//, "")}</p>
        <p class="q">{shell.reader.communityName}</p>
      </section>
      <p class="hint">{t("posterPrint")}</p>
    </Page>
  );
}
