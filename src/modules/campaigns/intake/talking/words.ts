import { defineWords } from "#platform/i18n";
import en from "./locales/en.json" with { type: "json" };
import id from "./locales/id.json" with { type: "json" };

export const words = defineWords<keyof typeof id>({ id, en });
