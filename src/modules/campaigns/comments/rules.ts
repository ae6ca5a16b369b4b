import { z } from "zod";
import { line, prose } from "#modules/accounts";
import { readId } from "#platform/paging";

/** Every limit of comments. Lengths count Unicode code points. */
export const commentLimits = {
  name: 60,
  text: 2000,
  email: 254,
  /** Of one mailbox in a day, under all demands. */
  perDay: 10,
  /** From one network within ten minutes before it looks like a rush; a village hall shares one. */
  rush: 10,
  /** Days an unconfirmed one waits before it is read all the same. */
  waits: 3,
  tracesDays: 30,
  /** Decided with one press. */
  atOnce: 50,
} as const;

const some = (text: string) => text.length > 0;

export const commentForm = z.object({
  name: line(commentLimits.name).refine(some, "required"),
  email: z.string("required").trim().min(1, "required").max(commentLimits.email, "tooLong"),
  text: prose(commentLimits.text).refine(some, "required"),
  // Nobody sees this field; programs fill it in.
  address: z.string().max(200, "tooLong").default(""),
});
export type CommentDraft = z.infer<typeof commentForm>;

export const piles = ["readable", "spam", "shown", "refused"] as const;
export type Pile = (typeof piles)[number];

/** One button of the desk, named `show.id` or `refuse.id`; or `do.show` and `do.refuse` for all that are ticked. */
export const deskForm = z
  .object({
    chosen: z.array(z.string().max(20, "unknownChoice")).max(commentLimits.atOnce, "unknownChoice").default([]),
  })
  .catchall(z.string().max(90, "unknownChoice"));

/** What was pressed and for which comments; undefined when nothing that makes sense was. */
export function readPress(
  sent: Readonly<Record<string, unknown>>,
): { readonly state: "shown" | "refused"; readonly ids: readonly string[] } | undefined {
  const [name = "", another] = Object.keys(sent).filter((field) => field.includes("."));
  const [, verb, which = ""] = /^(show|refuse|do)\.(\w+)$/.exec(name) ?? [];
  if (another || !verb) return undefined;
  const word = verb === "do" ? which : verb;
  if (word !== "show" && word !== "refuse") return undefined;
  const wanted = verb === "do" ? sent["chosen"] : [which];
  const ids = Array.isArray(wanted) ? wanted.map((id) => readId(String(id))).filter((id) => id !== undefined) : [];
  return ids.length === 0 ? undefined : { state: word === "show" ? "shown" : "refused", ids };
}
