import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import type { Node } from "../../remote/read-node.ts";
import type { Author } from "../../remote/to-remote-post.ts";

/** An activity that was verified, as the worker takes it up: the very tree that was signed. */
export type Activity = {
  readonly uri: string;
  readonly kind: string;
  readonly actor: Account;
  /** Who the actor is among servers. */
  readonly by: Author;
  /** The address of what it is about; empty when it names none. */
  readonly objectUri: string;
  readonly tree: Node;
  /** The group of another server that passes it on, and answers for its being said there. */
  readonly group?: Passing;
};

/** A group of another server, as it is known among servers. */
export type Passing = Author & { readonly id: string };

/** What an activity does here, in one transaction with the note that it was done. */
export type Effect = (ctx: Context) => Promise<void>;

/**
 * Looks at an activity of one kind, asking other servers if it must, and gives what it does; undefined when it does nothing. One
 * file for each kind.
 */
export type Handle = (ctx: Context, activity: Activity) => Promise<Effect | undefined>;
