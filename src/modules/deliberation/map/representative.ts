import type { Out } from "./centre.ts";
import type { Tally } from "./group-votes.ts";
import { CLEARLY, type Side, sideOf } from "./statistics.ts";

/** A statement that tells one group from the others. `column` is its place among the statements. */
export type Standpoint = Side & {
  readonly column: number;
  readonly side: "agree" | "disagree";
  /** Of all statements the one the group agrees to most characteristically; it may yet disagree more than others do. */
  readonly isBestAgree: boolean;
  /** How many agreed to the best agreed one. */
  readonly agreed?: number;
};

const MOST = 5;

/** Step 13: at most five statements that a group stands for: those it agrees to first. `all` counts every group together. */
export function representative(own: Tally, all: Tally, out: Out): Standpoint[] {
  const sufficient: Standpoint[] = [];
  let best: Standpoint | undefined;
  let bestTest = Number.NEGATIVE_INFINITY;
  let bestAgree: { readonly agree: Side; readonly standpoint: Standpoint } | undefined;
  for (let column = 0; column < out.length; column++) {
    if (out[column]) continue;
    const [agree, disagree] = sidesOf(own, all, column);
    const isAgree = agree.ratioTest > disagree.ratioTest;
    const side: Standpoint = {
      ...(isAgree ? agree : disagree),
      column,
      side: isAgree ? "agree" : "disagree",
      isBestAgree: false,
    };
    if (isClear(agree) || isClear(disagree)) sufficient.push(side);
    const test = Math.max(agree.ratioTest, disagree.ratioTest);
    if (sufficient.length === 0 && test > bestTest) [best, bestTest] = [side, test];
    if (agree.success + disagree.success > 0 && isBetterAgree(agree, bestAgree?.agree))
      bestAgree = { agree, standpoint: { ...side, isBestAgree: true, agreed: agree.success } };
  }
  if (sufficient.length === 0) return bestAgree ? [bestAgree.standpoint] : best ? [best] : [];
  const others = sufficient
    .filter(({ column }) => column !== bestAgree?.standpoint.column)
    .sort((a, b) => weightOf(b) - weightOf(a));
  const chosen = (bestAgree ? [bestAgree.standpoint, ...others] : others).slice(0, MOST);
  return [...chosen.filter(({ side }) => side === "agree"), ...chosen.filter(({ side }) => side === "disagree")];
}

function sidesOf(own: Tally, all: Tally, column: number): readonly [Side, Side] {
  const count = (tally: Tally, which: number) => tally[column * 3 + which] as number;
  const seen = count(own, 2);
  const rest = count(all, 2) - seen;
  const [agree, disagree] = [0, 1].map((which) =>
    sideOf([count(own, which), seen], [count(all, which) - count(own, which), rest]),
  ) as [Side, Side];
  return [agree, disagree];
}

const isClear = ({ ratioTest, test }: Side) => ratioTest > CLEARLY && test > CLEARLY;

const weightOf = ({ ratio, ratioTest, share, test }: Side) => ratio * ratioTest * share * test;

function isBetterAgree(one: Side, best: Side | undefined): boolean {
  if (!best) return one.test > CLEARLY || (one.ratio > 1 && one.share > 0.5);
  return best.ratio > 1 ? weightOf(one) > weightOf(best) : one.share * one.test > best.share * best.test;
}
