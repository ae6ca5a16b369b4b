import { formatDateTime } from "#platform/format";
import type { Shell } from "#ui/page";
import type { Call } from "../calls-of.ts";
import { words } from "../words.ts";

/** What a post of another server calls people to: to stand behind it, or to come. And the way to do so from here. */
export function CallBox({ shell, id, call }: { shell: Shell; id: string; call: Call }) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const { kind, host, starts_at, open, mine } = call;
  const isEvent = kind === "event";
  const address = `/p/${id}/${isEvent ? "attendance" : "signature"}`;
  const beside = [starts_at && formatDateTime(starts_at, locale, timeZone), call.beside].filter(Boolean).join(" · ");
  return (
    <p class="row">
      <span dir="auto">{[t(`call.${kind}`, { host }), beside].filter(Boolean).join(" · ")}</span>
      {call.cancelled && <span class="tag">{t("call.cancelled")}</span>}
      {mine ? (
        <a href={address}>
          <span class="tag">{t(isEvent ? "call.comes" : "call.mine")}</span>
        </a>
      ) : (
        open && (
          <a class="btn alt" href={address}>
            {t(isEvent ? "call.come" : "call.sign")}
          </a>
        )
      )}
    </p>
  );
}
