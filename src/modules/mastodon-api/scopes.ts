import { OAuthError } from "./trouble.ts";

const parts = {
  read: "accounts blocks bookmarks collections favourites filters follows lists mutes notifications search statuses",
  write:
    "accounts blocks bookmarks collections conversations favourites filters follows lists media mutes notifications reports statuses",
} as const;
type Parts<Side extends keyof typeof parts, Words extends string> = Words extends `${infer First} ${infer Rest}`
  ? `${Side}:${First}` | Parts<Side, Rest>
  : `${Side}:${Words}`;

/** What an app may be allowed, as Mastodon calls it (https://docs.joinmastodon.org/api/oauth-scopes). No scope reaches what moderators do. */
export type Scope =
  | "read"
  | "write"
  | "follow"
  | "push"
  | "profile"
  | Parts<"read", (typeof parts)["read"]>
  | Parts<"write", (typeof parts)["write"]>;

export const scopes: readonly Scope[] = [
  "read",
  ...parts.read.split(" ").map((part) => `read:${part}` as Scope),
  "write",
  ...parts.write.split(" ").map((part) => `write:${part}` as Scope),
  "follow",
  "push",
  "profile",
];

/** What the old scope "follow" stands for. */
const follow: readonly string[] = ["follows", "blocks", "mutes"].flatMap((part) => [`read:${part}`, `write:${part}`]);

/** Whether who was granted these may do what asks for that one. */
export function covers(granted: readonly string[], needed: string): boolean {
  const side = needed.split(":")[0] ?? "";
  return (
    granted.includes(needed) ||
    (side !== needed && granted.includes(side)) ||
    (granted.includes("follow") && follow.includes(needed))
  );
}

/** Scopes as apps write them, each once. @throws OAuthError for one there is not */
export function readScopes(text: string, otherwise: readonly Scope[]): Scope[] {
  const wanted = [...new Set(text.split(/[\s+,]+/).filter(Boolean))];
  if (wanted.length === 0) return [...otherwise];
  if (wanted.some((scope) => !scopes.includes(scope as Scope))) throw new OAuthError("invalid_scope", "unknownScope");
  return wanted as Scope[];
}
