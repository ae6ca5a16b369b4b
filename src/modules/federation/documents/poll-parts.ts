import type { JsonObject } from "./context.ts";
import type { PollRow } from "./find-beside.ts";

/** A poll as the parts that make a Question of a Note. While it is secret nothing is counted for anyone. */
export function pollParts(poll: PollRow, voters: number): JsonObject {
  const isCounted = poll.ended || !poll.secret;
  const options = poll.texts.map((name, index) => ({
    type: "Note",
    name,
    ...(isCounted && { replies: { type: "Collection", totalItems: poll.votes[index] ?? 0 } }),
  }));
  const endTime = poll.ends_at.toISOString();
  return {
    [poll.multiple ? "anyOf" : "oneOf"]: options,
    endTime,
    ...(poll.ended && { closed: endTime }),
    ...(isCounted && { votersCount: voters }),
  };
}
