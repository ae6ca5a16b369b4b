import { escape } from "#platform/marked-text";
import type { Feed, FeedEntry } from "./feed.ts";

/** A feed as Atom (RFC 4287). Text is escaped, never in CDATA, so no text can end it. */
export function toAtom(feed: Feed): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}"><title>${say(feed.title)}</title><id>${say(feed.self)}</id><link href="${say(feed.home)}"/><link rel="self" type="application/atom+xml" href="${say(feed.self)}"/><updated>${feed.updated.toISOString()}</updated>${feed.entries.map(toEntry).join("")}</feed>
`;
}

function toEntry(entry: FeedEntry): string {
  const content = entry.html && `<content type="html" xml:lang="${entry.language}">${say(entry.html)}</content>`;
  return `
<entry><title>${say(entry.title)}</title><id>${say(entry.url)}</id><link href="${say(entry.url)}"/><author><name>${say(entry.author.name)}</name><uri>${say(entry.author.url)}</uri></author><published>${entry.published.toISOString()}</published><updated>${entry.updated.toISOString()}</updated>${content}</entry>`;
}

/** Escapes, and leaves out what XML 1.0 (section 2.2) has no character for. */
function say(text: string): string {
  return escape(text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ""));
}
