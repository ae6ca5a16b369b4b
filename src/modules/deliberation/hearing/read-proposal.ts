/** The words that begin what somebody proposes to be said as well, before a colon. */
const begins = /^(?:usul(?:an)?|pernyataan|statement|suggest(?:ion)?|proposal)[^\S\n]*[:\uff1a]/i;
const limits = { letters: 5000, statement: 200 } as const;

/** What a reply proposes, and all else it says. */
export type Proposal = { readonly text: string | undefined; readonly rest: string };

/**
 * What a reply such as "usul: pasar dibuka sampai malam" proposes to be said as well: the rest of that line, once in a reply. Whoever
 * is named before is left out. Undefined where it is longer than a statement may be, or has no words.
 */
export function readProposal(text: string): Proposal {
  const lines = text.slice(0, limits.letters).split("\n");
  const at = lines.findIndex((line) => begins.test(withoutNames(line)));
  const line = lines[at];
  if (line === undefined) return { text: undefined, rest: text };
  const said = withoutNames(line).replace(begins, "").replace(/\s+/g, " ").trim();
  const isStatement = /\p{L}\p{M}*\p{L}/u.test(said) && [...said].length <= limits.statement;
  return { text: isStatement ? said : undefined, rest: lines.toSpliced(at, 1).join("\n") };
}

/** A line without whom it names at its beginning: every server puts them there. */
function withoutNames(line: string): string {
  const words = line.trim().split(/\s+/);
  const first = words.findIndex((word) => !word.startsWith("@"));
  return first < 0 ? "" : words.slice(first).join(" ");
}
