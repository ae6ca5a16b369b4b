/** What a moderator may be trusted with, each by itself; the check on `accounts.permissions` says the same. */
export const permissions = ["reports", "posts", "people", "appeals", "sign-ups", "rules", "announcements"] as const;
export type Permission = (typeof permissions)[number];

/** Someone as far as it decides what they may do for the community. */
export type Official = {
  readonly status: string;
  readonly role: "member" | "moderator" | "administrator";
  readonly permissions: readonly string[];
};

/** Administrators may everything; moderators what they were trusted with; nobody whose account is not open. */
export function isTrustedWith(person: Official, permission: Permission): boolean {
  if (person.status !== "active" || person.role === "member") return false;
  return person.role === "administrator" || person.permissions.includes(permission);
}
