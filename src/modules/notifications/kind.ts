import type { RawBuilder } from "kysely";
import { z } from "zod";
import type { IconName } from "#ui/icon";
import type { WordKey } from "./words.ts";

/** A kind's name is what stands behind `kind.` in the words: its sentence, with `{who}` where people did it. */
export type KindName = { [Key in WordKey]: Key extends `kind.${infer Name}` ? Name : never }[WordKey];

/** What a group of news is about, as its kind needs it to say where it leads. */
export type Subject = {
  readonly subject_id: string;
  /** The post of the newest entry. */
  readonly post_id: string | null;
  readonly conversation_id: string | null;
  /** Who did it last. */
  readonly handle: string | null;
  readonly entries: number;
};

/**
 * One kind of news. `on` names the events it follows and `find` turns an event's payload into a query of who is told:
 * rows of account_id, actor_id, subject_id and post_id, in this order. All else is the same for every kind: nobody hears of
 * themselves, across a block, from people they muted, or of a post they may not see.
 */
export type Kind = {
  readonly name: KindName;
  readonly on: readonly string[];
  readonly icon: IconName;
  readonly find: (payload: unknown) => RawBuilder<unknown>;
  readonly link: (about: Subject) => string;
  /** Whether an `entry` still stands, such as a like that was not taken back; without it every entry does. */
  readonly holds?: RawBuilder<boolean>;
  /** Whether it goes to the phone, or into the mail, of those who chose nothing. */
  readonly push?: true;
  readonly mail?: true;
  /** What concerns a person's own account: always told, whoever it comes from. */
  readonly always?: true;
  /** Those who do it wait for approval. */
  readonly fromPending?: true;
  /** Only they get news of this kind, so only they are asked how they want it. */
  readonly only?: readonly ("moderator" | "administrator")[];
};

const id = z.string().regex(/^\d{1,19}$/);

/** Reads the ids an event's payload must hold. @throws ZodError for a payload without them */
export function idsOf<Name extends string>(payload: unknown, ...names: readonly Name[]): Record<Name, string> {
  return z.object(Object.fromEntries(names.map((name) => [name, id]))).parse(payload) as Record<Name, string>;
}
