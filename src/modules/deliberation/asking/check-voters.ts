import { Invalid } from "#platform/errors";
import type { QuestionDraft, Voters } from "./rules.ts";

type Place = { readonly group: { readonly isClosed: boolean } | undefined; readonly guestsVote: boolean };

/**
 * Who may answer, as far as place and house allow: in a closed group its members, whatever was chosen; without an account only
 * where administrators let guests answer, and never together with having been here before. @throws Invalid
 */
export function checkVoters(
  draft: Pick<QuestionDraft, "voters" | "joined_before">,
  { group, guestsVote }: Place,
): Voters {
  const voters = group?.isClosed ? "group" : draft.voters;
  if (voters === "group" && !group) throw new Invalid({ voters: "eventGroup" });
  if (voters === "anyone" && !guestsVote) throw new Invalid({ voters: "guestsMayNot" });
  if (voters === "anyone" && draft.joined_before) throw new Invalid({ joined_before: "guestsJoinNever" });
  return voters;
}
