import { isIP } from "node:net";
import { type Selectable, sql } from "kysely";
import { decideSignUp } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import type { SignUpBlocksTable } from "#platform/schema";
import { noteDeed } from "./log.ts";

/** The widest network that may be closed, in bits: nobody shuts the door for a whole country. */
const widest = { 4: 20, 6: 40 } as const;
const deeds = { approve: "sign-up-approved", refuse: "sign-up-refused", reopen: "sign-up-reopened" } as const;

/** Someone trusted with it answers an applicant, which is written into the log. @throws as decideSignUp */
export async function answerApplicant(
  ctx: Context,
  viewer: Viewer,
  accountId: string,
  decision: keyof typeof deeds,
  reason = "",
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await decideSignUp(ctx, accountId, decision, reason);
    await noteDeed(ctx, viewer, { deed: deeds[decision], subjectId: accountId });
  });
}

/** Makes sure that this is, or was, an applicant, before a form about them is read. @throws NotFound */
export async function mustHaveApplied(ctx: Context, accountId: string): Promise<void> {
  const found = await ctx.db
    .selectFrom("accounts")
    .select("id")
    .where("id", "=", accountId)
    .where("status", "in", ["pending", "refused"])
    .executeTakeFirst();
  if (!found) throw new NotFound();
}

export async function listNetworks(ctx: Context): Promise<Selectable<SignUpBlocksTable>[]> {
  return ctx.db
    .selectFrom("sign_up_blocks")
    .selectAll()
    .where("expires_at", ">", sql<Date>`now()`)
    .orderBy("expires_at")
    .limit(100)
    .execute();
}

/** For some days nobody joins from a network without an invite. @throws Invalid for no network, and for one too wide */
export async function closeNetwork(
  ctx: Context,
  viewer: Viewer,
  draft: { readonly network: string; readonly reason: string; readonly days: number },
): Promise<void> {
  const [address = "", bits, ...rest] = draft.network.split("/");
  const version = isIP(address);
  const all = version === 6 ? 128 : 32;
  if ((version !== 4 && version !== 6) || rest.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits)))
    throw new Invalid({ network: "networkShape" });
  const length = Number(bits ?? (version === 6 ? 64 : all));
  if (length > all) throw new Invalid({ network: "networkShape" });
  if (length < widest[version]) throw new Invalid({ network: "networkTooWide" });
  await inTransaction(ctx, async (ctx) => {
    await sql`insert into sign_up_blocks (network, reason, made_by, expires_at)
      values (network(set_masklen(${address}::inet, ${length}::integer))::cidr, ${draft.reason}, ${viewer.id}, now() + make_interval(days => ${draft.days}::integer))
      on conflict (network) do update set reason = excluded.reason, made_by = excluded.made_by, expires_at = excluded.expires_at`.execute(
      ctx.db,
    );
    await noteDeed(ctx, viewer, { deed: "network-blocked", detail: `${address}/${length}, ${draft.days} d` });
  });
}

/** Opens a network before its time. */
export async function openNetwork(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const opened = await ctx.db
      .deleteFrom("sign_up_blocks")
      .where("id", "=", id)
      .returning("network")
      .executeTakeFirst();
    if (!opened) throw new NotFound();
    await noteDeed(ctx, viewer, { deed: "network-opened", detail: opened.network });
  });
}
