import { sql } from "kysely";
import { findMailAddress } from "#modules/accounts";
import { demandVisibleTo } from "#modules/trust";
import { type Context, inTransaction } from "#platform/context";
import { queueTask } from "#platform/events";
import type { Locale } from "#platform/i18n";
import { sendMail } from "#platform/mail";
import { openMailbox } from "../signatures/open-mailbox.ts";
import { endKeyOf } from "./end-news.ts";
import { newsletterLimits } from "./rules.ts";
import { words } from "./words.ts";

type Reader = {
  id: string;
  account_id: string | null;
  mailbox: Buffer | null;
  mailbox_sealed: Buffer | null;
  locale: Locale | null;
};
type Letter = { id: string; demand_id: string; subject: string; text: string; title: string; language: string };

/** Whoever may not see the demand any more, such as somebody a closed group took out, gets nothing that is said of it. */
const eachReader = { id: sql<string>`signatures.account_id`, status: "active" } as const;

/**
 * Mails a newsletter to the next hundred who asked for it, and queues the rest. Each is handed over once, whatever is done
 * twice. Addresses are unsealed here and nowhere else. Nothing goes out once a moderator stopped it or the demand is gone.
 */
export async function mailBatch(ctx: Context, newsletterId: string, after: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { rows: letters } = await sql<Letter>`
      select newsletters.id, demand_id, subject, text, title, language from newsletters join demands on demands.id = demand_id
      where newsletters.id = ${newsletterId} and sent_at is not null and stopped_at is null
        and demands.removed_at is null and demands.openness <> 'confidential' for share of newsletters`.execute(ctx.db);
    const [letter] = letters;
    if (!letter) return;
    const { rows: readers } = await sql<Reader>`
      select signatures.id, account_id, mailbox, mailbox_sealed, accounts.locale
      from signatures left join accounts on accounts.id = account_id
      where demand_id = ${letter.demand_id} and newsletter and state = 'valid' and signatures.id > ${after}
        and (account_id is null or accounts.status = 'active' and exists (select from demands
          where demands.id = signatures.demand_id and ${demandVisibleTo(eachReader)}))
      order by signatures.id limit ${newsletterLimits.batch}`.execute(ctx.db);
    const community = (await ctx.db.selectFrom("community").select("name").executeTakeFirst())?.name ?? "Gaung";
    for (const reader of readers) await mailOne(ctx, letter, reader, community);
    const last = readers.at(-1);
    if (last && readers.length === newsletterLimits.batch)
      await queueTask(ctx, "newsletters.send", { newsletterId, after: last.id });
  });
}

async function mailOne(ctx: Context, letter: Letter, reader: Reader, community: string): Promise<void> {
  const to = await addressOf(ctx, reader);
  if (!to) return;
  const fresh = await ctx.db
    .insertInto("newsletter_sendings")
    .values({ newsletter_id: letter.id, signature_id: reader.id })
    .onConflict((conflict) => conflict.doNothing())
    .returning("signature_id")
    .executeTakeFirst();
  if (!fresh) return;
  const t = words(reader.locale ?? (letter.language === "en" ? "en" : "id"));
  const at = (path: string) => new URL(path, ctx.config.baseUrl).href;
  const end = at(`/news-end/${endKeyOf(ctx, reader.id)}`);
  const values = { title: letter.title, community, page: at(`/demands/${letter.demand_id}`), end };
  await sendMail(ctx, {
    to,
    subject: `${letter.subject} · ${letter.title}`,
    text: `${letter.text}\n\n${t("mailFoot", values)}\n`,
    kind: "digest",
    unsubscribe: end,
  });
}

async function addressOf(ctx: Context, reader: Reader): Promise<string | undefined> {
  if (reader.account_id) return findMailAddress(ctx, { id: reader.account_id });
  const { mailbox, mailbox_sealed } = reader;
  return mailbox && mailbox_sealed ? openMailbox(ctx, { mailbox, mailbox_sealed }) : undefined;
}
