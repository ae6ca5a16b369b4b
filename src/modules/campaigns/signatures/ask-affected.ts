import { sql } from "kysely";
import { z } from "zod";
import { type Context, inTransaction } from "#platform/context";
import { queueTask } from "#platform/events";
import { sendMail, sendsMail } from "#platform/mail";
import { trailLimits } from "../trail/rules.ts";
import { linkKeyOf } from "./links.ts";
import { openMailbox } from "./open-mailbox.ts";
import { words } from "./words.ts";

const payload = z.object({ demandId: z.string().regex(/^\d{1,19}$/) });
const BATCH = 100;
type Asked = {
  id: string;
  mailbox: Buffer;
  mailbox_sealed: Buffer;
  demand_id: string;
  title: string;
  language: string;
};

/**
 * After it was said to be done: mails the next hundred affected signers who left a mailbox the question whether it is, once
 * in each round, and queues the rest. Nothing goes out once the demand is gone or stands otherwise again.
 */
export async function askAffected(ctx: Context, sent: unknown): Promise<void> {
  const { demandId } = payload.parse(sent);
  if (!sendsMail(ctx)) return;
  await inTransaction(ctx, async (ctx) => {
    const { rows } = await sql<Asked>`
      with asked as (
        select signatures.id, round, title, language from signatures join demands on demands.id = demand_id
        where demand_id = ${demandId} and state = 'valid' and affected and tier = 'email' and mailbox_sealed is not null
          and signed_at <= done_at and asked_round < round and demands.status = 'done' and removed_at is null
          and held_at is null and openness <> 'confidential'
        order by signatures.id limit ${BATCH} for update of signatures)
      update signatures set asked_round = round from asked where signatures.id = asked.id
      returning signatures.id, mailbox, mailbox_sealed, demand_id, title, language`.execute(ctx.db);
    const community = (await ctx.db.selectFrom("community").select("name").executeTakeFirst())?.name ?? "Gaung";
    for (const signer of rows) await mailOne(ctx, signer, community);
    if (rows.length === BATCH) await queueTask(ctx, "campaigns.ask-affected", { demandId });
  });
}

async function mailOne(ctx: Context, signer: Asked, community: string): Promise<void> {
  const t = words(signer.language === "en" ? "en" : "id");
  const at = (path: string) => new URL(path, ctx.config.baseUrl).href;
  const link = at(`/signature/${linkKeyOf(ctx, signer.id)}/outcome`);
  const values = { title: signer.title, community, page: at(`/demands/${signer.demand_id}`), link };
  const days = trailLimits.voteDays;
  await sendMail(ctx, {
    to: openMailbox(ctx, signer),
    subject: t("mail.askSubject", values),
    text: `${t("mail.hello")}\n\n${t("mail.askDone", { ...values, days })}\n\n${t("mail.end", values)}\n`,
    until: new Date(ctx.now().getTime() + days * 86_400_000),
    kind: "digest",
  });
}
