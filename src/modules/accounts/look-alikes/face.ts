/** What rooms above ask of names that look alike. */
export { findLookAlikes, type LookAlike } from "./find-look-alikes.ts";
export { LookAlikeNote } from "./look-alike-note.tsx";
