import { putAwayConversation } from "./leave-conversation.ts";
import { directSource, listTalks } from "./list-talks.ts";
import { markRead } from "./mark-read.ts";
import { getConversation } from "./queries.ts";

/** What the client API calls: the same use cases and questions as the pages'. */
export const conversationUseCases = { directSource, getConversation, listTalks, markRead, putAwayConversation };
