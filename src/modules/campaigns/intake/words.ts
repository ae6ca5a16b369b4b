import { defineWords } from "#platform/i18n";
import en from "./locales/en.json" with { type: "json" };
import id from "./locales/id.json" with { type: "json" };

/** Pages about messages, and in `talking` the messages themselves: one of them must find room in one SMS. */
export const words = defineWords<keyof typeof id>({ id, en });
