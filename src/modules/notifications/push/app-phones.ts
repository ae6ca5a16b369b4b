import type { Selectable } from "kysely";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { AppPhonesTable } from "#platform/schema";
import { seal, unseal } from "#platform/seal";
import type { Device } from "./devices.ts";
import type { DeviceKeys } from "./encrypt.ts";

type Person = { readonly id: string };
/** The token an app came in with, and its secret, which is sealed. */
type AppToken = { readonly id: string };

/** Which news a phone wants. */
export type PhoneWish = Pick<Selectable<AppPhonesTable>, "kinds" | "policy">;
export type Phone = PhoneWish & Pick<Selectable<AppPhonesTable>, "id" | "standard"> & { readonly endpoint: string };

const columns = ["id", "account_id", "sealed", "standard", "kinds", "policy"] as const;
type Opened = DeviceKeys & { readonly endpoint: URL; readonly secret: string };

/** An app asks to be told of its person's news; asking again takes the place of what it asked before. */
export async function addPhone(
  ctx: Context,
  viewer: Person,
  token: AppToken & { readonly secret: string },
  { endpoint, p256dh, auth }: Device,
  wish: PhoneWish & { readonly standard: boolean },
): Promise<void> {
  const words = JSON.stringify({
    endpoint,
    p256dh: p256dh.toString("base64url"),
    auth: auth.toString("base64url"),
    secret: token.secret,
  });
  const sealed = seal(ctx.config.secretKey, "push-app", viewer.id, Buffer.from(words));
  const row = { ...wish, kinds: [...wish.kinds], sealed, failures: 0 };
  await ctx.db
    .insertInto("app_phones")
    .values({ ...row, token_id: token.id, account_id: viewer.id })
    .onConflict((conflict) => conflict.column("token_id").doUpdateSet(row))
    .execute();
}

/** Other news from now on. @throws NotFound when the app never asked */
export async function changePhone(ctx: Context, token: AppToken, wish: PhoneWish): Promise<void> {
  const changed = await ctx.db
    .updateTable("app_phones")
    .set({ ...wish, kinds: [...wish.kinds] })
    .where("token_id", "=", token.id)
    .returning("id")
    .executeTakeFirst();
  if (!changed) throw new NotFound();
}

/** The app is told nothing more. */
export async function removePhone(ctx: Context, token: AppToken): Promise<void> {
  await ctx.db.deleteFrom("app_phones").where("token_id", "=", token.id).execute();
}

/** What an app asked for. @throws NotFound when it never did, or when the secret key is another now */
export async function getPhone(ctx: Context, token: AppToken): Promise<Phone> {
  const row = await ctx.db.selectFrom("app_phones").select(columns).where("token_id", "=", token.id).executeTakeFirst();
  const opened = row && openPhone(ctx, row);
  if (!row || !opened) throw new NotFound();
  const { id, kinds, policy, standard } = row;
  return { id, kinds, policy, standard, endpoint: opened.endpoint.href };
}

/** Where a phone is, opened; undefined when the secret key is another now. */
export function openPhone(
  ctx: Context,
  row: { readonly account_id: string; readonly sealed: Buffer },
): Opened | undefined {
  try {
    const plain = unseal(ctx.config.secretKey, "push-app", row.account_id, row.sealed).toString();
    const { endpoint, p256dh, auth, secret } = JSON.parse(plain) as Record<string, string>;
    const key = (text = "") => Buffer.from(text, "base64url");
    return { endpoint: new URL(endpoint ?? ""), p256dh: key(p256dh), auth: key(auth), secret: secret ?? "" };
  } catch {
    return undefined;
  }
}
