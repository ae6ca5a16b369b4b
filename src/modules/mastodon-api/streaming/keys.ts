import { Invalid } from "#platform/errors";
import type { Scope } from "../scopes.ts";

/** A stream and what it is about: "user", "public:local", "hashtag/kopi", "list/12". */
export type Key = string;

const community = [
  "public",
  "public:local",
  "public:remote",
  "public:media",
  "public:local:media",
  "public:remote:media",
];
const names = new Set([...community, "user", "user:notification", "direct", "hashtag", "hashtag:local", "list"]);

/** What an app asks for. `only_media` is how addresses say `:media`. */
export type Asked = { readonly tag?: unknown; readonly list?: unknown; readonly only_media?: unknown };

/** @throws Invalid for a stream there is not, or one whose tag or list is missing */
export function readKey(name: string, { tag, list, only_media }: Asked = {}): Key {
  const whole = only_media === "true" && community.includes(`${name}:media`) ? `${name}:media` : name;
  if (!names.has(whole)) throw new Invalid({ stream: "unknownStream" });
  if (whole.startsWith("hashtag")) return `${whole}/${readTag(tag)}`;
  if (whole !== "list") return whole;
  if (typeof list !== "string" || !/^\d{1,19}$/.test(list)) throw new Invalid({ list: "idShape" });
  return `list/${list}`;
}

function readTag(tag: unknown): string {
  const read = typeof tag === "string" ? tag.toLowerCase().normalize("NFC") : "";
  if (!/^[\p{L}\p{N}_]{1,100}$/u.test(read)) throw new Invalid({ tag: "required" });
  return read;
}

/** As messages name it: ["hashtag", "kopi"]. */
export const toStreamField = (key: Key): string[] => key.split("/");

/** What a token must be allowed for a stream: one of these. */
export function neededFor(key: Key): readonly Scope[] {
  if (key === "user:notification") return ["read:notifications"];
  return key === "user" ? ["read:statuses", "read:notifications"] : ["read:statuses"];
}
