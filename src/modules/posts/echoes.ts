/** How a post echoes. */
export { reactToPost, takeReactionBack } from "./react-to-post.ts";
export { sharePost, takeShareBack } from "./share-post.ts";
