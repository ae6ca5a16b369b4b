import { formatDateTime } from "#platform/format";
import { escape } from "#platform/marked-text";
import type { Shell } from "#ui/page";
import type { Call } from "../calls-of.ts";
import type { PostCard } from "../queries.ts";
import { words } from "../words.ts";

const ways = {
  petition: { part: "signature", act: "call.sign", done: "call.mine" },
  report: { part: "signature", act: "call.sign", done: "call.mine" },
  event: { part: "attendance", act: "call.come", done: "call.comes" },
  question: { part: "opinions", act: "call.answer", done: "call.answered" },
} as const;

/** What a post of another server calls people to: to stand behind it, to come, to say what they think. And the way to do so from here. */
export function CallBox({ shell, card, call }: { shell: Shell; card: Pick<PostCard, "id" | "html">; call: Call }) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const { kind, host, starts_at, open, mine } = call;
  const { part, act, done } = ways[kind];
  const address = `/p/${card.id}/${part}`;
  // What its words say already is not said again.
  const beside = [starts_at && formatDateTime(starts_at, locale, timeZone), call.beside].filter(
    (fact) => fact && !card.html.includes(escape(fact)),
  );
  return (
    <p class="row">
      <span dir="auto">{[t(`call.${kind}`, { host }), ...beside].join(" · ")}</span>
      {call.cancelled && <span class="tag">{t("call.cancelled")}</span>}
      {mine ? (
        <a href={address}>
          <span class="tag">{t(done)}</span>
        </a>
      ) : (
        open && (
          <a class="btn alt" href={address}>
            {t(act)}
          </a>
        )
      )}
    </p>
  );
}
