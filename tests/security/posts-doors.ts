import type { Door } from "./doors.ts";
import type { Stage } from "./stage.ts";

type PostsStage = Pick<Stage, "siti" | "pollId" | "quoteIds" | "wordId" | "theirs">;

/** The writes that belong to what a post carries beside its words. */
export function postsDoors({ siti, pollId, quoteIds, wordId, theirs }: PostsStage): Record<string, Door> {
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
  return {
    "POST /p/:id/votes": mine(`/p/${pollId}/votes`, { choice: "1" }),
    "POST /p/:id/mute": mine(`/p/${theirs.id}/mute`),
    "POST /p/:id/mute/removal": mine(`/p/${theirs.id}/mute/removal`),
    "POST /settings/words": mine("/settings/words", {
      word: "undian",
      match: "whole",
      outcome: "close",
      days: "7",
      in_home: "on",
    }),
    "POST /settings/words/:id/removal": mine(`/settings/words/${wordId}/removal`),
    "POST /p/:id/quote/approval": mine(`/p/${quoteIds[0]}/quote/approval`),
    "POST /p/:id/quote/refusal": mine(`/p/${quoteIds[1]}/quote/refusal`),
    "POST /p/:id/quote/withdrawal": mine(`/p/${quoteIds[2]}/quote/withdrawal`),
  };
}
