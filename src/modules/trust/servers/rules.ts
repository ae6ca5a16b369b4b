import { domainToASCII } from "node:url";
import { z } from "zod";

export const severities = ["silence", "suspend", "allow"] as const;
export type Severity = (typeof severities)[number];
/** Lists one community follows, lines of one list or of what is brought in, and bytes of a list. */
export const serverLimits = {
  reason: 500,
  note: 1000,
  lists: 20,
  lines: 20_000,
  pasted: 3000,
  bytes: 2_000_000,
} as const;

/** A policy as it is written down or brought in. */
export type PolicyDraft = {
  readonly host: string;
  readonly severity: Severity;
  readonly reject_media: boolean;
  readonly reason: string;
  readonly note: string;
};

/**
 * A host as it is compared, however it is typed: with or without https, in capitals, with a last dot or in letters of
 * other scripts. Undefined for what is none.
 */
export function readHost(typed: string): string | undefined {
  const bare = typed
    .trim()
    .replace(/^https?:\/\//i, "")
    .replace(/^\*\./, "")
    .replace(/\/.*$/s, "")
    .replace(/^@/, "");
  if (/[\s@\\%]/.test(bare)) return undefined;
  const [name = "", port] = bare.split(":");
  const ascii = domainToASCII(name).replace(/\.$/, "");
  if (!/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(ascii) || ascii.length > 250)
    return undefined;
  if (!ascii.includes(".") || /^[\d.]+$/.test(ascii)) return undefined;
  return port === undefined ? ascii : /^\d{2,5}$/.test(port) ? `${ascii}:${port}` : undefined;
}

const ticked = z
  .string()
  .optional()
  .transform((value) => value === "on");
const few = (longest: number) =>
  z
    .string()
    .default("")
    .transform((text) => text.trim())
    .refine((text) => [...text].length <= longest, "tooLong");

export const policyForm = z.object({
  host: z
    .string("required")
    .max(300, "hostShape")
    .transform((typed) => readHost(typed) ?? "")
    .refine((host) => host !== "", "hostShape"),
  severity: z.enum(severities, "unknownChoice"),
  reject_media: ticked,
  reason: few(serverLimits.reason),
  note: few(serverLimits.note),
});
export const modeForm = z.object({ federation: z.enum(["open", "listed", "closed"], "unknownChoice") });
export const listForm = z.object({
  url: z
    .string("required")
    .transform((text) => text.trim())
    .refine((text) => /^https:\/\/[^\s]{4,480}$/.test(text) && URL.canParse(text), "addressShape"),
});
export const pasteForm = z.object({ csv: z.string("required").min(1, "required").max(200_000, "tooLong") });
