/** What a reader keeps, and an author puts on top. */
export { bookmarkPost, removeBookmark } from "./bookmark-post.ts";
export { pinPost, unpinPost } from "./pin-post.ts";
export { saveDraft } from "./save-draft.ts";
