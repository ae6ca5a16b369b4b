import { raw } from "hono/html";
import { formatCompact } from "#platform/format";
import { Icon, type IconName } from "#ui/icon";
import type { Shell } from "#ui/page";
import { Avatar } from "#ui/person";
import { Time } from "#ui/time";
import type { PostCard as Card } from "../queries.ts";
import type { Audience } from "../rules.ts";
import { words } from "../words.ts";

export const audienceIcons: Readonly<Record<Audience, IconName>> = {
  public: "globe",
  quiet: "quiet",
  local: "house",
  followers: "followers",
  direct: "lock",
};

type CardProps = {
  shell: Shell;
  card: Card;
  /** The post a page is about: larger, with its whole date. */
  full?: boolean;
  /** More classes: its place in a conversation. */
  look?: string | undefined;
};

/** One post: who and when, for whom, what it says, and four things one can do with it. */
export function PostCard({ shell, card, full, look }: CardProps) {
  const t = words(shell.reader.locale);
  const profile = `/@${card.author_handle}`;
  return (
    <article class={["post", full && "full", look].filter(Boolean).join(" ")} id={`p${card.id}`}>
      {card.sharer_handle && (
        <p class="via">
          {t("by")} <a href={`/@${card.sharer_handle}`}>{card.sharer_name}</a>
        </p>
      )}
      <header>
        <Avatar name={card.author_name} href={profile} />
        <div>
          <h2>
            <a href={profile} dir="auto">
              {card.author_name}
            </a>
          </h2>
          <span class="q">@{card.author_handle}</span>
        </div>
        <a class="when" href={`/p/${card.id}`}>
          <Time shell={shell} at={card.created_at} full={full === true} />
        </a>
      </header>
      <Marks shell={shell} card={card} />
      {card.warning ? (
        <details class="cw">
          <summary>{card.warning}</summary>
          <Body card={card} locale={shell.reader.locale} />
        </details>
      ) : (
        <Body card={card} locale={shell.reader.locale} />
      )}
      <Actions shell={shell} card={card} />
    </article>
  );
}

/** What sets a post apart: for whom it is, whom it answers, that it was changed or pinned. */
function Marks({ shell, card }: { shell: Shell; card: Card }) {
  const t = words(shell.reader.locale);
  if (card.audience === "public" && !card.in_reply_to_id && !card.edited_at && !card.pinned_at) return null;
  return (
    <p class="via">
      {card.audience !== "public" && (
        <span class="tag">
          <Icon shell={shell} name={audienceIcons[card.audience]} />
          {t(`audience.${card.audience}`)}
        </span>
      )}{" "}
      {card.pinned_at && <span class="tag">{t("pinned")}</span>}{" "}
      {card.in_reply_to_id && (
        <a href={`/p/${card.in_reply_to_id}`}>
          {t("answering")} {card.answered_handle ? `@${card.answered_handle}` : t("noAuthor")}
        </a>
      )}{" "}
      {card.edited_at && <a href={`/p/${card.id}/history`}>{t("edited")}</a>}
    </p>
  );
}

/** The words themselves. `html` was made by `markUp`, which escapes all but its own links. */
function Body({ card, locale }: { card: Card; locale: string }) {
  return (
    <div class="body" dir="auto" lang={card.language === locale ? undefined : card.language}>
      {raw(card.html)}
    </div>
  );
}

function Actions({ shell, card }: { shell: Shell; card: Card }) {
  const { locale, viewer } = shell.reader;
  const t = words(locale);
  const name = card.author_name;
  const counted = (count: number) => (count > 0 ? formatCompact(count, locale) : "");
  const liked = card.my_reaction !== null;
  const address = `/p/${card.id}`;
  const like = t("likeLabel", { name, count: card.likes_count });
  const likeFace = (
    <>
      <Icon shell={shell} name={liked ? "hearted" : "heart"} />
      {counted(card.likes_count)}
    </>
  );
  return (
    <footer class="act">
      <a href={viewer ? `${address}/reply` : address} aria-label={t("replyLabel", { name, count: card.replies_count })}>
        <Icon shell={shell} name="reply" />
        {counted(card.replies_count)}
      </a>
      <a href={`${address}/share`} aria-label={t("shareLabel", { name, count: card.shares_count })}>
        <Icon shell={shell} name="share" />
        {counted(card.shares_count)}
      </a>
      {viewer ? (
        <button type="submit" name={`${liked ? "unlike" : "like"}.${card.id}`} aria-pressed={liked ? "true" : "false"} aria-label={like}>
          {likeFace}
        </button>
      ) : (
        <a href={`/session/new?next=${address}`} aria-label={like}>
          {likeFace}
        </a>
      )}
      <a href={`${address}/more`} aria-label={t("moreLabel", { name })}>
        <Icon shell={shell} name="more" />
      </a>
    </footer>
  );
}
