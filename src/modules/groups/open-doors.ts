import { type GroupDraft, isClosed } from "./rules.ts";

/**
 * What a group's choices mean for its rows. Whoever wants in must ask where members alone read, where a question stands, or
 * where it was so chosen; then its account is locked. One for the invited is found by nobody.
 */
export function doorsOf({
  access,
  approves,
  question,
  agreement,
  place,
}: Omit<GroupDraft, "name" | "about" | "handle">) {
  const asks = approves || question !== "" || isClosed({ access });
  return {
    account: {
      place,
      locked: asks || agreement !== "",
      findable_by: access === "invite" ? ("nobody" as const) : ("everyone" as const),
    },
    rules: { access, approves: asks, question, agreement },
  };
}
