import { createHash } from "node:crypto";
import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import type { Locale } from "#platform/i18n";
import { sendMail, sendsMail } from "#platform/mail";
import { fingerprintOf, newSecret } from "#platform/secrets";
import { readMailbox } from "../signatures/mailbox.ts";
import { type CommentDraft, commentLimits } from "./rules.ts";
import { foldText } from "./spam/fold-text.ts";
import { scoreComment } from "./spam/score-comment.ts";
import { words } from "./words.ts";

type About = { readonly id: string; readonly title: string };

/**
 * Somebody without an account says something under a demand. It is held until a moderator has read it, whatever it says;
 * where mail is sent, a link first asks whether the mailbox is theirs. The address itself is not kept.
 * @throws Invalid for an address mail cannot go to, and after many from one mailbox in a day
 */
export async function leaveComment(
  ctx: Context,
  demand: About,
  draft: CommentDraft,
  locale: Locale,
  origin: Buffer,
): Promise<void> {
  const mailbox = readMailbox(ctx, draft.email);
  const folded = createHash("sha256").update(foldText(draft.text)).digest();
  const secret = sendsMail(ctx) ? newSecret() : undefined;
  await inTransaction(ctx, async (ctx) => {
    const { rows } = await sql<{ mine: number; same: number; near: number }>`
      select (select count(*)::int from guest_comments where mailbox = ${mailbox.hash} and written_at > now() - interval '1 day') as mine,
        (select count(*)::int from guest_comments where folded = ${folded} and written_at > now() - make_interval(days => ${commentLimits.tracesDays})) as same,
        (select count(*)::int from guest_comments where origin = ${origin} and written_at > now() - interval '10 minutes') as near`.execute(
      ctx.db,
    );
    const { mine, same, near } = rows[0] ?? { mine: 0, same: 0, near: 0 };
    if (mine >= commentLimits.perDay) throw new Invalid({ text: "tooManyComments" });
    const { name, text } = draft;
    const { score, reasons } = scoreComment({
      name,
      text,
      trapped: draft.address !== "",
      repeated: same > 0,
      rushed: near >= commentLimits.rush,
    });
    const { id } = await ctx.db
      .insertInto("guest_comments")
      .values({
        demand_id: demand.id,
        name,
        text,
        mailbox: mailbox.hash,
        token_hash: secret ? fingerprintOf(secret) : null,
        score,
        reasons,
        folded,
        origin,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    if (secret) await askWhoseItIs(ctx, demand, mailbox.address, secret, locale);
    else await publish(ctx, { name: "campaigns.commented", payload: { commentId: id } });
  });
}

async function askWhoseItIs(ctx: Context, demand: About, to: string, secret: string, locale: Locale): Promise<void> {
  const t = words(locale);
  const community = (await ctx.db.selectFrom("community").select("name").executeTakeFirst())?.name ?? "Gaung";
  const link = new URL(`/comments/${secret}`, ctx.config.baseUrl).href;
  const values = { title: demand.title, community, link };
  await sendMail(ctx, { to, subject: t("mailSubject", values), text: t("mailText", values) });
}
