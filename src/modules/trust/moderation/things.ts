import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";
import type { ModerationCasesTable } from "#platform/schema";

/** What can be reported. Each room says in app.ts how its kind is found, shown, hidden and taken away. */
export type Kind = ModerationCasesTable["kind"];

/** A thing as someone saw it at a moment, in plain words. */
export type Snapshot = {
  readonly name: string;
  readonly handle: string;
  readonly text: string;
  readonly warning?: string;
  /** Whether only some may see it: then a moderator who opens the case is noted. */
  readonly isPrivate?: boolean;
  readonly pictures?: number;
  readonly at?: string;
};

/** Whether whose it is belongs to another server. A message is never shown to one that did not get it. */
export const isElsewhere = ({ handle }: Pick<Snapshot, "handle">): boolean => handle.includes("@");

/** A thing its finder may see, and whose it is. */
export type Found = {
  readonly kind: Kind;
  readonly id: string;
  /** Empty where it is hidden from everyone. */
  readonly subjectId: string;
  readonly snapshot: Snapshot;
};

export type ThingKind = {
  /** As the viewer may see it now. @throws NotFound */
  readonly find: (ctx: Context, viewer: Viewer, id: string) => Promise<Found>;
  /** Where those who may see it find it. */
  readonly href: (thing: { readonly id: string; readonly snapshot: Snapshot }) => string;
  /** The person's latest, as the viewer may see them, to be chosen as examples. */
  readonly latestOf?: (ctx: Context, viewer: Viewer, accountId: string) => Promise<readonly Found[]>;
  /** Puts words before it, which its author cannot take away; and takes them away again. */
  readonly hide?: (ctx: Context, id: string, words: string) => Promise<void>;
  readonly show?: (ctx: Context, id: string) => Promise<void>;
  /** Takes it out of everyone's sight, so that it can come back whole; and brings it back. */
  readonly remove?: (ctx: Context, id: string) => Promise<void>;
  readonly restore?: (ctx: Context, id: string) => Promise<void>;
  /** Deletes for good what was removed. */
  readonly erase?: (ctx: Context, id: string) => Promise<void>;
};

export type Things = Readonly<Record<Kind, ThingKind>>;
export const kinds = [
  "post",
  "message",
  "story",
  "demand",
  "event",
  "question",
  "person",
] as const satisfies readonly Kind[];
