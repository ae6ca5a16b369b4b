import { raw } from "hono/html";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { Form, PressForm } from "#ui/form";
import { Notice } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Time } from "#ui/time";
import { addressOf } from "../address-of.ts";
import { gistOf } from "../gist.ts";
import type { PostCard as Card, listRevisions, Post } from "../queries.ts";
import { mayBeShared } from "../rules.ts";
import type { Speaker } from "../speakers.ts";
import { words } from "../words.ts";
import { Compose } from "./compose.tsx";
import { PostCards } from "./post-cards.tsx";

export function EditPage({ shell, post, filled }: { shell: Shell; post: Post; filled: Filled }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("edit")}>
      <Compose
        shell={shell}
        action={`/p/${post.id}/revisions`}
        filled={filled}
        label={t("text")}
        submit={t("save")}
        other={
          <a class="btn alt" href={addressOf(post)}>
            {t("cancel")}
          </a>
        }
      />
    </Page>
  );
}

/** A step of its own before passing something on: it shows the whole post again and how far it has gone. */
export function SharePage({
  shell,
  card,
  baseUrl,
  speakers,
}: {
  shell: Shell;
  card: Card;
  baseUrl: URL;
  /** Organisations in whose name its reader may pass it on. */
  speakers: readonly Speaker[];
}) {
  const t = words(shell.reader.locale);
  const address = new URL(`/p/${card.id}`, baseUrl).href;
  const isOpen = card.audience === "public" || card.audience === "quiet";
  const said = `*${card.author_name}*\n${gistOf(card, 300)}`;
  return (
    <Page shell={shell} title={t("sharePage")}>
      <PostCards shell={shell} cards={[card]} whole />
      {!mayBeShared(card) && <Notice kind="info">{t("noShare")}</Notice>}
      {mayBeShared(card) && shell.reader.viewer && (
        <>
          <p>
            {t("shareCount", { count: card.shares_count })} {t("shareHint")}
          </p>
          <PressForm
            action={`/p/${card.id}/share${card.shared_by_me ? "/removal" : ""}`}
            once={newSecret().slice(0, 22)}
            {...(card.shared_by_me ? { look: "alt" as const } : {})}
          >
            {card.shared_by_me ? t("unshare") : t("share")}
          </PressForm>
          {speakers.map(({ handle, name }) => (
            <p>
              <a class="btn alt" href={`/p/${card.id}/as/${handle}`}>
                {t("as", { name })}
              </a>
            </p>
          ))}
          {card.quote_policy !== "nobody" && (
            <p>
              <a class="btn alt" href={`/posts/new?quote=${card.id}`}>
                {t("quote")}
              </a>
            </p>
          )}
        </>
      )}
      {isOpen && (
        <>
          <h2>{t("shareOut")}</h2>
          <p class="row">
            <a class="btn alt" href={`https://wa.me/?text=${encodeURIComponent(`${said}\n${address}`)}`} rel="noopener">
              {t("whatsapp")}
            </a>{" "}
            <a
              class="btn alt"
              href={`https://t.me/share/url?url=${encodeURIComponent(address)}&text=${encodeURIComponent(said)}`}
              rel="noopener"
            >
              {t("telegram")}
            </a>{" "}
            <a class="btn alt" href={`/p/${card.id}/poster`}>
              {t("poster")}
            </a>
          </p>
        </>
      )}
    </Page>
  );
}

export function DeletePage({ shell, card }: { shell: Shell; card: Card }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("deletePage")}>
      <PostCards shell={shell} cards={[card]} whole />
      <p>{t("deleteHint")}</p>
      <Form
        action={`/p/${card.id}/removal`}
        once={newSecret().slice(0, 22)}
        submit={t("deleteYes")}
        danger
        other={
          <a class="btn alt" href={addressOf(card)}>
            {t("cancel")}
          </a>
        }
      />
    </Page>
  );
}

/** What a post said before, the newest on top, for whoever may read the post. */
export function HistoryPage({
  shell,
  post,
  revisions,
}: {
  shell: Shell;
  post: Post;
  revisions: Awaited<ReturnType<typeof listRevisions>>;
}) {
  const t = words(shell.reader.locale);
  const versions = [
    { html: post.html, warning: post.warning, written_at: post.edited_at ?? post.created_at },
    ...revisions.toReversed(),
  ];
  const wordsOf = (html: string) => (
    <div class="e-content" dir="auto" lang={post.language}>
      {raw(html)}
    </div>
  );
  return (
    <Page shell={shell} title={t("history")}>
      {revisions.length === 0 && <p>{t("historyEmpty")}</p>}
      {versions.map((version, index) => (
        <article class="post">
          <h2>
            {index === 0 ? `${t("historyNow")}, ` : ""}
            <Time shell={shell} at={version.written_at} full />
          </h2>
          {version.warning && <p class="via">{version.warning}</p>}
          {post.curtain ? (
            <details class="cw">
              <summary>{post.curtain}</summary>
              {wordsOf(version.html)}
            </details>
          ) : (
            wordsOf(version.html)
          )}
        </article>
      ))}
      <p>
        <a class="btn alt" href={addressOf(post)}>
          {t("back")}
        </a>
      </p>
    </Page>
  );
}
