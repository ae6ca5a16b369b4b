import { z } from "zod";
import { Invalid } from "#platform/errors";
import { longText } from "./rules.ts";

/** Every limit of a poll. */
export const pollLimits = { fewest: 2, most: 10, option: 80 } as const;
/** How long a poll may last, in minutes: from five minutes to thirty days; those its form offers. */
export const pollMinutes = ["5", "30", "60", "360", "1440", "4320", "10080", "43200"] as const;

const tick = z.enum(["on", ""], "unknownChoice").default("");

/** The fields of a poll in the form one writes in: what one may choose, each on a line of its own. */
export const pollFields = {
  poll: longText(2 * pollLimits.most * pollLimits.option).default(""),
  poll_lasts: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, "unknownChoice")
    .refine((minutes) => Number(minutes) >= 5 && Number(minutes) <= 43_200, "unknownChoice")
    .default("1440"),
  poll_multiple: tick,
  poll_hidden: tick,
};
export type PollFields = { readonly [Name in keyof typeof pollFields]: z.infer<(typeof pollFields)[Name]> };

/** A poll someone asks for. */
export type PollWish = {
  readonly options: readonly string[];
  readonly minutes: number;
  readonly multiple: boolean;
  readonly secret: boolean;
};

/** The poll a person wrote, undefined when they wrote none. @throws Invalid when it cannot be asked like this */
export function readPoll(fields: PollFields & { readonly audience: string }): PollWish | undefined {
  const options = fields.poll
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter(Boolean);
  if (options.length === 0) return undefined;
  const distinct = new Set(options.map((option) => option.normalize("NFKC").toLowerCase()));
  if (fields.audience === "direct") throw new Invalid({ poll: "pollDirect" });
  if (options.length < pollLimits.fewest) throw new Invalid({ poll: "pollFew" });
  if (options.length > pollLimits.most) throw new Invalid({ poll: "pollMany" });
  if (options.some((option) => [...option].length > pollLimits.option)) throw new Invalid({ poll: "pollLong" });
  if (distinct.size < options.length) throw new Invalid({ poll: "pollTwice" });
  return {
    options,
    minutes: Number(fields.poll_lasts),
    multiple: fields.poll_multiple === "on",
    secret: fields.poll_hidden === "on",
  };
}
