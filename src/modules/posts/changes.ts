/** What becomes of posts that are there already, here or in an archive. */
export { decideQuote } from "./decide-quote.ts";
export { deletePost } from "./delete-post.ts";
export { editPost } from "./edit-post.ts";
export { importDraft, importPost, type OldPost, oldPostForm } from "./import-post.ts";
