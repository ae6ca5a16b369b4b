import { defineWords, type Locale } from "../platform/i18n.ts";
import en from "./locales/complaints.en.json" with { type: "json" };
import id from "./locales/complaints.id.json" with { type: "json" };

/** Everything that can be wrong with what someone sent, by its code, in words that say how to mend it. */
export type Complaint = keyof typeof id;
const words = defineWords<Complaint>({ id, en });

/** The sentences for a form's errors, by field. A code may be followed by a value its sentence names: `hostShape 7`. */
export function sayComplaints(locale: Locale, errors: Readonly<Record<string, string>>): Record<string, string> {
  const t = words(locale);
  return Object.fromEntries(
    Object.entries(errors).map(([field, said]) => {
      const [code = "", value = ""] = said.split(" ");
      return [field, t(code in id ? (code as Complaint) : "unknown", { value })];
    }),
  );
}
