import type { Child } from "hono/jsx";
import { newSecret } from "#platform/secrets";
import type { Shell } from "#ui/page";
import type { PostCard as Card } from "../queries.ts";
import { PostCard } from "./post-card.tsx";

/** Cards below each other, in the one form their like buttons belong to. `look` places each in a conversation. */
export function PostCards(props: { shell: Shell; cards: readonly Card[] }) {
  return (
    <LikeForm shell={props.shell}>
      {props.cards.map((card) => (
        <PostCard shell={props.shell} card={card} />
      ))}
    </LikeForm>
  );
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
