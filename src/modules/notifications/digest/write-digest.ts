import { formatDateTime } from "#platform/format";
import type { Locale } from "#platform/i18n";
import type { TimeZoneName } from "#platform/reader";
import type { News } from "../queries.ts";
import { linkOf, sayNews } from "../say-news.ts";
import { words } from "../words.ts";

/** A digest holds at most so many bytes of UTF-8, so that it costs its reader next to nothing. */
const MOST_BYTES = 8500;
const bytesOf = (text: string) => Buffer.byteLength(text);

/** What a digest is written from: who reads it, what happened, and where it is ended. `more` says that not all is here. */
export type DigestLetter = {
  readonly locale: Locale;
  readonly timeZone: TimeZoneName;
  readonly name: string;
  readonly community: string;
  readonly baseUrl: URL;
  readonly news: readonly News[];
  readonly more: boolean;
  readonly end: string;
};

/** The words of a digest, plain text: for each group of news what happened, when, and where it leads. */
export function writeDigest(letter: DigestLetter): { readonly subject: string; readonly text: string } {
  const { locale, timeZone, community, name, baseUrl } = letter;
  const t = words(locale);
  const at = (path: string) => new URL(path, baseUrl).href;
  const head = t("digest.hello", { name, community });
  const foot = t("digest.foot", { end: letter.end, settings: at("/settings/notifications") });
  const lines: string[] = [];
  let left = MOST_BYTES - bytesOf(head + foot);
  for (const news of letter.news) {
    const said = sayNews(locale, news) + (news.gist ? `: ${news.gist}` : "");
    const line = `* ${said}\n  ${formatDateTime(news.at, locale, timeZone)}\n  ${at(linkOf(news))}`;
    left -= bytesOf(line) + 2;
    if (left < 0) break;
    lines.push(line);
  }
  if (letter.more || lines.length < letter.news.length) lines.push(t("digest.more", { address: at("/notifications") }));
  return {
    subject: t("digest.subject", { count: letter.news.length, community }),
    text: [head, ...lines, foot].join("\n\n"),
  };
}
