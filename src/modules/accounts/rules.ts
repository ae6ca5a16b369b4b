import type { Selectable } from "kysely";
import { z } from "zod";
import type { AccountsTable } from "#platform/schema";

export type Account = Selectable<AccountsTable>;

/** Every limit on what a person may say of themselves. Lengths count Unicode code points; of HTML, signs and bytes. */
export const profileLimits = {
  name: 60,
  bio: 500,
  bioHtml: 10_000,
  fields: 6,
  fieldName: 60,
  fieldValue: 200,
  fieldHtml: 2000,
  place: 80,
  pronouns: 30,
  languages: 8,
  skills: 10,
  skill: 30,
  reason: 500,
} as const;
export const passphraseLimits = { shortest: 10, longest: 200 } as const;
/** Recovery codes on one sheet of paper. */
export const RECOVERY_CODES = 8;
/** A person with more followers than this is merged into home timelines on read. */
export const MERGED_ON_READ_ABOVE = 10_000;
/** An invite's life and how many it lets in. */
export const inviteLimits = { days: 30, uses: 30, perPerson: 20 } as const;

const reserved = new Set(
  "about account accounts admin administrator api bantuan community demands events gaung groups help home inbox kelompok me mentions moderator new organisations outbox pengurus people posts root search server session settings support system tags web".split(
    " ",
  ),
);

/** A handle: 2-30 of a-z, 0-9 and _, not a word the house needs itself. */
export const handleField = z
  .string("required")
  .trim()
  .toLowerCase()
  .transform((text) => text.replace(/^@/, ""))
  .pipe(
    z
      .string()
      .min(1, "required")
      .regex(/^[a-z0-9_]{2,30}$/, "handleShape")
      .refine((handle) => !reserved.has(handle), "handleTaken"),
  );

/** One line a person wrote: trimmed, single spaces, nothing invisible that could dress one name up as another. */
export function line(longest: number): z.ZodType<string> {
  return z
    .string("required")
    .transform((text) =>
      text
        .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .refine((text) => [...text].length <= longest, "tooLong");
}

/** Running text: trimmed, no overrides of the reading direction; nothing where it holds nothing one could see. */
export function prose(longest: number): z.ZodType<string> {
  return z
    .string("required")
    .transform((text) =>
      text
        .replace(/[\u202a-\u202e]/g, "")
        .replace(/\n{3,}/g, "\n\n")
        .replace(/^[\p{C}\p{Z}\p{M}]*$/u, "")
        .trim(),
    )
    .refine((text) => [...text].length <= longest, "tooLong");
}

/** What a person can do, as they list it: words parted by commas or lines, each once and in small letters. */
export const skillsField = z
  .string()
  .default("")
  .transform((text) => [
    ...new Set(
      text
        .toLowerCase()
        .split(/[,;\n]/)
        .map((skill) =>
          skill
            .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
            .replace(/\s+/g, " ")
            .trim(),
        )
        .filter(Boolean),
    ),
  ])
  .refine((skills) => skills.length <= profileLimits.skills, "tooManySkills")
  .refine((skills) => skills.every((skill) => [...skill].length <= profileLimits.skill), "skillLong");

export const nameField = line(profileLimits.name).refine((name) => name.length > 0, "required");

export const passphraseField = z
  .string("required")
  .min(1, "required")
  .min(passphraseLimits.shortest, "passphraseShort")
  .max(passphraseLimits.longest, "tooLong");

/** A handle made from a name: "Siti Rahmah" becomes siti_rahmah. Empty when nothing usable is left. */
export function suggestHandle(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "")
    .slice(0, 30);
}

/** Whether `viewer` may see what its owner shows to `seenBy`. Owners see all of their own. */
export function maySee(
  seenBy: Account["place_seen_by"],
  owner: { readonly id: string },
  viewer: { readonly id: string; readonly status: Account["status"] } | undefined,
  follows: boolean,
): boolean {
  if (viewer?.id === owner.id || seenBy === "everyone") return true;
  if (viewer?.status !== "active") return false;
  return seenBy === "members" || (seenBy === "followers" && follows);
}
