import type { Role } from "./rules.ts";

/** How much a role decides; who decides about somebody stands above them. */
const rank: Readonly<Record<Role, number>> = { member: 0, helper: 1, organiser: 2, owner: 3 };

/** Whether someone of one role takes out, or bans, someone of another. */
export const mayRemove = (role: Role | undefined, other: Role): boolean =>
  (role === "organiser" || role === "owner") && rank[role] > rank[other];

/**
 * The roles someone may give to a member who has `other` now: owners every one, also their own, by which they hand over;
 * organisers those below their own, to those below them.
 */
export function rolesToGive(role: Role | undefined, other: Role): readonly Role[] {
  if (role === "owner") return ["member", "helper", "organiser", "owner"];
  if (role === "organiser" && rank[other] < rank.organiser) return ["member", "helper"];
  return [];
}
