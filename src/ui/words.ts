import { defineWords } from "../platform/i18n.ts";
import en from "./locales/en.json" with { type: "json" };
import id from "./locales/id.json" with { type: "json" };

/** The words of the frame and of the pieces every page shares. */
export const words = defineWords({ id, en });
