import { z } from "zod";
import { line } from "#modules/accounts";
import { Invalid } from "#platform/errors";
import { type EventRow, eventLimits, type Guest, isOver } from "../rules.ts";

/** What somebody answers to an invitation, and whom they bring. */
export type Wish = {
  readonly answer: "yes" | "maybe" | "no";
  readonly companions: number;
  readonly children: number;
  readonly shown: boolean;
};

/** @throws Invalid when it is over or does not take place */
export function mustTakeAnswers(event: Pick<EventRow, "ends_at" | "cancelled_at">, now: Date): void {
  if (event.cancelled_at) throw new Invalid({ form: "eventCancelled" });
  if (isOver(event, now)) throw new Invalid({ form: "eventOver" });
}

/** Seats somebody holds: their own and those of whom they bring. */
export const seatsOf = (guest: Pick<Guest, "state" | "companions"> | undefined): number =>
  guest?.state === "going" ? 1 + guest.companions : 0;

const upTo = (most: number) =>
  line(2)
    .default("")
    .refine((text) => text === "" || (/^\d+$/.test(text) && +text <= most), "unknownChoice")
    .transform(Number);
const tick = z
  .enum(["on", ""], "unknownChoice")
  .default("")
  .transform((value) => value === "on");

/** The first button says yes and has no name of its own. */
export const answerForm = z.object({
  answer: z.enum(["yes", "maybe", "no"], "unknownChoice").default("yes"),
  companions: upTo(eventLimits.companions),
  children: upTo(eventLimits.children),
  shown: tick,
});

const name = line(eventLimits.name).refine((text) => text.length > 0, "required");
export const seatForm = z.object({
  name,
  email: z.string("required").trim().min(1, "required").max(254, "tooLong"),
  companions: upTo(eventLimits.companions),
  children: upTo(eventLimits.children),
});
export type SeatDraft = z.infer<typeof seatForm>;

export const deskForm = z.object({
  name,
  companions: upTo(eventLimits.companions),
  children: upTo(eventLimits.children),
});

/** Typed from a screen across a room: capitals or not, with spaces or not. */
export const codeForm = z.object({ code: line(20).refine((text) => text.length > 0, "required") });
