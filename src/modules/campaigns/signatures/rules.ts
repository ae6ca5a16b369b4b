import { z } from "zod";
import { line } from "#modules/accounts";
import { Invalid } from "#platform/errors";
import type { DemandRow } from "../demands/queries.ts";

/** How sure it is that somebody signed, and who looked. Shown side by side and never added up. */
export const tiers = ["member", "email", "paper", "remote"] as const;
export type Tier = (typeof tiers)[number];
export type Counts = Readonly<Record<Tier, number>>;

/** Every limit of signatures. Lengths count Unicode code points. */
export const signatureLimits = {
  name: 60,
  place: 80,
  words: 300,
  label: 60,
  witness: 120,
  /** Names on one sheet of paper. */
  sheet: 1000,
  reason: 500,
  /** Days a link waits to be pressed, and days the network and the mail host are remembered. */
  linkDays: 30,
  tracesDays: 30,
  /** Fewer than this are not told apart by day. */
  small: 5,
  /** Names on the demand's own page. */
  latest: 10,
} as const;

/** As much of a demand as signing needs. */
export type Signable = Pick<
  DemandRow,
  "id" | "version" | "title" | "openness" | "deadline" | "status" | "held_at" | "kind" | "goal"
>;

/** Why a demand takes no signatures today (a day such as 2026-11-26); undefined when it does. */
export function whyClosed(
  demand: Signable,
  today: string,
): "signConfidential" | "signOver" | "signWithdrawn" | undefined {
  if (demand.openness === "confidential" || demand.held_at) return "signConfidential";
  if (demand.status === "withdrawn") return "signWithdrawn";
  return demand.deadline !== null && demand.deadline < today ? "signOver" : undefined;
}

/** @throws Invalid when it takes none */
export function mustTakeSignatures(demand: Signable, today: string): void {
  const complaint = whyClosed(demand, today);
  if (complaint) throw new Invalid({ form: complaint });
}

/** What goes with a signature, as its signer wishes. */
export type Wishes = {
  readonly shown: boolean;
  readonly words: string;
  readonly affected: boolean;
  readonly newsletter: boolean;
};

const tick = z.enum(["on", ""], "unknownChoice").default("");
const wishes = {
  words: line(signatureLimits.words).default(""),
  shown: tick,
  affected: tick,
  newsletter: tick,
};
const toWishes = (sent: { words: string; shown: string; affected: string; newsletter: string }): Wishes => ({
  words: sent.words,
  shown: sent.shown === "on",
  affected: sent.affected === "on",
  newsletter: sent.newsletter === "on",
});

export const signForm = z.object(wishes).transform(toWishes);

const name = line(signatureLimits.name).refine((text) => text.length > 0, "required");
const place = line(signatureLimits.place).default("");

export const mailForm = z
  .object({ ...wishes, name, place, email: z.string("required").trim().min(1, "required").max(254, "tooLong") })
  .transform((sent) => ({ ...toWishes(sent), name: sent.name, place: sent.place, email: sent.email }));
export type MailDraft = z.infer<typeof mailForm>;
