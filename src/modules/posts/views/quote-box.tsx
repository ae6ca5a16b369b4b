import { raw } from "hono/html";
import type { Shell } from "#ui/page";
import type { Quoted } from "../quotes-of.ts";
import { words } from "../words.ts";

/** The post inside a post; or, where it cannot be shown, a plain sentence. */
export function QuoteBox({ shell, quoted: { state, post } }: { shell: Shell; quoted: Quoted }) {
  const { locale } = shell.reader;
  const t = words(locale);
  if (!post) return <div class="card">{t(state === "accepted" ? "quoteGap" : `quote.${state}`)}</div>;
  return (
    <blockquote class="card">
      <a href={`/@${post.author_handle}`}>
        <b>
          <bdi>{post.author_name}</bdi>
        </b>{" "}
        <span class="q">@{post.author_handle}</span>
      </a>
      {post.warning ? (
        <p dir="auto">{post.warning}</p>
      ) : (
        <div dir="auto" lang={post.language === locale ? undefined : post.language}>
          {raw(post.html)}
        </div>
      )}
      <a href={`/p/${post.id}`}>{t("quoteOpen")}</a>
    </blockquote>
  );
}
