import type { Shell } from "#ui/page";
import type { Call } from "../calls-of.ts";
import { words } from "../words.ts";

/** What a post of another server asks people to stand behind, and the way to do so from here. */
export function CallBox({ shell, id, call }: { shell: Shell; id: string; call: Call }) {
  const t = words(shell.reader.locale);
  const { kind, host, addressee, open, mine } = call;
  const address = `/p/${id}/signature`;
  return (
    <p class="row">
      <span>
        {t(`call.${kind}`, { host })}
        {addressee && <span class="q" dir="auto">{` · ${addressee}`}</span>}
      </span>
      {mine ? (
        <a href={address}>
          <span class="tag">{t("call.mine")}</span>
        </a>
      ) : (
        open && (
          <a class="btn alt" href={address}>
            {t("call.sign")}
          </a>
        )
      )}
    </p>
  );
}
