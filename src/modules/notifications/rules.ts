import { z } from "zod";
import type { Viewer } from "#platform/http/env";
import type { Kind, KindName } from "./kind.ts";
import { kinds } from "./kinds.ts";

/** Where news reaches a person: the list, the phone, the mail. */
export const channels = ["list", "push", "mail"] as const;
export type Channel = (typeof channels)[number];
/** The ways news can come here: by mail only where mail is sent. */
export const channelsOf = (hasMail: boolean): Channel[] => channels.filter((channel) => channel !== "mail" || hasMail);
export const digests = ["off", "daily", "weekly"] as const;

/** What kinds of stranger there are, each with what becomes of their news when nothing was chosen. */
export const usual = {
  from_unfollowed: "accept",
  from_nonfollowers: "accept",
  from_new: "accept",
  from_private: "filter",
  from_limited: "filter",
} as const;
export type Stranger = keyof typeof usual;
export const strangers = Object.keys(usual) as readonly Stranger[];
export const verdicts = ["accept", "filter", "drop"] as const;
export type Verdict = (typeof verdicts)[number];

/** The kinds a person is asked about: what they can get, but for what always reaches them. */
export function kindsFor(viewer: Pick<Viewer, "role">): Kind[] {
  return kinds.filter(({ only }) => !only || only.some((role) => role === viewer.role));
}

/** Whether a kind comes this way when nothing was chosen. */
export const isUsual = (kind: Kind, channel: Channel): boolean => channel === "list" || kind[channel] === true;

/** Whether a kind comes this way to someone who chose otherwise for these. */
export function isWanted(kind: Kind, channel: Channel, exceptions: readonly string[]): boolean {
  if (kind.always && channel === "list") return true;
  return isUsual(kind, channel) !== exceptions.includes(kind.name);
}

const names = kinds.map(({ name }) => name) as [KindName, ...KindName[]];
const some = z.array(z.enum(names, "unknownChoice")).default([]);
const choice = z.enum(verdicts, "unknownChoice");

export const newsForm = z.object({
  /** Absent where no mail is sent: then it stays as it is. */
  digest: z.enum(digests, "unknownChoice").optional(),
  list: some,
  push: some,
  mail: some,
  from_unfollowed: choice,
  from_nonfollowers: choice,
  from_new: choice,
  from_private: choice,
  from_limited: choice,
});
export type NewsChoices = z.infer<typeof newsForm>;
