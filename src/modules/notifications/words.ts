import { defineWords } from "#platform/i18n";
import en from "./locales/en.json" with { type: "json" };
import id from "./locales/id.json" with { type: "json" };

export type WordKey = keyof typeof id;
export const words = defineWords<WordKey>({ id, en });
