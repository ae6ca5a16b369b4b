import { receiveEdit } from "./receive-edit.ts";
import { receivePost } from "./receive-post.ts";
import { receiveQuote } from "./receive-quote.ts";
import { receiveVote } from "./receive-vote.ts";

export type { ReceivedPost } from "./received-post.ts";

/** What comes from other servers. */
export const receiving = { edit: receiveEdit, post: receivePost, quote: receiveQuote, vote: receiveVote } as const;
