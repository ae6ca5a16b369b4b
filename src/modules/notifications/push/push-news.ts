import { sql } from "kysely";
import { z } from "zod";
import type { Context } from "#platform/context";
import { TooMany } from "#platform/errors";
import { queueTask } from "#platform/events";
import { countAgainst } from "#platform/rate-limit";
import { listGroups, type Reader } from "../queries.ts";
import { linkOf, sayNews } from "../say-news.ts";
import { openDevice } from "./devices.ts";
import { encryptPush } from "./encrypt.ts";
import { authorize, keepPushKey } from "./push-key.ts";
import { afterFailure, MOST_FAILURES, TTL_SECONDS } from "./push-rules.ts";

const id = z.string().regex(/^\d{1,19}$/);
const order = z.object({
  deviceId: id,
  accountId: id,
  kind: z.string(),
  subjectId: id,
  day: z.number().int(),
  tries: z.number().int(),
});
type Order = z.infer<typeof order>;

/** Sends what is sealed to a push service and gives its answer's status. @throws when it cannot be reached, or must not be. */
export type Post = (url: URL, headers: Readonly<Record<string, string>>, body: Buffer) => Promise<number>;

/** What stands on the phone: a title, a few words, and where a tap leads. `g` replaces what an earlier push of the group said. */
type Shown = { readonly t: string; readonly b: string; readonly u: string; readonly g: string };

/** A group of news as a phone shows it, from what the person may see at this moment; nothing when they have read it or may not. */
export async function composePush(
  ctx: Context,
  reader: Reader & { readonly locale: "id" | "en" },
  order: Pick<Order, "kind" | "subjectId" | "day">,
): Promise<Shown | undefined> {
  const { kind, subjectId, day } = order;
  const which = sql`notifications.kind = ${kind} and notifications.subject_id = ${subjectId} and notifications.day = ${day}`;
  const [news] = await listGroups(ctx, reader, which, 1);
  if (!news?.fresh) return undefined;
  const community = await ctx.db.selectFrom("community").select("name").executeTakeFirst();
  const said = sayNews(reader.locale, news);
  return {
    t: community?.name ?? "Gaung",
    b: news.gist ? `${said}: ${news.gist}` : said,
    u: linkOf(news),
    g: `${kind}-${subjectId}`,
  };
}

/**
 * Pushes a group of news to one device. A device that is gone (404, 410) is forgotten. What fails otherwise is tried again
 * a few times, more and more rarely.
 */
export async function pushNews(ctx: Context, payload: unknown, post: Post): Promise<void> {
  const asked = order.parse(payload);
  const found = await ctx.db
    .selectFrom("push_subscriptions")
    .innerJoin("accounts", "accounts.id", "push_subscriptions.account_id")
    .select(["push_subscriptions.id as device_id", "account_id", "sealed", "accounts.id", "status", "locale"])
    .where("push_subscriptions.id", "=", asked.deviceId)
    .where("account_id", "=", asked.accountId)
    .where("status", "=", "active")
    .executeTakeFirst();
  if (!found) return;
  const shown = await composePush(ctx, found, asked);
  if (!shown || (asked.tries === 0 && (await isFlooded(ctx, found.id)))) return;
  const status = await send(ctx, found, shown, post);
  const device = { id: found.device_id };
  if (status === 404 || status === 410 || status === "unusable") return forget(ctx, device);
  if (status >= 200 && status < 300) return noteDelivered(ctx, device);
  await noteFailure(ctx, device);
  const again = afterFailure(status, asked.tries, ctx.now());
  if (again) await queueTask(ctx, "notifications.push", { ...asked, tries: asked.tries + 1 }, again);
}

async function send(
  ctx: Context,
  row: { readonly account_id: string; readonly sealed: Buffer },
  shown: Shown,
  post: Post,
): Promise<number | "unusable"> {
  const key = await keepPushKey(ctx);
  let device: ReturnType<typeof openDevice>;
  try {
    device = openDevice(ctx, row);
  } catch {
    return "unusable";
  }
  const { endpoint } = device;
  const headers = {
    Authorization: authorize(key, endpoint, ctx.config.baseUrl.origin, ctx.now()),
    "Content-Encoding": "aes128gcm",
    "Content-Type": "application/octet-stream",
    TTL: String(TTL_SECONDS),
    Urgency: "normal",
  };
  try {
    return await post(endpoint, headers, encryptPush(Buffer.from(JSON.stringify(shown)), device));
  } catch (error) {
    ctx.log.warn("A push service was not reached", { host: endpoint.hostname, error: (error as Error).name });
    return 0;
  }
}

export async function isFlooded(ctx: Context, accountId: string): Promise<boolean> {
  try {
    await countAgainst(ctx, "push", accountId);
    return false;
  } catch (error) {
    if (error instanceof TooMany) return true;
    throw error;
  }
}

type Row = { readonly id: string };

async function forget(ctx: Context, device: Row): Promise<void> {
  await ctx.db.deleteFrom("push_subscriptions").where("id", "=", device.id).execute();
}

async function noteDelivered(ctx: Context, device: Row): Promise<void> {
  await ctx.db
    .updateTable("push_subscriptions")
    .set({ failures: 0 })
    .where("id", "=", device.id)
    .where("failures", ">", 0)
    .execute();
}

async function noteFailure(ctx: Context, device: Row): Promise<void> {
  await sql`update push_subscriptions set failures = failures + 1 where id = ${device.id}`.execute(ctx.db);
  await ctx.db
    .deleteFrom("push_subscriptions")
    .where("id", "=", device.id)
    .where("failures", ">=", MOST_FAILURES)
    .execute();
}
