import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { prose } from "#modules/accounts";
import { fromLocal } from "#platform/format";
import type { TimeZoneName } from "#platform/reader";
import { signatureLimits, tiers } from "./rules.ts";

/** Which signatures are meant: all that meet every part of it. `sheet` means one sheet of paper and nothing else. */
export const chosenShape = z.object({
  tier: z.enum(tiers).optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  /** The network, as its hash in hexadecimal digits. */
  origin: z.string().optional(),
  mail_host: z.string().optional(),
  /** Another server. */
  host: z.string().optional(),
  sheet: z.string().optional(),
  /** Only those that wait for a moderator, instead of those that count. */
  waiting: z.literal(true).optional(),
});
export type Chosen = z.infer<typeof chosenShape>;

const host = z
  .string()
  .trim()
  .toLowerCase()
  .max(253, "tooLong")
  .regex(/^([a-z0-9.-]+\.[a-z0-9-]+)?$/, "hostShape")
  .default("");
const moment = z.string().trim().max(20, "scheduleShape").default("");

/** As a moderator fills it in. What is left empty chooses nothing. */
export const chosenFields = {
  tier: z.enum(["", ...tiers], "unknownChoice").default(""),
  from_day: moment,
  from_time: moment,
  to_day: moment,
  to_time: moment,
  origin: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^([0-9a-f]{16})?$/, "unknown")
    .default(""),
  mail_host: host,
  host,
  sheet: z
    .string()
    .regex(/^\d{0,19}$/, "unknown")
    .default(""),
  waiting: z.enum(["", "on"], "unknownChoice").default(""),
};
export const chosenForm = z.object(chosenFields);
export const invalidationForm = z.object({
  ...chosenFields,
  reason: prose(signatureLimits.reason).refine((text) => text.length > 0, "required"),
});
type Sent = z.infer<typeof chosenForm>;

/** What the fields choose; a complaint for a day or time that is none, and when nothing is chosen at all. */
export function readChosen(sent: Sent, zone: TimeZoneName): { chosen: Chosen } | { complaint: Record<string, string> } {
  const at = (day: string, time: string) => (day === "" ? undefined : (fromLocal(day, time || "00:00", zone) ?? null));
  const [from, to] = [at(sent.from_day, sent.from_time), at(sent.to_day, sent.to_time)];
  if (from === null) return { complaint: { from_day: "scheduleShape" } };
  if (to === null) return { complaint: { to_day: "scheduleShape" } };
  const chosen: Chosen = {
    ...(sent.tier && { tier: sent.tier }),
    ...(from && { from: from.toISOString() }),
    ...(to && { to: to.toISOString() }),
    ...(sent.origin && { origin: sent.origin }),
    ...(sent.mail_host && { mail_host: sent.mail_host }),
    ...(sent.host && { host: sent.host }),
    ...(sent.sheet && { sheet: sent.sheet }),
    ...(sent.waiting && { waiting: true as const }),
  };
  return Object.keys(chosen).length > 0 ? { chosen } : { complaint: { tier: "chooseSomething" } };
}

/** The same as a condition on `signatures`. */
export function isChosen(chosen: Chosen): RawBuilder<boolean> {
  if (chosen.sheet) return sql<boolean>`false`;
  const parts = [sql`signatures.state = ${chosen.waiting ? "waiting" : "valid"}`];
  if (chosen.tier) parts.push(sql`signatures.tier = ${chosen.tier}`);
  if (chosen.from) parts.push(sql`signatures.signed_at >= ${chosen.from}::timestamptz`);
  if (chosen.to) parts.push(sql`signatures.signed_at < ${chosen.to}::timestamptz`);
  if (chosen.origin) parts.push(sql`signatures.origin = decode(${chosen.origin}, 'hex')`);
  if (chosen.mail_host) parts.push(sql`signatures.mail_host = ${chosen.mail_host}`);
  if (chosen.host)
    parts.push(
      sql`exists (select from accounts where accounts.id = signatures.account_id and accounts.host = ${chosen.host})`,
    );
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}
