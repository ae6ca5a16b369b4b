import { raw } from "hono/html";
import { cutHtml } from "#platform/cut-html";
import { formatCompact } from "#platform/format";
import { Icon, type IconName } from "#ui/icon";
import type { Shell } from "#ui/page";
import { Avatar } from "#ui/person";
import { Time } from "#ui/time";
import type { PostCard as Card } from "../queries.ts";
import type { Audience } from "../rules.ts";
import { words } from "../words.ts";
import { Beside } from "./beside.tsx";

/** Letters of a post in a list; the rest is read on its own page. */
const SHOWN_LETTERS = 600;

export const audienceIcons: Readonly<Record<Audience, IconName>> = {
  public: "globe",
  quiet: "quiet",
  local: "house",
  followers: "followers",
  direct: "lock",
  group: "followers",
};

type CardProps = {
  shell: Shell;
  card: Card;
  /** The post a page is about: larger, with its whole date. */
  full?: boolean | undefined;
  /** Whether a long text is shown to its end, as in `full`. */
  whole?: boolean | undefined;
  /** More classes: its place in a conversation. */
  look?: string | undefined;
};

/** One post: who and when, for whom, what it says, and four things one can do with it. Other programs read it as an h-entry (microformats2). */
export function PostCard({ shell, card, full, whole, look }: CardProps) {
  const t = words(shell.reader.locale);
  return (
    <article class={["post h-entry", full && "full", look].filter(Boolean).join(" ")} id={`p${card.id}`}>
      {card.group_handle && (
        <p class="via">
          {t("in")} <a href={`/groups/${card.group_handle}`}>{card.group_name}</a>
        </p>
      )}
      {card.sharer_handle && card.sharer_id !== card.group_id && (
        <p class="via">
          {t("by")} <a href={`/@${card.sharer_handle}`}>{card.sharer_name}</a>
        </p>
      )}
      <header>
        <h2>
          <a class="p-author h-card" href={`/@${card.author_handle}`}>
            <Avatar name={card.author_name} picture={shell.reader.pictures === "rich" ? card.author_avatar : ""} />{" "}
            <bdi class="p-name">{card.author_name}</bdi> <span class="q">@{card.author_handle}</span>
          </a>
        </h2>
        <a class="u-url" href={`/p/${card.id}`}>
          <Time shell={shell} at={card.created_at} full={full === true} mark="dt-published" />
        </a>
      </header>
      <Marks shell={shell} card={card} />
      {card.warning ? (
        <details class="cw">
          <summary class="p-summary">{card.warning}</summary>
          <Body shell={shell} card={card} full={full} whole={whole} />
        </details>
      ) : (
        <Body shell={shell} card={card} full={full} whole={whole} />
      )}
      <Actions shell={shell} card={card} />
    </article>
  );
}

/** What sets a post apart: for whom it is, whom it answers, that it was changed or pinned. */
function Marks({ shell, card }: { shell: Shell; card: Card }) {
  const t = words(shell.reader.locale);
  const marks = [
    card.audience !== "public" && (
      <span class="tag">
        <Icon shell={shell} name={audienceIcons[card.audience]} />
        {t(`audience.${card.audience}`)}
      </span>
    ),
    card.pinned_at && (
      <span class="tag">
        <Icon shell={shell} name="pin" />
        {t("pinned")}
      </span>
    ),
    card.in_reply_to_id && (
      <a href={`/p/${card.in_reply_to_id}`}>
        {t("answering")} {card.answered_handle ? `@${card.answered_handle}` : t("noAuthor")}
      </a>
    ),
    card.imported && <span>{t("imported")}</span>,
    card.edited_at && <a href={`/p/${card.id}/history`}>{t("edited")}</a>,
  ].filter(Boolean);
  return marks.length > 0 && <p class="via">{marks.map((mark, index) => (index > 0 ? [" ", mark] : mark))}</p>;
}

/** The words, a long text cut, and what stands beside them. `html` was made by `markUp`, which escapes all but its own links. */
function Body({ shell, card, full, whole }: Omit<CardProps, "look">) {
  const { locale } = shell.reader;
  const cut = full || whole ? undefined : cutHtml(card.html, SHOWN_LETTERS);
  return (
    <>
      {card.title && (
        <h3 class="p-name" dir="auto">
          {card.title}
        </h3>
      )}
      <div class="e-content" dir="auto" lang={card.language === locale ? undefined : card.language}>
        {raw(cut ?? card.html)}
        {cut && <a href={`/p/${card.id}`}>{words(locale)("readMore")}</a>}
      </div>
      <Beside shell={shell} card={card} full={full} />
    </>
  );
}

/** Four places to press. Their words are in the text, hidden where icons are seen, so that every reader comes by them. */
function Actions({ shell, card }: { shell: Shell; card: Card }) {
  const { locale, viewer } = shell.reader;
  const t = words(locale);
  const name = card.author_name;
  const liked = card.my_reaction !== null;
  const address = `/p/${card.id}`;
  const face = (icon: IconName, word: string, count: number) => (
    <>
      <Icon shell={shell} name={icon} />
      <span class="vh">{word}</span>
      {count > 0 && ` ${formatCompact(count, locale)}`}
    </>
  );
  const like = face(liked ? "hearted" : "heart", t("likeLabel", { name, count: card.likes_count }), card.likes_count);
  return (
    <footer class="act">
      <a href={viewer ? `${address}/reply` : address}>
        {face("reply", t("replyLabel", { name, count: card.replies_count }), card.replies_count)}
      </a>{" "}
      <a href={`${address}/share`}>
        {face("share", t("shareLabel", { name, count: card.shares_count }), card.shares_count)}
      </a>{" "}
      {viewer ? (
        <button name={`${liked ? "unlike" : "like"}.${card.id}`} aria-pressed={liked ? "true" : "false"}>
          {like}
        </button>
      ) : (
        <a href={`/session/new?next=${address}`}>{like}</a>
      )}{" "}
      <a href={`${address}/more`}>{face("more", t("moreLabel", { name }), 0)}</a>
    </footer>
  );
}
