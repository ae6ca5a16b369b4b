import type { Account } from "../rules.ts";

/** Two people, one of whom may be taken for the other: `name` and `handle` of who is looked at, `other` of whom they resemble. */
export type Pair = {
  readonly name: string;
  readonly handle: string;
  /** Whether the viewer follows who is looked at, and so knows them. */
  readonly known: boolean;
  readonly other: Pick<Account, "name" | "handle" | "role"> & { readonly followed: boolean };
  /** Whether the other was here, or was called so, before. */
  readonly joinedLater: boolean;
  readonly namedLater: boolean;
  /** Whether they are the same to the eye, and whether they are simply called the same. */
  readonly sameHandleShape: boolean;
  readonly sameNameShape: boolean;
  readonly sameName: boolean;
  /** How much of the sound of both names, and of both handles, agrees, from 0 to 1. */
  readonly nameLikeness: number;
  readonly handleLikeness: number;
};
export type Likeness = "official" | "alike";

/** From here on one name is nearly the other: Siti Rahma and Siti Rahmah, not Siti Rahmah and Siti Rahmawati. */
const NEARLY = 0.75;
/** Shorter names differ by little, and honestly so: Ami and Arni. */
const TELLING = 6;

/**
 * Whether one person may be taken for another who was here before. People who merely share a name may do so. It is
 * pointed out when
 *
 * - a handle looks like another's, or a name was dressed up to look like another's with letters of another kind;
 * - a name is the same as, or nearly that of, somebody who looks after the community or whom the viewer follows;
 * - a name or handle is that of such an official with something added.
 */
export function mayBeMistaken(pair: Pair): Likeness | undefined {
  const official = pair.other.role !== "member";
  const matters = official || (pair.other.followed && !pair.known);
  const byHandle =
    pair.joinedLater &&
    ((pair.sameHandleShape && passes(bare(pair.handle), bare(pair.other.handle))) || (official && borrowsHandle(pair)));
  const byName =
    pair.namedLater && (isDressedUp(pair) || (matters && isNearName(pair)) || (official && addsToName(pair)));
  if (!byHandle && !byName) return undefined;
  return official ? "official" : "alike";
}

function isDressedUp({ name, other, sameNameShape, sameName }: Pair): boolean {
  if (!sameNameShape || sameName) return false;
  const isForeign = /[^\p{ASCII}]|[01|@$]/u.test(name.normalize("NFD").replace(/\p{M}/gu, ""));
  const [one, two] = [bare(name), bare(other.name)];
  return isForeign || (one.length >= TELLING + 2 && /\s/.test(name.trim()) && passes(one, two));
}

function isNearName({ other, sameName, sameNameShape, nameLikeness }: Pair): boolean {
  return sameName || sameNameShape || (nameLikeness >= NEARLY && bare(other.name).length >= TELLING);
}

const wordsOf = (name: string) => name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
function addsToName({ name, other }: Pair): boolean {
  const [mine, theirs] = [new Set(wordsOf(name)), wordsOf(other.name)];
  return theirs.length >= 2 && theirs.every((word) => mine.has(word));
}

function borrowsHandle({ handle, other, handleLikeness }: Pair): boolean {
  const [mine, theirs] = [bare(handle), bare(other.handle)];
  if (theirs.length < TELLING - 1) return false;
  const rest = mine.includes(theirs) ? mine.replace(theirs, "") : undefined;
  return (
    handleLikeness >= NEARLY || (rest !== undefined && /^(\d|resmi|official|asli|real|admin|pusat|baru)*$/.test(rest))
  );
}

/** Letters and figures alone. */
const bare = (text: string) => wordsOf(text.replaceAll("_", " ")).join("");

/**
 * Of two that have the same shape, whether one passes for the other. Not where i and l merely change places, as in Ila
 * and Lia, nor where short names part by rn and m, as Arni and Ami do.
 */
function passes(one: string, two: string): boolean {
  if (one.length !== two.length) return Math.min(one.length, two.length) >= TELLING;
  const letters = [...one].map((letter, index) => letter + two[index]);
  return !(letters.includes("il") && letters.includes("li"));
}
