import { type RawBuilder, sql } from "kysely";

/** A person, or anybody at another server: our own groups and organisations stand in no list of people. */
export const isPerson = sql<boolean>`(accounts.kind = 'person' or accounts.host <> '')`;

/** Whether the viewer may know of an account: of a group for the invited only its members and whom it invited know. */
export const isKnownTo = (viewer: { readonly id: string } | undefined): RawBuilder<boolean> =>
  sql<boolean>`(accounts.kind <> 'group' or accounts.host <> '' or accounts.findable_by <> 'nobody'
    or exists (select from group_members where group_id = accounts.id and account_id = ${viewer?.id ?? "0"} and state in ('member', 'invited')))`;

/** Whoever belongs to one follows it, and is counted so. */
export { countFollow } from "./count-follow.ts";
