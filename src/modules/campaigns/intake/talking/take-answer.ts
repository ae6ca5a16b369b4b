import type { Context } from "#platform/context";
import { formatDay } from "#platform/format";
import { listAddressees } from "../../addressees/queries.ts";
import { categories } from "../../demands/rules.ts";
import { findChoices } from "../../demands/writing/choices.ts";
import { saveStep } from "../../demands/writing/drafts.ts";
import { type StepName, stepNames, steps, type Writing } from "../../demands/writing/fields.ts";
import { readPoint } from "../../demands/writing/read-point.ts";
import { findCalendar } from "../../trail/deadlines.ts";
import { OFFERED, type Question, stepOf } from "./questions.ts";
import { readDay } from "./read-day.ts";
import type { Talk } from "./talk.ts";
import { words } from "./words.ts";

export type Complaint = "wrong.category" | "wrong.since" | "wrong.addressee" | "wrong.long" | "mustSay";

/** Keeps an answer in the draft, as the page of its step would. */
export async function keepAnswer(ctx: Context, talk: Talk, question: Question, answers: Writing): Promise<Talk> {
  return keepStep(ctx, talk, stepOf[question], answers);
}

export async function keepStep(ctx: Context, talk: Talk, step: StepName, answers: Writing): Promise<Talk> {
  await saveStep(ctx, talk.draft, stepNames.indexOf(step) + 2, answers);
  return { ...talk, draft: { ...talk.draft, writing: { ...talk.draft.writing, ...answers } } };
}

const fields = {
  place: steps.where.shape.place,
  who: steps.when.shape.who,
  evidence: steps.evidence.shape.evidence,
  ask: steps.ask.shape.ask,
} as const;

/** What somebody means by their words, as the form's field holds it, by the rules of the form. */
export async function takeAnswer(
  ctx: Context,
  talk: Talk,
  question: Question,
  text: string,
): Promise<Writing | Complaint> {
  if (question === "category") return readCategory(talk, text) ?? "wrong.category";
  if (question === "addressee") return (await readAddressee(ctx, talk, text)) ?? "wrong.addressee";
  if (question === "since") {
    const since = readDay(text, formatDay(ctx.now(), (await findCalendar(ctx)).zone));
    return since ? { since } : "wrong.since";
  }
  if (question === "place" && readPoint(text)) return { place: "", point: text.slice(0, 300) };
  const field = fields[question];
  const parsed = field.safeParse(text);
  if (parsed.success) return { [question]: parsed.data };
  return parsed.error.issues.some(({ message }) => message === "required") ? "mustSay" : "wrong.long";
}

/** A number of the list, or the beginning of its word. */
function readCategory(talk: Talk, text: string): Writing | undefined {
  const said = text.toLowerCase().replace(/[^\p{L}\d]/gu, "");
  const names = words(talk.language)("categories").split(" ");
  const index = /^\d+$/.test(said)
    ? Number(said) - 1
    : names.findIndex((name) => said.length >= 3 && name.startsWith(said));
  const category = categories[index];
  return category && { category };
}

/** A number of the list, or a name that is the only one with these words. */
async function readAddressee(ctx: Context, talk: Talk, text: string): Promise<Writing | undefined> {
  const said = text.trim().slice(0, 120);
  if (/^\d{1,2}$/.test(said)) {
    const { addressees } = await findChoices(ctx, undefined, talk.draft);
    const chosen = addressees[Number(said) - 1];
    return chosen && Number(said) <= OFFERED ? { addressee: chosen.id } : undefined;
  }
  if (said.length < 3) return undefined;
  const { entries } = await listAddressees(ctx, { words: said, size: 2 });
  return entries.length === 1 && entries[0] ? { addressee: entries[0].id } : undefined;
}
