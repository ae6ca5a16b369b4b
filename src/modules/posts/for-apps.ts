import { castVote } from "./cast-vote.ts";
import { decideQuote } from "./decide-quote.ts";
import { findHabits, getDraft, listScheduled } from "./drafts.ts";
import { listEchoes } from "./list-echoes.ts";
import { listQuotes } from "./list-quotes.ts";
import { isThreadMuted, muteThread, unmuteThread } from "./mute-thread.ts";
import { findPagePrint } from "./page-print.ts";
import { pollLimits, readPoll } from "./poll-rules.ts";
import { deleteDraft, publishWriting } from "./publish-writing.ts";
import { findCards, listRevisions } from "./queries.ts";
import { mayQuote } from "./quote-rules.ts";
import { audiences, longText, postLanguages } from "./rules.ts";
import { languageNames } from "./views/language-names.ts";
import { draftLimits } from "./writing.ts";

/** What the client API calls besides the above: the same use cases and questions as the pages'. */
export const postUseCases = {
  audiences,
  castVote,
  decideQuote,
  deleteDraft,
  draftLimits,
  findCards,
  findHabits,
  findPagePrint,
  getDraft,
  isThreadMuted,
  listEchoes,
  listQuotes,
  listRevisions,
  listScheduled,
  longText,
  mayQuote,
  muteThread,
  pollLimits,
  postLanguages,
  languageNames,
  publishWriting,
  readPoll,
  unmuteThread,
};
