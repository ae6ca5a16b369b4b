import { findAgreed } from "../figures/findings.ts";
import { words } from "../words.ts";
import type { MapProps } from "./map-page.tsx";
import { sayTook } from "./say.ts";

/** A message for WhatsApp that says what was found, and a poster that asks more people in. */
export function ShareMap({ shell, question, drawn, sources, texts, address, of }: MapProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  if (question.group?.isClosed) return null;
  const first = of === "all" && drawn ? findAgreed(drawn.map)[0] : undefined;
  const agreed = first && first.side === "agree" ? texts.get(first.id)?.text : undefined;
  const text = [
    t("shareText", { title: question.title.replaceAll("*", ""), took: sayTook(locale, sources.tiers) }),
    agreed && t("shareAgreed", { text: agreed }),
    address,
  ].filter(Boolean);
  return (
    <section>
      <h2>{t("shareIt")}</h2>
      <p class="row">
        <a class="btn alt" href={`https://wa.me/?text=${encodeURIComponent(text.join("\n"))}`} rel="noopener">
          {t("whatsapp")}
        </a>{" "}
        <a class="btn alt" href={`/questions/${question.id}/poster`}>
          {t("poster")}
        </a>
      </p>
    </section>
  );
}
