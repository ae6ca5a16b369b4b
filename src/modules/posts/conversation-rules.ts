import type { Selectable } from "kysely";
import type { ConversationMembersTable, ConversationsTable } from "#platform/schema";
import { draftForm } from "./rules.ts";

export type Conversation = Selectable<ConversationsTable>;
export type MemberState = ConversationMembersTable["state"];

/** Every limit of conversations. */
export const conversationLimits = {
  /** People in one, with whoever began it. */
  people: 12,
  /** Begun by one person within a day. */
  newEachDay: 50,
  /** The same for an account younger than a day. */
  newEachDayWhenNew: 5,
} as const;

/** What a person writes in a conversation. */
export const messageForm = draftForm.pick({ text: true });

/** Somebody else in a conversation; `apart` says that a block stands between them and the writer. */
export type Listener = { readonly state: MemberState; readonly apart: boolean };

/**
 * Whether someone may write into a conversation now: "nobody" is left to hear them; or they have said their one
 * thing to strangers and "wait" until one of them accepts.
 */
export function mayWrite(others: readonly Listener[], hasWritten: boolean): "yes" | "nobody" | "wait" {
  const listeners = others.filter(({ state, apart }) => state !== "left" && !apart);
  if (listeners.length === 0) return "nobody";
  return hasWritten && listeners.every(({ state }) => state !== "accepted") ? "wait" : "yes";
}
