import { z } from "zod";
import { prose } from "#modules/accounts";
import type { Status } from "../demands/rules.ts";

/** In what part somebody acts on a trail. */
export type Part = "author" | "signer" | "organiser" | "addressee" | "moderator" | "server";

/** What an entry of the trail says, in plain values; at most some 20,000 bytes. */
export type Said = Readonly<Record<string, string | number | boolean | null>>;

/** Groups of fewer than this are not broken down: one could tell who said what. */
export const SMALL = 5;

/** Every limit of trails. Lengths count Unicode code points. */
export const trailLimits = {
  words: 4000,
  note: 1000,
  milestone: 200,
  milestones: 30,
  pictures: 3,
  /** Answers to "was it really done?" that decide. */
  quorum: 5,
  /** Days one waits for them, unless everyone answered. */
  voteDays: 3,
} as const;

/** How a demand came to whom it asks. */
export const forwardWays = ["hand", "letter", "email", "phone", "meeting", "other"] as const;
export type ForwardWay = (typeof forwardWays)[number];

/** Whether nothing more comes. Done is not over: those affected have not said so. */
export const isOver = ({ status }: { readonly status: Status }): boolean =>
  status === "confirmed" || status === "withdrawn";

/** Whether those affected are asked if it was really done, and may still change what they said. */
export const isVotedOn = ({ status }: { readonly status: Status }): boolean =>
  status === "done" || status === "confirmed";

/**
 * Whether a signer without an account is among those asked, by mail or at a desk: who says to be affected and signed
 * before it was said to be done. Nobody can look who those are who come only then.
 */
export const isAskedByDoor = (
  signature: { readonly tier: string; readonly state: string; readonly affected: boolean; readonly signed_at: Date },
  demand: { readonly done_at: Date | null },
): boolean =>
  (signature.tier === "email" || signature.tier === "paper") &&
  signature.state === "valid" &&
  signature.affected &&
  demand.done_at !== null &&
  signature.signed_at <= demand.done_at;

const someText = (longest: number) => prose(longest).refine((typed) => typed.length > 0, "required");

export const forwardForm = z.object({
  way: z.enum(forwardWays, "unknownChoice"),
  words: prose(trailLimits.note).default(""),
  alt: prose(1500).default(""),
});
export const answerForm = z.object({ words: someText(trailLimits.words), alt: prose(1500).default("") });
export const reasonForm = z.object({ words: someText(trailLimits.note) });
export const outcomeForm = z.object({ done: z.enum(["yes", "no"], "unknownChoice") });

/** A day as people type it into a field for days; empty for none. */
export const dayField = z
  .string()
  .trim()
  .default("")
  .refine((day) => day === "" || isDay(day), "dayShape")
  .transform((day) => day || undefined);

export function isDay(day: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return false;
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) && day > "1900" && day < "2200";
}

export const milestoneForm = z.object({
  title: someText(trailLimits.milestone).transform((title) => title.replace(/\s+/g, " ")),
  due_on: dayField,
  percent: z
    .string("unknown")
    .trim()
    .default("0")
    .refine((percent) => /^\d{1,3}$/.test(percent) && Number(percent) <= 100, "unknown")
    .transform(Number),
});
export type MilestoneDraft = z.infer<typeof milestoneForm>;
