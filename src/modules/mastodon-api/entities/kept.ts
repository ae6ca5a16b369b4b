import { inBatches } from "#platform/batch";
import type { ApiAccount } from "./account.ts";

/** An answer with a list of posts, and by what it is known to be still as it was; without a print it was asked for once. */
export type KeptList = {
  readonly print: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
};

/** What stays in memory between requests: things made from one version of rows, by that version, so they cannot be wrong. */
export type Kept = {
  readonly accounts: Map<string, ApiAccount>;
  /** Figures of the whole community, for some minutes. */
  readonly figures: Map<string, { readonly value: Promise<unknown>; readonly until: number }>;
  readonly lists: Map<string, KeptList | undefined>;
  /** The print of a guest's list; those who ask for the same one at the same moment are answered by one question. */
  readonly askPrint: (question: PrintQuestion) => Promise<string>;
};

/** Accounts are small; a list is up to 60 KB, packed about 6. */
export const mostKept = { accounts: 5000, lists: 800 } as const;

export type PrintQuestion = { readonly key: string; readonly ask: () => Promise<string> };

export function makeKept(): Kept {
  const askPrint = inBatches(async (questions: readonly PrintQuestion[]) => {
    const distinct = new Map(questions.map(({ key, ask }) => [key, ask]));
    const answers = await Promise.all([...distinct].map(async ([key, ask]) => [key, await ask()] as const));
    const byKey = new Map(answers);
    return questions.map(({ key }) => byKey.get(key) ?? "");
  });
  return { accounts: new Map(), figures: new Map(), lists: new Map(), askPrint };
}

/** Puts something in, or to the end again; what was used longest ago goes when there is too much. */
export function keep<Value>(shelf: Map<string, Value>, key: string, value: Value, most: number): Value {
  shelf.delete(key);
  shelf.set(key, value);
  const oldest = shelf.size > most ? shelf.keys().next().value : undefined;
  if (oldest !== undefined) shelf.delete(oldest);
  return value;
}
