import { z } from "zod";
import { dayField } from "../../trail/rules.ts";
import { categories, demandLimits, opennesses } from "../rules.ts";
import { readPoint } from "./read-point.ts";

const text = (longest: number) =>
  z
    .string("required")
    .transform((typed) =>
      typed
        .replace(/[\u202a-\u202e]/g, "")
        .replace(/\n{4,}/g, "\n\n\n")
        .trim(),
    )
    .refine((typed) => [...typed].length <= longest, "tooLong");
const line = (longest: number) => text(longest).transform((typed) => typed.replace(/\s+/g, " "));
const some = (field: ReturnType<typeof text>) => field.refine((typed) => typed.length > 0, "required");
const id = z.string().regex(/^\d{0,19}$/, "unknownChoice");

/**
 * The questions, one page each. Only what happens and what is asked must be answered; all else is asked for and may stay
 * empty. Every answer is kept as text, as its form shows it.
 */
export const steps = {
  what: z.object({
    title: some(text(demandLimits.title)).transform((typed) => typed.replace(/\s+/g, " ")),
    what: some(text(demandLimits.what)),
    category: z.enum(categories, "unknownChoice").default("other"),
  }),
  where: z.object({
    place: line(demandLimits.place).default(""),
    point: z
      .string()
      .max(300, "tooLong")
      .default("")
      .refine((typed) => !typed.trim() || readPoint(typed) !== undefined, "pointShape"),
  }),
  when: z.object({
    since: dayField.transform((day) => day ?? ""),
    who: line(demandLimits.who).default(""),
  }),
  evidence: z.object({ evidence: text(demandLimits.evidence).default("") }),
  ask: z.object({
    ask: some(text(demandLimits.ask)),
    addressee: id.default(""),
  }),
  terms: z.object({
    openness: z.enum(opennesses, "unknownChoice").default("open"),
    goal: z
      .string()
      .trim()
      .default("")
      .refine((typed) => /^([1-9]\d{0,6})?$/.test(typed), "goalShape"),
    deadline: dayField.transform((day) => day ?? ""),
    group: id.default(""),
    name: line(60).default(""),
  }),
} as const;
export type StepName = keyof typeof steps;
export const stepNames = Object.keys(steps) as readonly StepName[];

/** All answers given so far. */
export type Writing = Readonly<Record<string, string>>;
export const storedWriting = z.record(z.string(), z.string()).catch({});

/** What is missing for a demand that can be acted on, by the question that asks for it; the first three must not be. */
export function findMissing(writing: Writing, kind: string): { readonly name: string; readonly step: StepName }[] {
  const asked: readonly (readonly [string, StepName])[] = [
    ["title", "what"],
    ["what", "what"],
    ["ask", "ask"],
    ["place", "where"],
    ["since", "when"],
    ["who", "when"],
    ["evidence", "evidence"],
    ["addressee", "ask"],
    ...(kind === "petition" ? ([["goal", "terms"]] as const) : []),
  ];
  return asked.filter(([name]) => !writing[name]).map(([name, step]) => ({ name, step }));
}
export const needed: readonly string[] = ["title", "what", "ask"];
