import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { verifyPassphrase } from "#platform/passphrase";
import { keepPassphrase } from "./keep-passphrase.ts";
import { endSessions } from "./sessions.ts";

/** @throws Invalid when this is not the person's passphrase: a borrowed phone cannot take an account away. */
export async function confirmPassphrase(ctx: Context, viewer: Viewer, passphrase: string): Promise<void> {
  const row = await ctx.db
    .selectFrom("credentials")
    .select("passphrase_hash")
    .where("account_id", "=", viewer.id)
    .executeTakeFirst();
  if (!(await verifyPassphrase(passphrase, row?.passphrase_hash))) throw new Invalid({ current: "notYourPassphrase" });
}

/** A person who knows their passphrase sets another. Their other devices are signed out. */
export async function changePassphrase(
  ctx: Context,
  viewer: Viewer,
  change: { readonly current: string; readonly passphrase: string },
): Promise<void> {
  await confirmPassphrase(ctx, viewer, change.current);
  await inTransaction(ctx, async (ctx) => {
    await keepPassphrase(ctx, viewer, change.passphrase);
    await endSessions(ctx, viewer, viewer.session_id);
  });
}
