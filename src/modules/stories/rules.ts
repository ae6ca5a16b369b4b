import { z } from "zod";
import { altField } from "#modules/media";
import { messageForm } from "#modules/posts";
import type { StoriesTable } from "#platform/schema";

export type StoryAudience = StoriesTable["audience"];
export const storyAudiences = ["followers", "local"] as const satisfies readonly StoryAudience[];

/** Every limit of stories. Lengths count Unicode code points. */
export const storyLimits = {
  text: 500,
  /** Signs of the HTML made from it. */
  html: 10_000,
  /** Stories of one person that are shown at once. */
  live: 20,
  highlights: 10,
  highlightName: 30,
  highlightStories: 30,
  /** Names in the row on top of a home. */
  row: 5,
  /** Of all stories for one person, the newest are looked at. */
  looked: 60,
} as const;

const mayBeEmpty = (longest: number) =>
  z
    .string("required")
    .transform((text) => text.replace(/[\u202a-\u202e]/g, "").trim())
    .refine((text) => [...text].length <= longest, "tooLong");

const words = (longest: number) => mayBeEmpty(longest).refine((text) => text.length > 0, "required");

export const storyForm = z.object({
  text: mayBeEmpty(storyLimits.text),
  alt: altField,
  audience: z.enum(storyAudiences, "unknownChoice").default("followers"),
});
export const highlightForm = z.object({
  name: words(storyLimits.highlightName).transform((name) => name.replace(/\s+/g, " ")),
});
export const answerForm = messageForm;
