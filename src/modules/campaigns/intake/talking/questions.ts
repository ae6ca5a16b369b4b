import type { StepName, Writing } from "../../demands/writing/fields.ts";

/** What is asked, in the order of the pages; what stands in the draft is answered, also where it is empty. */
export const questions = ["category", "place", "since", "who", "evidence", "ask", "addressee"] as const;
export type Question = (typeof questions)[number];

export const stepOf: Readonly<Record<Question, StepName>> = {
  category: "what",
  place: "where",
  since: "when",
  who: "when",
  evidence: "evidence",
  ask: "ask",
  addressee: "ask",
};
/** So many addressees are offered by number; a name may be sent as well. */
export const OFFERED = 6;
/** What a question means to whoever skips it. */
export const skipped: Readonly<Record<Exclude<Question, "ask">, string>> = {
  category: "other",
  place: "",
  since: "",
  who: "",
  evidence: "",
  addressee: "",
};

/** The next question; what is confidential goes to somebody, so there that one must be answered. */
export function findQuestion(writing: Writing): Question | undefined {
  return questions.find(
    (name) =>
      !(name in writing) || (name === "addressee" && writing["openness"] === "confidential" && !writing["addressee"]),
  );
}

/** The title of what somebody tells: the first sentence, as much of it as a title holds. */
export function toTitle(what: string, longest: number): string {
  const [first = ""] = what.trim().split(/[.!?]\s|\n/);
  const letters = [...first.replace(/\s+/g, " ").replace(/[.!?\s]{1,99}$/, "")];
  const title =
    letters.length > longest
      ? `${letters
          .slice(0, longest - 1)
          .join("")
          .replace(/\s\S{0,99}$/, "")}…`
      : letters.join("");
  return `${title.slice(0, 1).toUpperCase()}${title.slice(1)}`;
}
