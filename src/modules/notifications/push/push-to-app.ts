import { sql } from "kysely";
import { z } from "zod";
import { findRelationship } from "#modules/accounts";
import { gistOf } from "#modules/posts";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { queueTask } from "#platform/events";
import { allAppKinds, appTypeOf } from "../app-types.ts";
import { getEntry, type NewsEntry } from "../list-entries.ts";
import { sayNews } from "../say-news.ts";
import { openPhone } from "./app-phones.ts";
import { encryptPush } from "./encrypt.ts";
import { encryptPushOld } from "./encrypt-old.ts";
import { authorize, keepPushKey } from "./push-key.ts";
import { isFlooded, type Post } from "./push-news.ts";
import { afterFailure, MOST_FAILURES, TTL_SECONDS } from "./push-rules.ts";

const id = z.string().regex(/^\d{1,19}$/);
const order = z.object({ phoneId: id, entryId: id, tries: z.number().int() });
const GIST = 200;

type Reader = { readonly id: string; readonly status: "active"; readonly locale: "id" | "en" };

/**
 * Tells an app of one piece of news, as Mastodon tells it: what a phone shows, with the token by which the app fetches the rest.
 * All of it is sealed for the device. A phone that is gone (404, 410) is forgotten; what fails otherwise is tried again.
 */
export async function pushToApp(ctx: Context, payload: unknown, post: Post): Promise<void> {
  const asked = order.parse(payload);
  const phone = await ctx.db
    .selectFrom("app_phones")
    .innerJoin("accounts", "accounts.id", "app_phones.account_id")
    .select([
      "app_phones.id as phone_id",
      "account_id",
      "sealed",
      "standard",
      "policy",
      "accounts.id",
      "status",
      "locale",
    ])
    .where("app_phones.id", "=", asked.phoneId)
    .where("status", "=", "active")
    .executeTakeFirst();
  if (!phone) return;
  const reader: Reader = { id: phone.id, status: "active", locale: phone.locale };
  const entry = await getEntry(ctx, reader, asked.entryId, allAppKinds).catch((error: unknown) => {
    if (error instanceof NotFound) return undefined;
    throw error;
  });
  if (!entry || !(await isWanted(ctx, phone, entry))) return;
  if (asked.tries === 0 && (await isFlooded(ctx, phone.id))) return;
  const device = openPhone(ctx, phone);
  if (!device) return forget(ctx, phone.phone_id);
  const shown = Buffer.from(JSON.stringify({ access_token: device.secret, ...(await compose(ctx, reader, entry)) }));
  const status = await send(ctx, { ...device, standard: phone.standard }, shown, post);
  if (status === 404 || status === 410) return forget(ctx, phone.phone_id);
  const isTaken = status >= 200 && status < 300;
  await sql`update app_phones set failures = case when ${isTaken}::boolean then 0 else failures + 1 end
    where id = ${phone.phone_id} and (failures > 0 or not ${isTaken}::boolean)`.execute(ctx.db);
  await sql`delete from app_phones where id = ${phone.phone_id} and failures >= ${MOST_FAILURES}`.execute(ctx.db);
  const again = isTaken ? undefined : afterFailure(status, asked.tries, ctx.now());
  if (again) await queueTask(ctx, "notifications.push-to-app", { ...asked, tries: asked.tries + 1 }, again);
}

async function isWanted(
  ctx: Context,
  { account_id, policy }: { readonly account_id: string; readonly policy: "all" | "followed" | "follower" | "none" },
  { actor_id }: NewsEntry,
): Promise<boolean> {
  if (policy === "none") return false;
  if (policy === "all" || !actor_id) return true;
  const { following, followedBy } = await findRelationship(ctx, account_id, actor_id);
  return policy === "followed" ? following === "accepted" : followedBy;
}

/** What stands on the phone, from what the person may see at this moment. */
async function compose(ctx: Context, reader: Reader, entry: NewsEntry) {
  const { rows } = await sql<{
    name: string | null;
    avatar: string | null;
    html: string | null;
    warning: string | null;
  }>`
    select accounts.name, accounts.avatar, posts.html, coalesce(nullif(posts.curtain, ''), posts.warning) as warning
    from (select 1) as one left join accounts on accounts.id = ${entry.actor_id} left join posts on posts.id = ${entry.post_id}`.execute(
    ctx.db,
  );
  const about = rows[0];
  const { origin } = ctx.config.baseUrl;
  return {
    preferred_locale: reader.locale,
    notification_id: entry.id,
    notification_type: appTypeOf[entry.kind] ?? "mention",
    icon: about?.avatar ? `${origin}/media/${about.avatar}-320.webp` : `${origin}/api/pictures/no-avatar.png`,
    title: sayNews(reader.locale, { kind: entry.kind, name: about?.name ?? null, people: 1, entries: 1 }),
    body: about?.html ? gistOf({ html: about.html, warning: about.warning ?? "" }, GIST) : "",
  };
}

type To = NonNullable<ReturnType<typeof openPhone>> & { readonly standard: boolean };

async function send(ctx: Context, device: To, shown: Buffer, post: Post): Promise<number> {
  const key = await keepPushKey(ctx);
  const signed = authorize(key, device.endpoint, ctx.config.baseUrl.origin, ctx.now());
  const common = { "Content-Type": "application/octet-stream", TTL: String(TTL_SECONDS), Urgency: "normal" };
  try {
    if (device.standard) {
      const headers = { ...common, Authorization: signed, "Content-Encoding": "aes128gcm" };
      return await post(device.endpoint, headers, encryptPush(shown, device));
    }
    const { body, salt, publicKey } = encryptPushOld(shown, device);
    const [, token = ""] = /t=([^,]+)/.exec(signed) ?? [];
    const headers = {
      ...common,
      Authorization: `WebPush ${token}`,
      "Content-Encoding": "aesgcm",
      Encryption: `salt=${salt.toString("base64url")}`,
      "Crypto-Key": `dh=${publicKey.toString("base64url")};p256ecdsa=${key.publicKey.toString("base64url")}`,
    };
    return await post(device.endpoint, headers, body);
  } catch (error) {
    ctx.log.warn("A push service was not reached", { host: device.endpoint.hostname, error: (error as Error).name });
    return 0;
  }
}

async function forget(ctx: Context, phoneId: string): Promise<void> {
  await ctx.db.deleteFrom("app_phones").where("id", "=", phoneId).execute();
}
