import { sql } from "kysely";
import { findMailAddress } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { queueTask } from "#platform/events";
import { sendMail, sendsMail } from "#platform/mail";
import { timeZones } from "#platform/reader";
import { kinds } from "../kinds.ts";
import { listGroups } from "../queries.ts";
import { isWanted } from "../rules.ts";
import { digestKeyOf } from "./digest-key.ts";
import { writeDigest } from "./write-digest.ts";

/** Digests go at this hour of the community's clock; weekly ones on Mondays. */
const HOUR = 6;
const MONDAY = 1;
/** Groups of news in one digest. */
const MOST_GROUPS = 20;
/** Nobody gets two within so many hours, however often the round is made. */
const APART_HOURS = 20;

/** Each hour: when it is morning in the community, queues a digest for everyone who asked for one today. */
export async function queueDigests(ctx: Context): Promise<void> {
  const community = await ctx.db.selectFrom("community").select("time_zone").executeTakeFirst();
  if (!community || !sendsMail(ctx)) return;
  const local = new Date(ctx.now().toLocaleString("sv", { timeZone: timeZones[community.time_zone] }));
  if (local.getHours() !== HOUR) return;
  const due = await ctx.db
    .selectFrom("inboxes")
    .select("account_id")
    .where("digest", "in", local.getDay() === MONDAY ? ["daily", "weekly"] : ["daily"])
    .execute();
  for (const { account_id } of due) await queueTask(ctx, "notifications.send-digest", { accountId: account_id });
}

/**
 * Sends a person what they have not read since the last digest, of the kinds they want by mail, as much as they may see
 * now; nothing when there is nothing, or no confirmed address. Run again it sends nothing more.
 */
export async function sendDigest(ctx: Context, accountId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { rows } = await sql<{ digested_up_to: string; read_up_to: string; mail_exceptions: string[] }>`
      update inboxes set digested_at = ${ctx.now()} where account_id = ${accountId} and digest <> 'off'
        and (digested_at is null or digested_at < ${ctx.now()}::timestamptz - make_interval(hours => ${APART_HOURS}))
      returning digested_up_to, read_up_to, mail_exceptions`.execute(ctx.db);
    const [inbox] = rows;
    const account = await ctx.db
      .selectFrom("accounts")
      .select(["id", "status", "name", "locale"])
      .where("id", "=", accountId)
      .where("status", "=", "active")
      .executeTakeFirst();
    const to = inbox && account && (await findMailAddress(ctx, account));
    if (!to) return;
    const wanted = kinds.filter((kind) => isWanted(kind, "mail", inbox.mail_exceptions)).map(({ name }) => name);
    const which = sql`latest_id > greatest(${inbox.digested_up_to}::bigint, ${inbox.read_up_to}::bigint) and notifications.kind = any (${wanted})`;
    const found = await listGroups(ctx, account, which, MOST_GROUPS + 1);
    if (!found[0]) return;
    await ctx.db
      .updateTable("inboxes")
      .set({ digested_up_to: found[0].latest_id })
      .where("account_id", "=", accountId)
      .execute();
    const community = await ctx.db.selectFrom("community").select(["name", "time_zone"]).executeTakeFirstOrThrow();
    const end = new URL(`/digest-end/${digestKeyOf(ctx, accountId)}`, ctx.config.baseUrl).href;
    const { subject, text } = writeDigest({
      ...account,
      timeZone: community.time_zone,
      community: community.name,
      baseUrl: ctx.config.baseUrl,
      news: found.slice(0, MOST_GROUPS),
      more: found.length > MOST_GROUPS,
      end,
    });
    await sendMail(ctx, { to, subject, text, kind: "digest", unsubscribe: end });
  });
}
