import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Literal = { readonly where: string; readonly regex: RegExp };

const source = join(import.meta.dirname, "../../src");
/** A slash after one of these begins a pattern; after anything else it divides or closes a tag. */
const BEFORE_A_PATTERN = /(?:^|[(,=:[!&|?{;]|=>|\breturn|\bcase)\s*$/;

/** Every regular expression written in the source, with its file and line. */
export function listRegexes(): Literal[] {
  return readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
    .flatMap((name) => regexesIn(name, readFileSync(join(source, name), "utf8")));
}

export function regexesIn(name: string, text: string): Literal[] {
  const found: Literal[] = [];
  let line = 1;
  let before = "";
  for (let at = 0; at < text.length; at++) {
    const rest = text.slice(at, at + 2);
    const char = text[at] ?? "";
    if (char === "\n") line++;
    if (rest === "/*" || rest === "//") {
      const end = rest === "/*" ? text.indexOf("*/", at) + 1 : text.indexOf("\n", at) - 1;
      line += text.slice(at, end).split("\n").length - 1;
      at = end;
    } else if (char === '"' || char === "'" || char === "`") {
      const end = closing(text, at, char);
      line += text.slice(at, end).split("\n").length - 1;
      before = "x";
      at = end;
    } else if (char === "/" && BEFORE_A_PATTERN.test(before)) {
      const literal = /^\/((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/([dgimsuvy]*)/.exec(text.slice(at, at + 500));
      if (literal) {
        found.push({
          where: `${name}:${line}`,
          regex: new RegExp(literal[1] ?? "", (literal[2] ?? "").replace(/[gy]/g, "")),
        });
        at += literal[0].length - 1;
      }
      before = "x";
    } else {
      before = (before + char).slice(-12);
    }
  }
  return found;
}

/** Where a string ends. One in quotes never leaves its line: there an apostrophe is just a letter of a text. */
function closing(text: string, from: number, quote: string): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === quote) return at;
    else if (text[at] === "\n" && quote !== "`") return from;
  }
  return from;
}

/** Letters a pattern speaks of, and one for each class it names. */
function lettersOf({ source: pattern }: RegExp): string[] {
  const classes: readonly [RegExp, string][] = [
    [/\\w|\\p\{L\}|\[a-z|\[\^|(?<!\\)\./, "a"],
    [/\\d|\\p\{N\}|0-9/, "1"],
    [/\\s|\\n/, "\n"],
    [/\\s/, " "],
    [/A-Z/, "A"],
    [/\\p\{M\}/, "\u0301"],
  ];
  const named = classes.flatMap(([about, letter]) => (about.test(pattern) ? [letter] : []));
  const literal = pattern.replace(/\\[pPuxbB](?:\{\w+\}|\w*)|\(\?[<:=!]+/g, "").match(/[^\\()[\]{}?*+|^$]/g) ?? [];
  return [...new Set([...named, ...literal])].slice(0, 12);
}

const STEPS = [25, 200, 2000, 20_000] as const;
const TOO_LONG_MS = 100;

/** A text on which the pattern takes more than 100 ms for at most 20,000 letters, where a linear one takes under 1. */
export function findSlowText(regex: RegExp): string | undefined {
  const letters = lettersOf(regex);
  const units = [...letters, ...letters.flatMap((left) => letters.map((right) => left + right))];
  for (const unit of units) {
    for (const prefix of ["", letters[0] ?? "", "://"]) {
      for (const length of STEPS) {
        const text = `${prefix}${unit.repeat(length / unit.length)}\u0000!`;
        if (timeOf(regex, text) > TOO_LONG_MS && timeOf(regex, text) > TOO_LONG_MS) return text.slice(0, 30);
      }
    }
  }
  return undefined;
}

function timeOf(regex: RegExp, text: string): number {
  const start = performance.now();
  regex.test(text);
  return performance.now() - start;
}
