import type { DecisionsTable, ReportsTable } from "#platform/schema";

/** What a report says is wrong. */
export type Category = ReportsTable["category"];
export const categories = [
  "spam",
  "harassment",
  "hate",
  "hoax",
  "violence",
  "sexual",
  "child",
  "other",
] as const satisfies readonly Category[];

/** How grave a report is before anyone looked: 3 when a life or a child is in danger, 2 when someone is harmed. */
export const gravityOf: Readonly<Record<Category, 1 | 2 | 3>> = {
  spam: 1,
  hoax: 1,
  other: 1,
  harassment: 2,
  hate: 2,
  sexual: 2,
  violence: 3,
  child: 3,
};

/** What a decision does to a thing, and to the person whose it is; from mild to strict. */
export type Action = Pick<DecisionsTable, "on_thing" | "on_person">;
export const thingActions = ["none", "hide", "delete"] as const satisfies readonly Action["on_thing"][];
export const personActions = [
  "none",
  "warn",
  "limit",
  "freeze",
  "suspend",
] as const satisfies readonly Action["on_person"][];
export const isNothing = ({ on_thing, on_person }: Action): boolean => on_thing === "none" && on_person === "none";
