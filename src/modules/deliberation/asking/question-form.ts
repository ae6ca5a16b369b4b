import { z } from "zod";
import { line, prose } from "#modules/accounts";
import { fromLocal } from "#platform/format";
import type { TimeZoneName } from "#platform/reader";
import type { Asking } from "./ask-question.ts";
import { languages, questionLimits, voters } from "./rules.ts";

const tick = z
  .enum(["on", ""], "unknownChoice")
  .default("")
  .transform((value) => value === "on");

/** Where each opening statement is typed: `statement_1` … */
export const seedNames = Array.from({ length: questionLimits.seeds }, (_, index) => `statement_${index + 1}`);
const seeds = Object.fromEntries(seedNames.map((name) => [name, line(questionLimits.statement).default("")] as const));

/** What becomes of statements people add: shown when looked at, at once, or not taken. */
export const additions = ["wait", "shown", "hosts"] as const;
const title = line(questionLimits.title).refine((text) => text.length > 0, "required");
const about = prose(questionLimits.about).default("");
export const revisionForm = z.object({ title, about });

/** The fields of each step of asking, in their order. */
export const stepFields = [
  ["title", "about", "group", "demand", "language"],
  [...seedNames, "statements"],
  ["voters", "joined_before", "more", "closes"],
] as const;
export type Step = 1 | 2 | 3 | 4;

/** The first step in which something is wrong; the last when it is in none. */
export const stepOf = (errors: Readonly<Record<string, string>>): Step => {
  const found = stepFields.findIndex((fields) => fields.some((name) => errors[name]));
  return found < 0 ? 4 : ((found + 1) as Step);
};

/** A question, as its form sends it. Its last day ends at midnight where its asker lives. */
export const questionForm = (zone: TimeZoneName) =>
  z
    .object({
      title,
      about,
      group: line(30).default(""),
      demand: line(19).default(""),
      language: z.enum(languages, "unknownChoice").default("id"),
      ...seeds,
      voters: z.enum(voters, "unknownChoice").default("members"),
      joined_before: tick,
      more: z.enum(additions, "unknownChoice").default("wait"),
      closes: line(10).default(""),
    })
    .transform((sent, issue): Asking => {
      const { group, demand, title, about, language, voters, joined_before, more, closes } = sent;
      const day = closes ? fromLocal(closes, "00:00", zone) : undefined;
      if (closes && !day) issue.addIssue({ code: "custom", path: ["closes"], message: "dayShape" });
      const all: Readonly<Record<string, unknown>> = sent;
      const draft = {
        title,
        about,
        language,
        voters,
        joined_before,
        statements_from: more === "hosts" ? ("hosts" as const) : ("voters" as const),
        statements_wait: more !== "shown",
        closes_at: day && new Date(day.getTime() + 86_400_000),
        statements: seedNames.map((name) => String(all[name] ?? "")),
      };
      return { draft, group, demand };
    });
