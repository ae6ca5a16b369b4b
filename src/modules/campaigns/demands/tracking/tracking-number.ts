import { randomInt } from "node:crypto";

/** Crockford's base 32: no I, L, O and U, which are misheard and misread. */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 10;

/** A number one can say on the phone: ten signs, 50 random bits. */
export function newTracking(): string {
  return Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join("");
}

/** As it is written for people: 7Q4XK-2M9RD. */
export const spellTracking = (tracking: string): string => `${tracking.slice(0, 5)}-${tracking.slice(5)}`;

/** Reads what somebody typed: small letters, spaces and dashes do no harm, nor O for 0, I or L for 1. Undefined for what is none. */
export function readTracking(typed: string): string | undefined {
  const plain = typed.slice(0, 40).toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  return /^[0-9A-HJKMNP-TV-Z]{10}$/.test(plain) ? plain : undefined;
}
