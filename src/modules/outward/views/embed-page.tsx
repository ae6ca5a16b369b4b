import { raw } from "hono/html";
import { gistOf, type PostCard } from "#modules/posts";
import type { Shell } from "#ui/page";
import { Avatar } from "#ui/person";
import { Time } from "#ui/time";
import { absolute } from "../absolute.ts";
import { words } from "../words.ts";

/** A post for a frame on another site: nothing to press but links, which open a window of their own. */
export function EmbedPage({ shell, card, baseUrl }: { shell: Shell; card: PostCard; baseUrl: URL }) {
  const { locale, communityName } = shell.reader;
  const address = new URL(`/p/${card.id}`, baseUrl).href;
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <title>{`${card.author_name} · ${communityName}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content={gistOf(card, 120)} />
        <meta name="robots" content="noindex" />
        <link rel="icon" type="image/svg+xml" href={shell.assets.iconsPath} />
        <link rel="stylesheet" href={shell.assets.stylePath} />
        <base target="_blank" />
      </head>
      <body>
        <main>
          <h1 class="vh">{words(locale)("postBy", { name: card.author_name })}</h1>
          <article class="post h-entry">
            <header>
              <h2>
                <a class="p-author h-card" href={new URL(`/@${card.author_handle}`, baseUrl).href} rel="noopener">
                  <Avatar name={card.author_name} /> <bdi class="p-name">{card.author_name}</bdi>{" "}
                  <span class="q">@{card.author_handle}</span>
                </a>
              </h2>
            </header>
            {card.warning ? (
              <details class="cw">
                <summary class="p-summary">{card.warning}</summary>
                <Words card={card} baseUrl={baseUrl} />
              </details>
            ) : (
              <Words card={card} baseUrl={baseUrl} />
            )}
            <p>
              <a class="u-url" href={address} rel="noopener">
                {words(locale)("openAt", { community: communityName })}
              </a>{" "}
              · <Time shell={shell} at={card.created_at} full mark="dt-published" />
            </p>
          </article>
        </main>
      </body>
    </html>
  );
}

function Words({ card, baseUrl }: { card: PostCard; baseUrl: URL }) {
  return (
    <div class="e-content" dir="auto" lang={card.language}>
      {raw(absolute(card.html, baseUrl))}
    </div>
  );
}
