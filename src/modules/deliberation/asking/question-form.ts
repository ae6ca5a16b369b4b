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

const placeFields = { group: line(30).default(""), demand: line(19).default("") };
const titleField = line(questionLimits.title).refine((text) => text.length > 0, "required");

/** A question, as its form sends it. Its last day ends at midnight where its asker lives. */
export const questionForm = (zone: TimeZoneName) =>
  z
    .object({
      ...placeFields,
      title: titleField,
      about: prose(questionLimits.about).default(""),
      language: z.enum(languages, "unknownChoice").default("id"),
      ...seeds,
      voters: z.enum(voters, "unknownChoice"),
      joined_before: tick,
      statements: z.enum(["wait", "shown", "hosts"], "unknownChoice").default("wait"),
      closes: line(10).default(""),
    })
    .transform((sent, issue): Asking => {
      const { group, demand, title, about, language, voters, joined_before, statements, closes } = sent;
      const day = closes ? fromLocal(closes, "00:00", zone) : undefined;
      if (closes && !day) issue.addIssue({ code: "custom", path: ["closes"], message: "dayShape" });
      const all: Readonly<Record<string, unknown>> = sent;
      const draft = {
        title,
        about,
        language,
        voters,
        joined_before,
        statements_from: statements === "hosts" ? ("hosts" as const) : ("voters" as const),
        statements_wait: statements !== "shown",
        closes_at: day && new Date(day.getTime() + 86_400_000),
        statements: seedNames.map((name) => String(all[name] ?? "")),
      };
      return { draft, group, demand };
    });
