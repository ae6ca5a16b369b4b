import type { Kind } from "./kind.ts";
import { follow, followAccepted, followRequest } from "./kinds/follow.ts";
import { heldBack } from "./kinds/held-back.ts";
import { like } from "./kinds/like.ts";
import { mention } from "./kinds/mention.ts";
import { reply } from "./kinds/reply.ts";
import { share } from "./kinds/share.ts";
import { signUp } from "./kinds/sign-up.ts";

/** Every kind of news, in the order the settings show them. */
export const kinds: readonly Kind[] = [
  mention,
  reply,
  like,
  share,
  follow,
  followRequest,
  followAccepted,
  heldBack,
  signUp,
];

export const kindOf: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [kind.name, kind]));
