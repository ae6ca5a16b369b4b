import type { Account } from "#modules/accounts";
import type { Question } from "../asking/queries.ts";

/** 1 agree, -1 disagree, 0 pass. */
export type Vote = 1 | 0 | -1;
export const votes = { agree: 1, disagree: -1, pass: 0 } as const satisfies Record<string, Vote>;
export type VoteWord = keyof typeof votes;
export const wordOf = (vote: number): VoteWord => (vote > 0 ? "agree" : vote < 0 ? "disagree" : "pass");

/**
 * Who answers. A guest is known by what their device keeps (`token`), somebody elsewhere by their account. `origin` is what is
 * kept of a network (8 bytes), so that many voices from one place are seen.
 */
export type Voter =
  | { readonly tier: "member"; readonly account: Account; readonly origin?: Buffer }
  | { readonly tier: "guest"; readonly token: string; readonly origin: Buffer }
  | { readonly tier: "remote"; readonly account: Account };

/** An account is new for so long: what it says is counted, and marked. */
export const NEW_HOURS = 48;

type Asked = Pick<
  Question,
  "voters" | "joined_before" | "opened_at" | "isOver" | "since" | "guestsVote" | "group" | "group_id"
>;

/** Why somebody may not answer a question; undefined when they may. Blocks do not matter, since nobody is spoken to. */
export function whyNot(question: Asked, voter: Voter): WhyNot | undefined {
  if (question.isOver) return "questionOver";
  if (voter.tier === "guest") return guestsMay(question) ? undefined : "needsAccount";
  const { account } = voter;
  if (account.status !== (voter.tier === "member" ? "active" : "remote")) return "needsAccount";
  if (account.restriction !== "none") return "voteRestricted";
  if (question.voters === "group" && !question.since) return "groupOnly";
  if (question.joined_before && !wasHere(question, voter)) return "joinedLate";
  return undefined;
}
export type WhyNot = "questionOver" | "needsAccount" | "voteRestricted" | "groupOnly" | "joinedLate";

/** Whether people without an account may answer: the house and whoever asks let them, and nobody had to be here before. */
export const guestsMay = (question: Pick<Asked, "voters" | "joined_before" | "guestsVote" | "group">): boolean =>
  question.voters === "anyone" && question.guestsVote && !question.joined_before && !question.group?.isClosed;

/** Before it was opened: a member of the group, where it is for one; else somebody with an account here. */
function wasHere({ voters, since, opened_at }: Asked, { tier, account }: Exclude<Voter, { tier: "guest" }>): boolean {
  if (voters === "group") return since !== null && since < opened_at;
  return tier === "member" && account.created_at < opened_at;
}
