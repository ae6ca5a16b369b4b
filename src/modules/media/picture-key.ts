import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import { deriveSecret, sameSecret } from "#platform/secrets";

const DAY_MS = 86_400_000;
const DAYS = 3;

const macOf = (ctx: Context, stem: string, id: string, day: string) =>
  deriveSecret(ctx.config.secretKey, "picture-key", stem, id, day).slice(0, 27);

/**
 * What an app puts behind a picture's address, since it has no session: it says who looks, for three days at most, and
 * not what they may see. That is asked anew each time.
 */
export function pictureKey(ctx: Context, { stem }: { readonly stem: string }, person: { readonly id: string }): string {
  const day = String(Math.floor(ctx.now().getTime() / DAY_MS) + DAYS);
  return `${person.id}.${day}.${macOf(ctx, stem, person.id, day)}`;
}

/** Who looks at this picture by such a key; undefined for none, a wrong one and one that is over. */
export async function findLookerByKey(ctx: Context, stem: string, key: string | undefined): Promise<Looker> {
  const [, id, day, mac] = /^(\d{1,19})\.(\d{1,6})\.([\w-]{27})$/.exec(key ?? "") ?? [];
  if (!id || !day || !mac || Number(day) * DAY_MS < ctx.now().getTime()) return undefined;
  if (!sameSecret(mac, macOf(ctx, stem, id, day))) return undefined;
  return ctx.db.selectFrom("accounts").select(["id", "status"]).where("id", "=", id).executeTakeFirst();
}
