import type { Audience } from "./visibility-stage.ts";

/** Everyone who may look, by how they stand to the author. */
export const viewers = [
  "guest",
  "pending",
  "stranger",
  "requested",
  "follower",
  "formerFollower",
  "mentioned",
  "groupMember",
  "groupAsker",
  "groupInvited",
  "groupRemoved",
  "groupBanned",
  "blockedByAuthor",
  "blockerOfAuthor",
  "author",
  "moderator",
  "administrator",
] as const;
export type Viewer = (typeof viewers)[number];

/** Whoever is in the author's private group, or is not, or not any more: to all else of theirs they are strangers. */
const around = ["groupMember", "groupAsker", "groupInvited", "groupRemoved", "groupBanned"] as const;

/** Who sees what. Whatever is not named here is not seen. Written from the words on the audience's button, not from the code. */
export const policy: Readonly<Record<Audience, readonly Viewer[]>> = {
  public: [
    "guest",
    "pending",
    "stranger",
    "requested",
    "follower",
    "formerFollower",
    "mentioned",
    ...around,
    "author",
    "moderator",
    "administrator",
  ],
  quiet: [
    "guest",
    "pending",
    "stranger",
    "requested",
    "follower",
    "formerFollower",
    "mentioned",
    ...around,
    "author",
    "moderator",
    "administrator",
  ],
  local: [
    "stranger",
    "requested",
    "follower",
    "formerFollower",
    "mentioned",
    ...around,
    "author",
    "moderator",
    "administrator",
  ],
  followers: ["follower", "mentioned", "author"],
  direct: ["mentioned", "author"],
  group: ["groupMember", "author"],
};

/** One cell: what this viewer meets with this post at this surface. */
export type Cell = { readonly surface: string; readonly viewer: Viewer; readonly post: string; readonly is: string };

/** Cells of two tables that differ, as sentences; also those only one of them has. */
export function differences(expected: readonly Cell[], observed: readonly Cell[]): string[] {
  const nameOf = ({ surface, viewer, post }: Cell) => `${surface} · ${viewer} · ${post}`;
  const seen = new Map(observed.map((cell) => [nameOf(cell), cell.is]));
  const wanted = new Map(expected.map((cell) => [nameOf(cell), cell.is]));
  return [...new Set([...wanted.keys(), ...seen.keys()])]
    .filter((name) => wanted.get(name) !== seen.get(name))
    .map((name) => `${name}: expected ${wanted.get(name) ?? "no cell"}, observed ${seen.get(name) ?? "no cell"}`);
}
