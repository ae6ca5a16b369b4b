import { sql } from "kysely";
import { z } from "zod";
import type { Context } from "#platform/context";
import { deriveSecret } from "#platform/secrets";

/** How many people one may trust, how many of them must agree, and how long everything takes. */
export const trustLimits = {
  most: 5,
  needed: 2,
  /** Between the second yes and the new passphrase, in hours: time for the owner to notice. */
  waitHours: 24,
  /** A request ends after so many days. */
  days: 7,
  /** Requests for one account that are open at once. */
  open: 3,
  /** Accounts younger than this, and people trusted for less, do not count; in days. */
  accountDays: 7,
  trustedDays: 3,
} as const;

export const trustForm = z.object({
  handle: z
    .string("required")
    .trim()
    .toLowerCase()
    .min(1, "required")
    .max(60, "tooLong")
    .transform((text) => text.replace(/^@/, "")),
});
export const vouchForm = z.object({ code: z.string("required").trim().min(1, "required").max(20, "tooLong") });

/** The six digits a browser that asks shows, and its owner says on the phone; told from the secret the browser keeps. */
export function spokenCode(ctx: Context, secret: string): string {
  const bytes = Buffer.from(deriveSecret(ctx.config.secretKey, "spoken-code", secret), "base64url");
  return String(bytes.readUInt32BE(0) % 1_000_000).padStart(6, "0");
}

/** What the database keeps of it: under our key, since six digits are soon tried. */
export function spokenMark(ctx: Context, code: string): Buffer {
  return Buffer.from(deriveSecret(ctx.config.secretKey, "spoken-mark", code.replace(/\D/g, "")), "base64url");
}

/**
 * Whom a person trusts, as far as they count for a request of now: they agreed some days ago, their account is not new,
 * open and unrestricted, and neither has blocked the other.
 */
export function countingTrusted(ctx: Context, account: { readonly id: string }) {
  return ctx.db
    .selectFrom("trusted_people as trust")
    .innerJoin("accounts as trusted", "trusted.id", "trust.trusted_id")
    .select("trusted.id")
    .where("trust.account_id", "=", account.id)
    .where("trust.accepted_at", "<", sql<Date>`now() - make_interval(days => ${trustLimits.trustedDays})`)
    .where("trusted.created_at", "<", sql<Date>`now() - make_interval(days => ${trustLimits.accountDays})`)
    .where("trusted.status", "=", "active")
    .where("trusted.restriction", "<>", "frozen")
    .where(
      sql<boolean>`not exists (select from blocks where (blocker_id, blocked_id) in ((trust.account_id, trusted.id), (trusted.id, trust.account_id)))`,
    );
}
