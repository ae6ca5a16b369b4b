import { randomInt } from "node:crypto";
import { chooseLocale, type Locale } from "../i18n.ts";
import { readPreferences } from "../preferences.ts";
import { pageHeaders } from "./headers.ts";
import { compress } from "./respond.ts";

/** What is said to whoever cannot be served now: a page ready to be sent, and its words for programs. */
export type BusyPage = { readonly html: string; readonly title: string; readonly text: string };
type Answer = readonly [string | Uint8Array<ArrayBuffer>, Record<string, string>];

/** Not all shall come back at the same moment. In seconds. */
const waits = { page: [6, 9, 13, 18, 24], write: [2, 3, 4, 5, 6] } as const;

/**
 * The answer to whoever is not let in: 503, when to come back, and a page in their language. Its pages are drawn and
 * packed once, since refusing must cost next to nothing.
 */
export function makeRefusal(draw: (locale: Locale, isWrite: boolean) => BusyPage): (request: Request) => Response {
  const kept = new Map<string, Answer>();
  return (request) => {
    const { headers } = request;
    const isWrite = request.method !== "GET" && request.method !== "HEAD";
    const chosen = readPreferences(/(?:^|;\s*)prefs=([^;]{1,40})/.exec(headers.get("cookie") ?? "")?.[1]).locale;
    const locale = chosen ?? chooseLocale(headers.get("accept-language") ?? undefined, "id");
    const coding = /\bbr\b/.test(headers.get("accept-encoding") ?? "") ? "br" : "";
    const isApi = /^https?:\/\/[^/]+\/(api\/|oauth\/token)/.test(request.url);
    const isJson = isApi || (headers.get("accept")?.startsWith("application/json") ?? false);
    const seconds = waits[isWrite ? "write" : "page"][randomInt(5)] ?? 6;
    const key = `${locale} ${isWrite} ${coding} ${isJson} ${isApi} ${seconds}`;
    let answer = kept.get(key);
    if (!answer) kept.set(key, (answer = pack(draw(locale, isWrite), isJson, coding, seconds, isApi)));
    return new Response(answer[0], { status: 503, headers: answer[1] });
  };
}

function pack(page: BusyPage, isJson: boolean, accepted: string, seconds: number, isApi: boolean): Answer {
  const text = isJson ? JSON.stringify({ error: page.title, error_description: page.text }) : page.html;
  const [coding, body] = compress(text, accepted);
  return [
    body,
    {
      ...pageHeaders,
      "Content-Type": isJson ? "application/json" : "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Retry-After": String(seconds),
      Vary: "Cookie, Accept, Accept-Language, Accept-Encoding",
      ...(coding && { "Content-Encoding": coding }),
      ...(isApi && { "Access-Control-Allow-Origin": "*" }),
    },
  ];
}
