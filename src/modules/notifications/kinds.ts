import type { Kind } from "./kind.ts";
import { pledgeReached, sponsorAsked } from "./kinds/acting-together.ts";
import { altSuggested } from "./kinds/alt-suggested.ts";
import { commentHeld } from "./kinds/comment-held.ts";
import { demandNews } from "./kinds/demand-news.ts";
import { demandDone, demandFound, demandLate, demandMoved } from "./kinds/demands.ts";
import { eventCancelled, eventMoved, eventSeated, eventSoon, eventTomorrow } from "./kinds/events.ts";
import { follow, followAccepted, followRequest } from "./kinds/follow.ts";
import { forwarded } from "./kinds/forwarded.ts";
import { groupAdmitted, groupAgreement, groupAsked, groupInvited, groupRemoved, groupRole } from "./kinds/groups.ts";
import { heldBack } from "./kinds/held-back.ts";
import { like } from "./kinds/like.ts";
import { mention } from "./kinds/mention.ts";
import { announcement, appealed, decision, reportAnswered, reported } from "./kinds/moderation.ts";
import { pollEnded } from "./kinds/poll-ended.ts";
import { quote, quoteAsked } from "./kinds/quote.ts";
import { reply } from "./kinds/reply.ts";
import { share } from "./kinds/share.ts";
import { signUp } from "./kinds/sign-up.ts";
import { signaturesSpiked } from "./kinds/signatures-spiked.ts";
import { statementMerged, statementShown, statementWaits } from "./kinds/statements.ts";
import { recoveryAsked, recoveryWarning, trustAgreed, trustAsked } from "./kinds/trusted.ts";

/** Every kind of news, in the order the settings show them. */
export const kinds: readonly Kind[] = [
  mention,
  reply,
  like,
  share,
  follow,
  followRequest,
  followAccepted,
  quote,
  quoteAsked,
  pollEnded,
  groupInvited,
  groupAdmitted,
  groupAsked,
  groupRole,
  groupRemoved,
  groupAgreement,
  eventTomorrow,
  eventSoon,
  eventMoved,
  eventCancelled,
  eventSeated,
  statementWaits,
  statementMerged,
  statementShown,
  altSuggested,
  heldBack,
  forwarded,
  demandMoved,
  demandDone,
  demandLate,
  demandFound,
  trustAsked,
  trustAgreed,
  recoveryAsked,
  recoveryWarning,
  demandNews,
  pledgeReached,
  sponsorAsked,
  announcement,
  decision,
  reportAnswered,
  reported,
  commentHeld,
  appealed,
  signUp,
  signaturesSpiked,
];

export const kindOf: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [kind.name, kind]));
