import { z } from "zod";
import { altField } from "#modules/media";
import { conversationLimits, messageForm } from "#modules/posts";

/** Messages of a conversation on one page. */
export const MESSAGES_SIZE = 30;

/** People chosen for a conversation, as an address or a form carries them: handles with commas between. */
export const MOST_OTHERS = conversationLimits.people - 1;

/** The handles in a list such as "siti, @budi@desa.example", each once, small letters. Anything else in it is passed over. */
export function readHandles(text: string | undefined): string[] {
  const handles =
    (text ?? "")
      .slice(0, 1000)
      .toLowerCase()
      .match(/[a-z0-9_.~-]{1,100}@[a-z0-9.:-]{1,255}|[a-z0-9_]{2,30}/g) ?? [];
  return [...new Set(handles.map((handle) => handle.replace(/[.:-]{1,255}$/, "")))];
}

/** What is written at the foot of a conversation: words, or a picture that says what it shows, or both. */
export const pictureMessageForm = z.object({
  text: z
    .preprocess((text) => (String(text ?? "").trim() ? text : undefined), messageForm.shape.text.optional())
    .transform((text) => text ?? ""),
  alt: altField,
});

export const newMessageForm = messageForm.extend({
  to: z
    .string("required")
    .max(1000, "tooLong")
    .transform((text) => readHandles(text))
    .refine((handles) => handles.length > 0, "required"),
});
