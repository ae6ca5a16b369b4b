import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Locale } from "#platform/i18n";
import { deriveSecret } from "#platform/secrets";
import { beginDraft, type DemandDraftRow, deleteDraft, getDraft } from "../../demands/writing/drafts.ts";
import type { Gateway } from "../rules.ts";

/** Somebody's report on its way, message by message. `code` opens it on a page as well. */
export type Talk = {
  readonly id: string;
  readonly language: Locale;
  readonly code: string;
  readonly draft: DemandDraftRow;
};

/**
 * What is kept of who writes: a keyed hash of their number, one for each gateway, by which nobody can be written to. Without the
 * server's key it cannot be found by trying all numbers.
 */
export const senderOf = (ctx: Context, gateway: Gateway, from: string): Buffer =>
  Buffer.from(
    deriveSecret(ctx.config.secretKey, "intake sender", gateway.id, from.replace(/[\s().-]/g, "").toLowerCase()),
    "base64url",
  );

/** 96 bits, short enough for an SMS; told again from the talk's number, and never kept. */
const codeOf = (ctx: Context, id: string): string => deriveSecret(ctx.config.secretKey, "intake code", id).slice(0, 16);

/** The key that opens the draft, and later the report, for whoever has the short code of it. */
export const keyOfCode = (ctx: Context, code: string): string => deriveSecret(ctx.config.secretKey, "intake key", code);

/** Whoever writes is answered one message after the other. */
export async function findTalk(ctx: Context, gateway: Gateway, sender: Buffer): Promise<Talk | undefined> {
  await sql`select pg_advisory_xact_lock(${sender.readInt32BE(0)}, ${sender.readInt32BE(4)})`.execute(ctx.db);
  const talk = await ctx.db
    .selectFrom("intake_talks")
    .select(["id", "draft_id", "language"])
    .where("gateway_id", "=", gateway.id)
    .where("sender", "=", sender)
    .executeTakeFirst();
  return talk && open(ctx, talk.id, talk.draft_id, talk.language);
}

async function open(ctx: Context, id: string, draftId: string, language: Locale): Promise<Talk> {
  const code = codeOf(ctx, id);
  return { id, language, code, draft: await getDraft(ctx, { key: keyOfCode(ctx, code) }, draftId) };
}

/** Somebody begins, with the words they sent: the first sentence is the title. */
export async function beginTalk(
  ctx: Context,
  gateway: Gateway,
  sender: Buffer,
  said: { readonly what: string; readonly title: string; readonly language: Locale },
): Promise<Talk> {
  const { rows } = await sql<{ id: string }>`select next_id() as id`.execute(ctx.db);
  const id = rows[0]?.id ?? "";
  const { what, title, language } = said;
  const begun = { what, title, came: gateway.channel };
  const draft_id = await beginDraft(ctx, { key: keyOfCode(ctx, codeOf(ctx, id)) }, "report", undefined, begun);
  await ctx.db.insertInto("intake_talks").values({ id, gateway_id: gateway.id, sender, draft_id, language }).execute();
  return open(ctx, id, draft_id, language);
}

/** All of it goes: the answers, the photos and what was kept of the number. */
export const dropTalk = (ctx: Context, talk: Talk): Promise<void> => deleteDraft(ctx, talk.draft);
