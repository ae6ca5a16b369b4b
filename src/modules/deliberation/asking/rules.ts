import type { Selectable } from "kysely";
import { postUseCases } from "#modules/posts";
import type { QuestionsTable } from "#platform/schema";

export type QuestionRow = Selectable<QuestionsTable>;
export type Voters = QuestionRow["voters"];

export const voters = ["anyone", "members", "group"] as const satisfies readonly Voters[];

/** Every limit of questions and their statements. Lengths count Unicode code points. */
export const questionLimits = {
  title: 160,
  about: 2000,
  statement: 200,
  translation: 300,
  /** Statements it begins with. */
  seeds: 10,
  seedsLeast: 3,
  /** Questions of one person that are open at once. */
  open: 10,
  /** How far ahead it may close. */
  aheadDays: 365,
} as const;

/** Languages a question and its statements may be marked with. */
export const { postLanguages: languages, languageNames } = postUseCases;
export type Language = (typeof languages)[number];

/** A question as somebody means to ask it. */
export type QuestionDraft = {
  readonly title: string;
  readonly about?: string;
  readonly language?: Language;
  readonly voters: Voters;
  readonly joined_before?: boolean;
  readonly statements_from?: QuestionRow["statements_from"];
  readonly statements_wait?: boolean;
  readonly closes_at?: Date | undefined;
  /** What it begins with, for people to agree or disagree. */
  readonly statements: readonly string[];
};
