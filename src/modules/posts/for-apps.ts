import { castVote } from "./cast-vote.ts";
import { decideQuote } from "./decide-quote.ts";
import { getDraft, listScheduled } from "./drafts.ts";
import { listEchoes } from "./list-echoes.ts";
import { listQuotes } from "./list-quotes.ts";
import { isThreadMuted, muteThread, unmuteThread } from "./mute-thread.ts";
import { deleteDraft, publishWriting } from "./publish-writing.ts";
import { findCards, listRevisions } from "./queries.ts";
import { mayQuote } from "./quote-rules.ts";

/** What the client API calls besides the above: the same use cases and questions as the pages'. */
export const postUseCases = {
  castVote,
  decideQuote,
  deleteDraft,
  findCards,
  getDraft,
  isThreadMuted,
  listEchoes,
  listQuotes,
  listRevisions,
  listScheduled,
  mayQuote,
  muteThread,
  publishWriting,
  unmuteThread,
};
