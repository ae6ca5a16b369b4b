import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { formatDateTime } from "#platform/format";
import { words } from "../words.ts";

const plain = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll("\n", "<br>");

/** A page that opens without a net: who this is, what they wrote, and what the other files are. It runs nothing. */
export async function* indexPage(ctx: Context, account: Account): AsyncGenerator<string> {
  const { time_zone } = await ctx.db.selectFrom("community").select("time_zone").executeTakeFirstOrThrow();
  const t = words(account.locale);
  const files = [
    "outbox.json",
    "messages.json",
    "demands.json",
    "deeds.json",
    "stories.json",
    "events.json",
    "questions.json",
    "drafts.json",
    "settings.json",
    "bookmarks.csv",
  ];
  yield `<!doctype html><html lang="${account.locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${plain(account.name)}</title><style>body{max-width:40em;margin:1em auto;padding:0 1em;font:1.1em/1.5 sans-serif}article{border-top:1px solid;padding:.5em 0}</style>
<h1>${plain(account.name)} @${account.handle}</h1><p>${plain(account.bio)}</p><p>${plain(t("archive.offline"))}</p>
<ul>${files.map((file) => `<li><a href="${file}">${file}</a>`).join("")}<li><a href="media_attachments/">media_attachments</a></ul>\n`;
  for (let before = "9223372036854775807"; ; ) {
    const { rows } = await sql<{ id: string; text: string; warning: string; created_at: Date }>`
      select id, text, warning, created_at from posts where author_id = ${account.id} and audience <> 'direct' and id < ${before}
      order by id desc limit 500`.execute(ctx.db);
    for (const { text, warning, created_at } of rows)
      yield `<article><small>${formatDateTime(created_at, account.locale, time_zone)}</small>${warning && `<p><b>${plain(warning)}</b>`}<p>${plain(text)}</article>\n`;
    const last = rows.at(-1);
    if (!last) return;
    before = last.id;
  }
}
