import { z } from "zod";
import { locales } from "#platform/i18n";
import { handleField, line, nameField, passphraseField, profileLimits, prose, skillsField } from "./rules.ts";

/** What each page of this room takes in. A code such as "required" becomes a sentence on the page. */
const oneOf = <const Choices extends readonly string[]>(choices: Choices) => z.enum(choices, "unknownChoice");
const seers = ["everyone", "members", "followers", "nobody"] as const;

export const nameStep = z.object({ name: nameField });
export const handleStep = nameStep.extend({ handle: handleField });
export const reasonStep = handleStep.extend({ reason: prose(profileLimits.reason).default("") });
export const joinForm = reasonStep.extend({ passphrase: passphraseField, invite: z.string().max(60).default("") });

export const signInForm = z.object({
  handle: z.string("required").min(1, "required"),
  passphrase: z.string("required").min(1, "required").max(200, "tooLong"),
  next: z.string().max(2000).default("/"),
  shared: z
    .literal("on")
    .optional()
    .transform((value) => value === "on"),
});
export const recoverForm = z.object({
  handle: z
    .string("required")
    .trim()
    .toLowerCase()
    .transform((text) => text.replace(/^@/, "").slice(0, 60)),
  code: z.string("required").min(1, "required").max(60, "tooLong"),
  passphrase: passphraseField,
});
export const passphraseForm = z.object({
  current: z.string("required").min(1, "required").max(200, "tooLong"),
  passphrase: passphraseField,
});

const fieldNumbers = Array.from({ length: profileLimits.fields }, (_, index) => index + 1);
export const profileForm = z
  .object({
    name: nameField,
    bio: prose(profileLimits.bio).default(""),
    place: line(profileLimits.place).default(""),
    skills: skillsField,
    pronouns: line(profileLimits.pronouns).default(""),
    languages: z.string().max(100, "tooLong").default(""),
    ...Object.fromEntries(
      fieldNumbers.flatMap((number) => [
        [`field_name_${number}`, line(profileLimits.fieldName).optional()],
        [`field_value_${number}`, line(profileLimits.fieldValue).optional()],
      ]),
    ),
  })
  .transform(({ name, bio, place, skills, pronouns, languages, ...rest }) => {
    const sent = rest as Record<string, string | undefined>;
    return {
      name,
      bio,
      place,
      skills,
      pronouns,
      languages: [...new Set(languages.toLowerCase().match(/[a-z]{2,3}/g) ?? [])].slice(0, profileLimits.languages),
      fields: fieldNumbers.map((number) => ({
        name: sent[`field_name_${number}`] ?? "",
        value: sent[`field_value_${number}`] ?? "",
      })),
    };
  });

export const privacyForm = z.object({
  locked: z
    .literal("on")
    .optional()
    .transform((value) => value === "on"),
  listed: z
    .literal("on")
    .optional()
    .transform((value) => value === "on"),
  findable_by: oneOf(["everyone", "members", "nobody"]),
  place_seen_by: oneOf(seers),
  follows_seen_by: oneOf(seers),
  messages_from: oneOf(["everyone", "followed", "nobody"]),
});

export const displayForm = z.object({
  locale: oneOf(locales),
  timeZone: oneOf(["WIB", "WITA", "WIT"]),
  theme: oneOf(["system", "light", "dark"]),
  textSize: oneOf(["0", "1", "2", "3"]).transform((size) => Number(size) as 0 | 1 | 2 | 3),
  pictures: oneOf(["light", "saver", "rich"]),
});

export const communityForm = z.object({
  community: line(60).refine((name) => name.length > 0, "required"),
  description: prose(500).default(""),
  locale: oneOf(locales),
  time_zone: oneOf(["WIB", "WITA", "WIT"]),
  sign_up: oneOf(["open", "approval", "invite"]),
  pictures: oneOf(["light", "saver", "rich"]),
});
export const foundingForm = communityForm
  .omit({ description: true })
  .extend({ name: nameField, handle: handleField, passphrase: passphraseField });
