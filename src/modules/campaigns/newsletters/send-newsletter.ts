import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { publish, queueTask } from "#platform/events";
import { sendsMail } from "#platform/mail";
import { countReaders, type Newsletter } from "./queries.ts";
import { newsletterLimits } from "./rules.ts";

/**
 * Lets a newsletter go out, once: a task mails it to signers who asked for news; members whom no mail reaches find it among
 * their news. @throws Invalid when nobody asked for news, or the last one of the demand went out less than three days ago
 */
export async function sendNewsletter(ctx: Context, newsletter: Newsletter): Promise<void> {
  const demand = { id: newsletter.demand_id };
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("demands").select("id").where("id", "=", demand.id).forNoKeyUpdate().execute();
    const { rows } = await sql`
      select from newsletters where demand_id = ${demand.id} and id <> ${newsletter.id}
        and sent_at > now() - make_interval(days => ${newsletterLimits.apart})`.execute(ctx.db);
    if (rows.length > 0) throw new Invalid({ form: "newsTooSoon" });
    if ((await countReaders(ctx, demand)) === 0) throw new Invalid({ form: "newsNobody" });
    const sent = await ctx.db
      .updateTable("newsletters")
      .set({ sent_at: sql<Date>`now()` })
      .where("id", "=", newsletter.id)
      .where("sent_at", "is", null)
      .where("stopped_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!sent) return;
    const mails = sendsMail(ctx);
    if (mails) await queueTask(ctx, "newsletters.send", { newsletterId: sent.id, after: "0" });
    await publish(ctx, { name: "campaigns.newsletter-sent", payload: { newsletterId: sent.id, mails } });
  });
}

/** A moderator lets no more of it go out. What was handed over already cannot be called back. */
export async function stopNewsletter(
  ctx: Context,
  moderator: { readonly id: string },
  { id }: Newsletter,
): Promise<void> {
  await ctx.db
    .updateTable("newsletters")
    .set({ stopped_at: sql<Date>`now()`, stopped_by: moderator.id })
    .where("id", "=", id)
    .where("stopped_at", "is", null)
    .execute();
}
