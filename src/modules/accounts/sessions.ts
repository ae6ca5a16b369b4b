import { sql } from "kysely";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { fingerprintOf } from "#platform/secrets";
import type { Account } from "./rules.ts";

/** Opens a session for a secret that only the browser will keep. A repeated request opens it once. */
export async function startSession(
  ctx: Context,
  account: Pick<Account, "id">,
  secret: string,
  device: string,
  shared = false,
): Promise<void> {
  await ctx.db
    .insertInto("sessions")
    .values({ account_id: account.id, token_hash: fingerprintOf(secret), device: nameDevice(device), shared })
    .onConflict((conflict) => conflict.column("token_hash").doNothing())
    .execute();
  await noteOfficial(ctx, account);
}

/** Notes that someone who looks after the community was here; without any for a week nobody else may join. */
async function noteOfficial(ctx: Context, account: Pick<Account, "id">): Promise<void> {
  await sql`update community set officials_seen_at = now() where officials_seen_at < now() - interval '1 hour'
    and exists (select from accounts where id = ${account.id} and role <> 'member' and status = 'active')`.execute(
    ctx.db,
  );
}

/** Ends one of the viewer's own sessions. */
export async function endSession(ctx: Context, viewer: Viewer, sessionId: string): Promise<void> {
  const ended = await ctx.db
    .deleteFrom("sessions")
    .where("id", "=", sessionId)
    .where("account_id", "=", viewer.id)
    .returning("id")
    .executeTakeFirst();
  if (!ended) throw new NotFound();
}

/** Ends all sessions of a person, but for the one given, whatever of signing in is half done, and what apps may do for them. */
export async function endSessions(ctx: Context, account: Pick<Account, "id">, but?: string): Promise<void> {
  await ctx.db
    .deleteFrom("sessions")
    .where("account_id", "=", account.id)
    .where("id", "<>", but ?? "0")
    .execute();
  await ctx.db.deleteFrom("app_tokens").where("account_id", "=", account.id).execute();
  await ctx.db.deleteFrom("app_codes").where("account_id", "=", account.id).execute();
  await ctx.db.deleteFrom("sign_in_steps").where("account_id", "=", account.id).execute();
}

/** Notes, at most once an hour or on a shared phone once a minute, that a session is in use. */
export async function noteSeen(
  ctx: Context,
  session: { readonly id: string; readonly session_id: string; readonly seen_at: Date; readonly shared: boolean },
): Promise<void> {
  if (ctx.room?.isFull()) return;
  if (ctx.now().getTime() - session.seen_at.getTime() < (session.shared ? 60_000 : 3_600_000)) return;
  await ctx.db.updateTable("sessions").set({ seen_at: sql`now()` }).where("id", "=", session.session_id).execute();
  await noteOfficial(ctx, session);
}

/** A device's name for its owner, from its User-Agent: the browser and the system, no version, no model. */
export function nameDevice(userAgent: string): string {
  const agent = userAgent.slice(0, 400);
  const browser = ["Edg", "OPR", "SamsungBrowser", "Firefox", "Chrome", "Safari", "Lynx", "w3m"].find((name) =>
    agent.includes(name),
  );
  const system = ["Android", "iPhone", "iPad", "KAIOS", "Windows", "Mac OS", "Linux"].find((name) =>
    agent.includes(name),
  );
  const plain: Record<string, string> = { Edg: "Edge", OPR: "Opera", SamsungBrowser: "Samsung Internet" };
  return [browser && (plain[browser] ?? browser), system].filter(Boolean).join(", ");
}
