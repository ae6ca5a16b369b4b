import type { Filled } from "#platform/http/form";
import { Notice } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Quotable } from "../find-quotable.ts";
import type { GroupToWrite } from "../in-group.ts";
import type { PostCard as Card } from "../queries.ts";
import { audiencesForQuoteOf } from "../quote-rules.ts";
import { audiences, audiencesForReplyTo } from "../rules.ts";
import type { Speaker } from "../speakers.ts";
import { words } from "../words.ts";
import { Compose } from "./compose.tsx";
import { PostCards } from "./post-cards.tsx";

type NewPostProps = {
  shell: Shell;
  filled: Filled;
  drafts: number;
  quotable: Quotable | undefined;
  /** The group it begins in. */
  group: GroupToWrite | undefined;
  /** Organisations in whose name it may be written. */
  speakers: readonly Speaker[];
};

/** Writing something new, perhaps about a post it quotes. `drafts` counts what waits unsent. */
export function NewPostPage({ shell, filled, drafts, quotable, group, speakers }: NewPostProps) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("write")} script="media">
      {drafts > 0 && (
        <p class="row">
          <a href="/drafts">{t("draftsWaiting", { count: drafts })}</a>
        </p>
      )}
      {quotable && <ToQuote shell={shell} quotable={quotable} />}
      <Compose
        shell={shell}
        action="/posts"
        filled={filled}
        group={group}
        speakers={speakers}
        audiences={quotable ? audiencesForQuoteOf(quotable.card) : audiences}
        quoted={quotable?.card.id}
        label={t("text")}
        submit={t("send")}
        keep
      />
    </Page>
  );
}

/** What is about to be quoted, and what its author says to that. */
export function ToQuote({ shell, quotable: { card, may } }: { shell: Shell; quotable: Quotable }) {
  const t = words(shell.reader.locale);
  return (
    <>
      <PostCards shell={shell} cards={[card]} whole />
      {may === "ask" && <Notice kind="info">{t("quoteAsks", { name: card.author_name })}</Notice>}
      {may === "no" && <Notice kind="warn">{t("mayNotQuote")}</Notice>}
    </>
  );
}

type ReplyProps = {
  shell: Shell;
  parent: Card;
  filled: Filled;
  mayReply: boolean;
  locked?: boolean;
  speakers: readonly Speaker[];
};

export function ReplyPage({ shell, parent, filled, mayReply, locked, speakers }: ReplyProps) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("replyTo", { name: parent.author_name })} script="media">
      <PostCards shell={shell} cards={[parent]} whole />
      {mayReply ? (
        <Compose
          shell={shell}
          action={`/p/${parent.id}/replies`}
          filled={filled}
          speakers={speakers}
          audiences={audiencesForReplyTo(parent)}
          label={t("textReply")}
          submit={t("reply")}
          keep
        />
      ) : (
        <Notice kind="info">{t(locked ? "talkEnded" : "mayNotReply")}</Notice>
      )}
    </Page>
  );
}
