import {
  audiencesForReplyTo,
  Compose,
  KeptCard,
  LikeForm,
  type Post,
  PostCardView,
  wordsOfPosts,
} from "#modules/posts";
import { emptyForm } from "#platform/http/form";
import { Notice } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { PreviewHead } from "#ui/preview";
import type { Thread } from "../thread.ts";
import { words } from "../words.ts";

type ThreadProps = {
  shell: Shell;
  post: Post;
  author: string;
  thread: Thread;
  mayReply: boolean;
  /** Whether whoever looks after its group ended the talk. */
  locked: boolean;
  rest: boolean;
  baseUrl: URL;
};

/** A conversation: the post one came for is larger; replies are indented three times at most; the reply box is at hand. */
export function ThreadPage({ shell, post, author, thread, mayReply, locked, rest, baseUrl }: ThreadProps) {
  const t = words(shell.reader.locale);
  const posts = wordsOfPosts(shell.reader.locale);
  const isOpen = post.audience === "public";
  const gist = (post.curtain || post.warning || post.text).replace(/\s+/g, " ");
  return (
    <Page
      shell={shell}
      title={t("threadBy", { name: author, text: [...gist].slice(0, 60).join("") })}
      heading="hidden"
      description={isOpen ? [...gist].slice(0, 150).join("") : undefined}
      index={isOpen && !post.uri}
      head={
        (isOpen || post.audience === "quiet") && <Preview shell={shell} post={post} author={author} baseUrl={baseUrl} />
      }
    >
      <LikeForm shell={shell} look="thread">
        {thread.places.map(({ card, depth }) => {
          const look = [depth > 0 && `d${depth}`, card?.author_id === post.author_id && "op"].filter(Boolean).join(" ");
          if (!card) return <p class={`note ${look}`}>{t("gap")}</p>;
          return card.id === post.id ? (
            <PostCardView shell={shell} card={card} look={look} full />
          ) : (
            <KeptCard shell={shell} card={card} look={look} />
          );
        })}
      </LikeForm>
      {rest && <p class="note">{t("threadRest")}</p>}
      {thread.more && (
        <p class="end">
          <a class="btn alt" href={`/p/${post.id}?after=${thread.more}`}>
            {t("threadMore")}
          </a>
        </p>
      )}
      <section id="reply">
        {!shell.reader.viewer && (
          <p>
            <a class="btn alt" href={`/session/new?next=/p/${post.id}`}>
              {t("replySignIn")}
            </a>
          </p>
        )}
        {shell.reader.viewer && !mayReply && <Notice kind="info">{posts(locked ? "talkEnded" : "mayNotReply")}</Notice>}
        {shell.reader.viewer && mayReply && (
          <>
            <h2>{t("reply")}</h2>
            <Compose
              shell={shell}
              action={`/p/${post.id}/replies`}
              filled={{ ...emptyForm, values: { audience: post.audience } }}
              audiences={audiencesForReplyTo(post)}
              label={posts("textReply")}
              submit={posts("reply")}
              brief
              keep
            />
          </>
        )}
      </section>
    </Page>
  );
}

/** What messengers show for a link to this post; every change of the post gives its card another address. */
function Preview({ shell, post, author, baseUrl }: Pick<ThreadProps, "shell" | "post" | "author" | "baseUrl">) {
  const address = new URL(`/p/${post.id}`, baseUrl).href;
  const version = (post.edited_at ?? post.created_at).getTime().toString(36);
  const gist = (post.curtain || post.warning || post.text).replace(/\s+/g, " ");
  return (
    <>
      <link rel="alternate" type="application/json+oembed" href={`/oembed?url=${encodeURIComponent(address)}`} />
      <PreviewHead
        address={address}
        image={`${address}/card.png?v=${version}`}
        title={[...`${author} · ${shell.reader.communityName}`].slice(0, 65).join("")}
        description={[...gist].slice(0, 120).join("")}
        siteName={shell.reader.communityName}
        locale={shell.reader.locale}
      />
    </>
  );
}
