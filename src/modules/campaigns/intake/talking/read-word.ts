import type { Locale } from "#platform/i18n";

/** What a message asks for, where it is no answer. `rest` is what stands behind the word. */
export type Word = {
  readonly word:
    | "report"
    | "status"
    | "help"
    | "stop"
    | "cancel"
    | "skip"
    | "send"
    | "open"
    | "anonymous"
    | "confidential";
  readonly locale: Locale;
  readonly rest: string;
};

/** Words that more may follow; all others stand alone. */
const leading: Readonly<Record<string, readonly [Word["word"], Locale]>> = {
  LAPOR: ["report", "id"],
  ADUAN: ["report", "id"],
  REPORT: ["report", "en"],
  STATUS: ["status", "id"],
  CEK: ["status", "id"],
  LACAK: ["status", "id"],
  TRACK: ["status", "en"],
};
const alone: Readonly<Record<string, readonly [Word["word"], Locale]>> = {
  BANTUAN: ["help", "id"],
  INFO: ["help", "id"],
  HELP: ["help", "en"],
  STOP: ["stop", "id"],
  BERHENTI: ["stop", "id"],
  BATAL: ["cancel", "id"],
  CANCEL: ["cancel", "en"],
  LEWAT: ["skip", "id"],
  LEWATI: ["skip", "id"],
  SKIP: ["skip", "en"],
  KIRIM: ["send", "id"],
  SEND: ["send", "en"],
  TERBUKA: ["open", "id"],
  OPEN: ["open", "en"],
  "TANPA NAMA": ["anonymous", "id"],
  ANONIM: ["anonymous", "id"],
  ANONYMOUS: ["anonymous", "en"],
  RAHASIA: ["confidential", "id"],
  CONFIDENTIAL: ["confidential", "en"],
};

/** The word a message begins with, or is; small letters and a sign behind it do no harm. Undefined for anything else. */
export function readWord(text: string): Word | undefined {
  const whole = text
    .trim()
    .toUpperCase()
    .replace(/\s+/g, " ")
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const only = Object.hasOwn(alone, whole) ? alone[whole] : undefined;
  if (only) return { word: only[0], locale: only[1], rest: "" };
  const [, begun = "", rest = ""] = /^[^\p{L}]{0,3}(\p{L}{3,10})(?:[\s:;,.!-]+([\s\S]*))?$/u.exec(text.trim()) ?? [];
  const first = begun.toUpperCase();
  const found = Object.hasOwn(leading, first) ? leading[first] : undefined;
  return found && { word: found[0], locale: found[1], rest: rest.trim() };
}
