import { z } from "zod";
import { line, passphraseField } from "../rules.ts";
import { signedSchema } from "./passkeys.ts";

const typed = z.string().max(200, "tooLong").default("");
/** The passphrase and, for who signs in in two steps, a code. */
export const proofForm = z.object({
  current: z.string("required").min(1, "required").max(200, "tooLong"),
  code: typed,
});
export const confirmationForm = proofForm.extend({ next: z.string().max(2000).default("/") });
export const secondStepForm = z.object({
  code: z.string("required").trim().min(1, "required").max(60, "tooLong"),
  next: z.string().max(2000).default("/"),
});
export const turnOnForm = z.object({
  code: z.string("required").trim().min(1, "required").max(20, "tooLong"),
  draft: z.string().regex(/^[\w-]{22}$/),
});
export const mailAddressForm = z.object({
  email: z.string("required").trim().min(1, "required").max(254, "tooLong"),
});
export const mailRecoveryForm = z.object({
  whom: z.string("required").trim().min(1, "required").max(254, "tooLong"),
});
export const newPassphraseForm = z.object({ passphrase: passphraseField });
const answerField = z.string("required").min(1, "required").max(8000, "tooLong").pipe(signedSchema);
export const passkeyForm = z.object({ answer: answerField, next: z.string().max(2000).default("/") });
export const newPasskeyForm = z.object({
  answer: answerField,
  name: line(60).refine((name) => name.length > 0, "required"),
});
