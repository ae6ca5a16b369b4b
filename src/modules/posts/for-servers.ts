/** What telling other servers of a post asks for. */
export { listUnfound, nameFound } from "./name-found.ts";
export { listReached } from "./reached.ts";
