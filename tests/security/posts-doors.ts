import type { Door } from "./doors.ts";
import type { Stage } from "./stage.ts";

/** The writes that belong to what a post carries beside its words. */
export function postsDoors({
  siti,
  pollId,
  quoteIds,
}: Pick<Stage, "siti" | "pollId" | "quoteIds">): Record<string, Door> {
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
  return {
    "POST /p/:id/votes": mine(`/p/${pollId}/votes`, { choice: "1" }),
    "POST /p/:id/quote/approval": mine(`/p/${quoteIds[0]}/quote/approval`),
    "POST /p/:id/quote/refusal": mine(`/p/${quoteIds[1]}/quote/refusal`),
    "POST /p/:id/quote/withdrawal": mine(`/p/${quoteIds[2]}/quote/withdrawal`),
  };
}
