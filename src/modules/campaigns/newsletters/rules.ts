import { z } from "zod";
import { line, prose } from "#modules/accounts";

/** Every limit of news for signers. Lengths count Unicode code points. */
export const newsletterLimits = {
  subject: 100,
  text: 4000,
  /** Days between two of one demand. */
  apart: 3,
  /** Handed over in one transaction. */
  batch: 100,
  /** Written and not sent, of one demand. */
  waiting: 20,
} as const;

const some = (text: string) => text.length > 0;
export const newsletterForm = z.object({
  subject: line(newsletterLimits.subject).refine(some, "required"),
  text: prose(newsletterLimits.text).refine(some, "required"),
});
