import type { Handle } from "./activity.ts";
import { announce } from "./announce.ts";
import { accept, reject } from "./answer.ts";
import { block } from "./block.ts";
import { join, leave } from "./come.ts";
import { create } from "./create.ts";
import { remove } from "./delete.ts";
import { flag } from "./flag.ts";
import { follow } from "./follow.ts";
import { like } from "./like.ts";
import { lock } from "./lock.ts";
import { move } from "./move.ts";
import { pin, unpin } from "./pin.ts";
import { quoteRequest } from "./quote-request.ts";
import { undo } from "./undo.ts";
import { update } from "./update.ts";

/** Every kind of activity that does something here. What is of another kind is answered and forgotten. */
export const handlers: Readonly<Record<string, Handle>> = {
  Accept: accept,
  Add: pin,
  Announce: announce,
  Block: block,
  Create: create,
  Delete: remove,
  EmojiReact: like,
  Flag: flag,
  Follow: follow,
  Join: join,
  Leave: leave,
  Like: like,
  Lock: lock,
  Move: move,
  QuoteRequest: quoteRequest,
  Reject: reject,
  Remove: unpin,
  Undo: undo,
  Update: update,
};
