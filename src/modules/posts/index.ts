export { postUri } from "./address-of.ts";
export { gistOf, quieten } from "./card-face.ts";
export { decideQuote, deletePost, editPost, importDraft, importPost, type OldPost, oldPostForm } from "./changes.ts";
export { type Conversation, conversationLimits, type Listener, mayWrite, messageForm } from "./conversation-rules.ts";
export { reactToPost, sharePost, takeReactionBack, takeShareBack } from "./echoes.ts";
export { postUseCases } from "./for-apps.ts";
export { listReached, listUnfound, nameFound } from "./for-servers.ts";
export { bookmarkPost, pinPost, removeBookmark, saveDraft, unpinPost } from "./keepsakes.ts";
export { findConversationOf, openConversation } from "./open-conversation.ts";
export { findTies, publishPost } from "./publish-post.ts";
export {
  getCard,
  getPost,
  listCards,
  listPinned,
  listThread,
  type Post,
  type PostCard,
  rowsOf,
  type Source,
} from "./queries.ts";
export { type ReceivedPost, receiving } from "./receiving.ts";
export { messageThing, postThing, removedWithPost } from "./reported.ts";
export { postsRoutes } from "./routes.tsx";
export { type Audience, audiencesForReplyTo, type Draft, mayReply, postLimits, type ReactionKind } from "./rules.ts";
export { postTasks } from "./tasks.ts";
export { Compose } from "./views/compose.tsx";
export { PostCard as PostCardView } from "./views/post-card.tsx";
export { KeptCard, LikeForm, PostCards } from "./views/post-cards.tsx";
export { words as wordsOfPosts } from "./words.ts";
