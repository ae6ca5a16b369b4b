/** What comes from other servers. */
export { receiveEdit } from "./receive-edit.ts";
export { receivePost } from "./receive-post.ts";
export { receiveQuote } from "./receive-quote.ts";
export { receiveVote } from "./receive-vote.ts";
export type { ReceivedMedia, ReceivedPoll, ReceivedPost } from "./received-post.ts";
