import { formatNumber } from "#platform/format";
import type { Shell } from "#ui/page";
import type { Demand } from "../../demands/queries.ts";
import { type Counts, tiers } from "../../signatures/rules.ts";
import { words } from "../words.ts";

type CounterProps = { shell: Shell; demand: Demand; counts: Counts; address: string };

/** The counter for a frame on another site: nothing to press but one link, which opens a window of its own. */
export function CounterPage({ shell, demand, counts, address }: CounterProps) {
  const { locale, communityName } = shell.reader;
  const t = words(locale);
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <title>{`${demand.title} · ${communityName}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content={t("counterOf", { title: demand.title })} />
        <meta name="robots" content="noindex" />
        <link rel="icon" type="image/svg+xml" href={shell.assets.iconsPath} />
        <link rel="stylesheet" href={shell.assets.stylePath} />
        <base target="_blank" />
      </head>
      <body>
        <main>
          <h1 class="vh">{t("counterOf", { title: demand.title })}</h1>
          <article class="post">
            <h2 dir="auto">{demand.title}</h2>
            <dl>
              {tiers.map((tier) => (
                <div>
                  <dt>{t(`tier.${tier}`)}</dt>
                  <dd>
                    <b>{formatNumber(counts[tier], locale)}</b>
                  </dd>
                </div>
              ))}
            </dl>
            <p class="row">
              <a href={address} rel="noopener">
                {t("openAt", { community: communityName })}
              </a>
            </p>
          </article>
        </main>
      </body>
    </html>
  );
}

/** What another site puts into its page: a frame, or a picture where frames are not taken. */
export const counterHtml = (address: string, title: string) => {
  const name = title.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return {
    frame: `<iframe src="${address}/embed" title="${name}" width="340" height="290" loading="lazy"></iframe>`,
    picture: `<a href="${address}"><img src="${address}/counter.svg" alt="${name}" width="320" height="170"></a>`,
  };
};
