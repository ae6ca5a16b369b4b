import { z } from "zod";
import { line, prose } from "#modules/accounts";
import { readId } from "#platform/paging";
import { permissions } from "#platform/permissions";
import { categories, personActions, thingActions } from "./choices.ts";

/** Every limit of moderation. Lengths count Unicode code points. */
export const moderationLimits = {
  ruleTitle: 100,
  ruleWords: 600,
  rules: 20,
  announcementTitle: 100,
  announcementWords: 1500,
  announcementDays: 60,
  report: 1000,
  note: 1000,
  reason: 1000,
  appeal: 2000,
  answer: 1000,
  /** Further posts one report may name. */
  examples: 5,
  /** Days in which a decision may be appealed. */
  appealDays: 20,
  /** Days after which a suspended account and a removed post are erased, and what was reported is forgotten. */
  keptDays: 30,
} as const;

export const some = (longest: number) => prose(longest).refine((text) => text.length > 0, "required");
const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

export const ruleForm = z.object({
  title: line(moderationLimits.ruleTitle).refine((text) => text.length > 0, "required"),
  words: prose(moderationLimits.ruleWords).default(""),
  title_en: line(moderationLimits.ruleTitle).default(""),
  words_en: prose(moderationLimits.ruleWords).default(""),
});

export const announcementForm = z.object({
  title: line(moderationLimits.announcementTitle).refine((text) => text.length > 0, "required"),
  words: some(moderationLimits.announcementWords),
  starts_day: z.string().max(10, "scheduleShape").default(""),
  starts_time: z.string().max(5, "scheduleShape").default(""),
  days: z
    .string("required")
    .regex(/^\d{1,3}$/, "unknownChoice")
    .transform(Number)
    .refine((days) => days >= 1 && days <= moderationLimits.announcementDays, "unknownChoice"),
});

export const roleForm = z
  .object({
    handle: z
      .string("required")
      .max(60, "tooLong")
      .transform((text) => text.trim().replace(/^@/, "").toLowerCase())
      .refine((text) => text.length > 0, "required"),
    role: z.enum(["member", "moderator", "administrator"], "unknownChoice"),
    ...Object.fromEntries(permissions.map((name) => [`may_${name}`, ticked] as const)),
  })
  .transform(({ handle, role, ...rest }) => ({
    handle,
    role,
    permissions: permissions.filter((name) => (rest as Readonly<Record<string, unknown>>)[`may_${name}`] === true),
  }));

const ruleField = z
  .string()
  .default("")
  .refine((text) => text === "" || readId(text) !== undefined, "unknownChoice")
  .transform((text) => text || null);
const exampleNames = Array.from({ length: 6 }, (_, index) => `example_${index + 1}`);

export const reportForm = z
  .object({
    category: z.enum(categories, "unknownChoice"),
    rule: ruleField,
    words: prose(moderationLimits.report).default(""),
    forward: ticked,
    ...Object.fromEntries(exampleNames.map((name) => [name, z.string().max(19, "unknownChoice").optional()])),
  })
  .transform(({ category, rule, words, forward, ...rest }) => ({
    category,
    forward,
    ruleId: rule,
    words,
    examples: exampleNames.flatMap(
      (name) => readId((rest as Readonly<Record<string, string | undefined>>)[name]) ?? [],
    ),
  }));

export const liftForm = z.object({ why: some(moderationLimits.note) });
export const noteForm = z.object({ words: some(moderationLimits.note) });
export const verdictForm = z.object({
  on_thing: z.enum(thingActions, "unknownChoice").default("none"),
  on_person: z.enum(personActions, "unknownChoice").default("none"),
  rule: ruleField,
  reason: some(moderationLimits.reason),
});
export const appealForm = z.object({ words: some(moderationLimits.appeal) });
export const answerForm = z.object({
  verdict: z.enum(["upheld", "refused"], "unknownChoice"),
  words: some(moderationLimits.answer),
});

export const refusalForm = z.object({ reason: some(500) });
export const networkForm = z.object({
  network: z
    .string("required")
    .max(60, "networkShape")
    .transform((text) => text.trim())
    .refine((text) => text.length > 0, "required"),
  reason: line(200).refine((text) => text.length > 0, "required"),
  days: z.enum(["1", "7", "30"], "unknownChoice").transform(Number),
});

export const houseForm = z.object({ suspend_needs_two: ticked, sign_up_closes: ticked, guests_vote: ticked });
