import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { keptPiece } from "#platform/drawn";
import { formatRelative } from "#platform/format";
import { newSecret } from "#platform/secrets";
import type { Shell } from "#ui/page";
import { extrasKey } from "../extras.ts";
import type { PostCard as Card } from "../queries.ts";
import { words } from "../words.ts";
import { PostCard } from "./post-card.tsx";

type CardsProps = {
  shell: Shell;
  cards: readonly Card[];
  /** Whether long texts are shown to their end. */
  whole?: boolean;
};

/** Cards below each other, in the one form their like buttons belong to. */
export function PostCards(props: CardsProps) {
  return (
    <LikeForm shell={props.shell}>
      {props.cards.map((card) => {
        const shown = <KeptCard shell={props.shell} card={card} whole={props.whole} />;
        return card.muted_word ? <Closed shell={props.shell} word={card.muted_word} card={shown} /> : shown;
      })}
    </LikeForm>
  );
}

/** A post behind the word its reader mutes. */
function Closed({ shell, word, card }: { shell: Shell; word: string; card: Child }) {
  return (
    <details class="cw">
      <summary dir="auto">{words(shell.reader.locale)("mutedWord", { word })}</summary>
      {card}
    </details>
  );
}

type KeptProps = { shell: Shell; card: Card; look?: string; whole?: boolean | undefined };

/**
 * A card, drawn once for all who see it alike. The key holds everything a card shows: `version` and `author_version`
 * change with the rows, the rest differs from reader to reader. `look` places a card in a conversation.
 */
export function KeptCard({ shell, card, look, whole }: KeptProps) {
  const { locale, now, timeZone, viewer } = shell.reader;
  const key = [
    card.id,
    card.version,
    card.author_version,
    card.answered_handle,
    card.sharer_handle,
    card.group_version,
    card.sharer_name,
    card.my_reaction,
    viewer ? "member" : "guest",
    locale,
    shell.reader.pictures,
    formatRelative(card.created_at, now, locale, timeZone),
    look,
    whole,
    extrasKey(card, timeZone),
  ].join(" ");
  const draw = () => String(<PostCard shell={shell} card={card} look={look} whole={whole} />);
  return raw(keptPiece(shell.drawn, key, draw));
}

/** The form around cards. Guests have nothing to send, so there is none for them. */
export function LikeForm({ shell, look, children }: { shell: Shell; look?: string; children?: Child }) {
  if (!shell.reader.viewer) return <div class={look}>{children}</div>;
  return (
    <form method="post" action="/reactions" class={look}>
      <input type="hidden" name="key" value={newSecret().slice(0, 22)} />
      {children}
    </form>
  );
}
