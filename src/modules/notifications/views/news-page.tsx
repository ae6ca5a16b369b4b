import type { Page as PageOf } from "#platform/paging";
import { Empty } from "#ui/empty";
import { Icon } from "#ui/icon";
import { NewsTabs } from "#ui/news-tabs";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import { Time } from "#ui/time";
import { kindOf } from "../kinds.ts";
import type { News } from "../queries.ts";
import { linkOf, sayNews } from "../say-news.ts";
import { words } from "../words.ts";

type Props = {
  shell: Shell;
  news: PageOf<News>;
  waiting: { readonly requests: number; readonly signUps: number };
};

/** What happened for the viewer, in groups, and what waits for their answer. */
export function NewsPage({ shell, news, waiting }: Props) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("news")}>
      <NewsTabs shell={shell} current="news" />
      {waiting.signUps > 0 && (
        <p>
          <a class="btn alt" href="/admin/sign-ups">
            {t("signUps", { count: waiting.signUps })}
          </a>
        </p>
      )}
      {waiting.requests > 0 && (
        <p>
          <a class="btn alt" href="/follow-requests">
            {t("requests", { count: waiting.requests })}
          </a>
        </p>
      )}
      {news.entries.length === 0 && !news.older ? (
        <Empty shell={shell} icon="bell" title={t("news.none")} />
      ) : (
        <>
          <ul class="list">
            {news.entries.map((entry) => (
              <Row shell={shell} news={entry} />
            ))}
          </ul>
          <Pager shell={shell} older={news.older && `/notifications?before=${news.older}`} label={t("news.older")} />
        </>
      )}
      <p>
        <a class="btn alt" href="/settings/notifications">
          {t("settings")}
        </a>
      </p>
    </Page>
  );
}

/** One group. What is new is tinted, bold, and says so. */
function Row({ shell, news }: { shell: Shell; news: News }) {
  const t = words(shell.reader.locale);
  const said = sayNews(shell.reader.locale, news);
  const icon = kindOf.get(news.kind)?.icon ?? "bell";
  return (
    <li class={news.fresh ? "un" : undefined}>
      <a href={linkOf(news)}>
        <span class="av">
          <Icon shell={shell} name={icon} />
        </span>{" "}
        <span dir="auto">
          {news.fresh ? <b>{said}</b> : said} {news.fresh && <b class="tag">{t("fresh")}</b>}{" "}
          {news.gist && <span class="q">{news.gist}</span>}{" "}
          <span class="q">
            <Time shell={shell} at={news.at} />
          </span>
        </span>
      </a>
    </li>
  );
}
