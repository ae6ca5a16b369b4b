import { defineWords } from "#platform/i18n";
import en from "./locales/en.json" with { type: "json" };
import id from "./locales/id.json" with { type: "json" };

export type ApiWord = keyof typeof id;

/** What the API says to people by way of their apps, and the pages about apps. */
export const words = Object.assign(defineWords<ApiWord>({ id, en }), {
  has: (code: string): code is ApiWord => Object.hasOwn(id, code),
});
