import { z } from "zod";
import { demandVisibleTo } from "#modules/trust";
import { type Context, inTransaction } from "#platform/context";
import { queueTask } from "#platform/events";
import { sendMail, sendsMail } from "#platform/mail";
import { findAddressee } from "./queries.ts";
import { words } from "./words.ts";

const HOUR = 3_600_000;
const payloadOf = z.object({ demandId: z.string().regex(/^\d{1,19}$/) });

/**
 * Writes to the published address of an addressee that something was forwarded to it, once. The link opens without an
 * account. Of a confidential matter the mail holds its number and nothing else: mail is read by many. Tried again in an
 * hour while the address got its share.
 */
export async function tellAddressee(ctx: Context, payload: unknown): Promise<void> {
  const { demandId } = payloadOf.parse(payload);
  if (!sendsMail(ctx)) return;
  await inTransaction(ctx, async (ctx) => {
    const demand = await ctx.db.selectFrom("demands").selectAll().where("id", "=", demandId).executeTakeFirst();
    if (!demand?.addressee_id || demand.removed_at || demand.held_at) return;
    const addressee = await findAddressee(ctx, demand.addressee_id);
    if (!addressee?.email || !addressee.email_confirmed_at) return;
    const letter = await ctx.db
      .insertInto("addressee_letters")
      .values({ demand_id: demand.id, addressee_id: addressee.id })
      .onConflict((conflict) => conflict.doNothing())
      .returning("demand_id")
      .executeTakeFirst();
    if (!letter) return;
    const community = await ctx.db.selectFrom("community").select(["name", "locale"]).executeTakeFirst();
    const t = words(community?.locale ?? "id");
    const at = (path: string) => new URL(path, ctx.config.baseUrl).href;
    const values = {
      name: addressee.name,
      community: community?.name ?? "Gaung",
      title: demand.title,
      tracking: demand.tracking,
      link: at(`/demands/${demand.id}`),
      desk: at(`/addressees/${addressee.id}/desk`),
    };
    const kind = (await isForAll(ctx, demand)) ? "mail.forwarded" : "mail.confidential";
    const sent = await sendMail(ctx, {
      to: addressee.email,
      subject: t(kind, values),
      text: t(`${kind}.text`, values),
      until: new Date(ctx.now().getTime() + 72 * HOUR),
    });
    if (sent) return;
    await ctx.db
      .deleteFrom("addressee_letters")
      .where("demand_id", "=", demand.id)
      .where("addressee_id", "=", addressee.id)
      .execute();
    await queueTask(ctx, "campaigns.tell-addressee", { demandId }, new Date(ctx.now().getTime() + HOUR));
  });
}

/** Whether a guest may read it: then its title and its address may go into a mail. */
async function isForAll(ctx: Context, demand: { readonly id: string }): Promise<boolean> {
  const found = await ctx.db
    .selectFrom("demands")
    .select("id")
    .where("id", "=", demand.id)
    .where(demandVisibleTo(undefined))
    .executeTakeFirst();
  return found !== undefined;
}
