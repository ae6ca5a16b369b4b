import { z } from "zod";
import type { Tasks } from "#platform/tasks";
import { sendBlock, sendUnblock } from "./send-blocks.ts";
import { sendDecision } from "./send-decisions.ts";
import { sendAccept, sendFollow, sendFollowEnd, sendReject } from "./send-follows.ts";
import { sendHidden } from "./send-hidden.ts";
import { sendFarewell, sendWelcome } from "./send-memberships.ts";
import { sendErased, sendMove, sendProfile, sendReport } from "./send-people.ts";
import { sendPin } from "./send-pins.ts";
import { sendCounted, sendCreated, sendDeleted, sendEdited, sendRemoved } from "./send-posts.ts";
import { sendQuote, sendQuoteState } from "./send-quotes.ts";
import { sendReaction, sendReactionBack, sendReactionChange } from "./send-reactions.ts";
import { sendShare, sendUnshare } from "./send-shares.ts";
import { sendVote } from "./send-votes.ts";

const id = z.string().regex(/^\d{1,19}$/);
const ids = z.array(id);
const post = z.object({ postId: id });
const person = z.object({ accountId: id });
const uri = z.string().nullish();
const follow = z.object({
  followerId: id,
  followeeId: id,
  activityUri: uri,
  by: z.enum(["follower", "followee"]).optional(),
});
const audience = z.enum(["public", "quiet", "local", "followers", "direct", "group"]).optional();
const gone = z.object({
  postId: id,
  authorId: id,
  audience,
  groupId: id.nullish(),
  reached: z.object({ people: ids, sharers: ids }).optional(),
});
const kind = z.enum(["like", "pray", "cheer", "thank"]);
const vote = z.object({ postId: id, accountId: id });
const reaction = vote.extend({ kind, at: z.number() });
const unshared = z.object({ shareId: id, sharerId: id, postId: id });
const block = z.object({ blockerId: id, blockedId: id });
const membership = z.object({ groupId: id, accountId: id, followUri: uri });
const hidden = post.extend({ groupId: id, actorId: id, reason: z.string() });
const report = z.object({ reportId: id, subjectId: id, postIds: ids, words: z.string() });

/**
 * What other servers hear of what happens here. Each reads how things stand now, finds whom it concerns and hands one
 * activity to the queue; done twice it has the effect of once, since activities keep their names.
 */
export const outboundTasks: Tasks = {
  "federation.send-created": (ctx, payload) => sendCreated(ctx, post.parse(payload).postId),
  "federation.send-edited": (ctx, payload) => sendEdited(ctx, post.parse(payload).postId),
  "federation.send-deleted": (ctx, payload) => sendDeleted(ctx, gone.parse(payload)),
  "federation.send-removed": (ctx, payload) => sendRemoved(ctx, post.parse(payload).postId),
  "federation.send-counted": (ctx, payload) => sendCounted(ctx, post.parse(payload).postId),
  "federation.send-share": (ctx, payload) => sendShare(ctx, z.object({ shareId: id }).parse(payload).shareId),
  "federation.send-unshare": (ctx, payload) => sendUnshare(ctx, unshared.parse(payload)),
  "federation.send-reaction": async (ctx, payload) => {
    const { postId, accountId } = vote.parse(payload);
    await sendReaction(ctx, postId, accountId);
  },
  "federation.send-reaction-back": (ctx, payload) => sendReactionBack(ctx, reaction.parse(payload)),
  "federation.send-reaction-change": (ctx, payload) => sendReactionChange(ctx, reaction.parse(payload)),
  "federation.send-pin": (ctx, payload) => sendPin(ctx, post.parse(payload).postId),
  "federation.send-vote": async (ctx, payload) => {
    const { postId, accountId } = vote.parse(payload);
    await sendVote(ctx, postId, accountId);
  },
  "federation.send-quote": (ctx, payload) => sendQuote(ctx, post.parse(payload).postId),
  "federation.send-quote-state": (ctx, payload) => sendQuoteState(ctx, post.parse(payload).postId),
  "federation.send-follow": async (ctx, payload) => {
    const { followerId, followeeId } = follow.parse(payload);
    await sendFollow(ctx, followerId, followeeId);
  },
  "federation.send-accept": async (ctx, payload) => {
    const { followerId, followeeId } = follow.parse(payload);
    await sendAccept(ctx, followerId, followeeId);
  },
  "federation.send-reject": (ctx, payload) => sendReject(ctx, follow.parse(payload)),
  "federation.send-follow-end": (ctx, payload) => sendFollowEnd(ctx, follow.parse(payload)),
  "federation.send-block": async (ctx, payload) => {
    const { blockerId, blockedId } = block.parse(payload);
    await sendBlock(ctx, blockerId, blockedId);
  },
  "federation.send-unblock": async (ctx, payload) => {
    const { blockerId, blockedId, since } = block.extend({ since: z.number() }).parse(payload);
    await sendUnblock(ctx, blockerId, blockedId, since);
  },
  "federation.send-profile": (ctx, payload) => sendProfile(ctx, person.parse(payload).accountId),
  "federation.send-erased": (ctx, payload) => sendErased(ctx, person.parse(payload).accountId),
  "federation.send-move": (ctx, payload) => sendMove(ctx, person.parse(payload).accountId),
  "federation.send-welcome": (ctx, payload) => sendWelcome(ctx, membership.parse(payload)),
  "federation.send-farewell": (ctx, payload) => sendFarewell(ctx, membership.parse(payload)),
  "federation.send-hidden": (ctx, payload) => sendHidden(ctx, hidden.parse(payload)),
  "federation.send-decision": (ctx, payload) => sendDecision(ctx, z.object({ logId: id }).parse(payload).logId),
  "federation.send-report": (ctx, payload) => sendReport(ctx, report.parse(payload)),
};

/** Which of these follow which event. */
export const outboundListeners = {
  "posts.published": ["federation.send-created"],
  "posts.edited": ["federation.send-edited"],
  "posts.choices-changed": ["federation.send-edited"],
  "posts.deleted": ["federation.send-deleted"],
  "posts.removed": ["federation.send-removed"],
  "posts.shared": ["federation.send-share"],
  "posts.unshared": ["federation.send-unshare"],
  "posts.reacted": ["federation.send-reaction"],
  "posts.reaction-changed": ["federation.send-reaction-change"],
  "posts.unreacted": ["federation.send-reaction-back"],
  "posts.pinned": ["federation.send-pin"],
  "posts.unpinned": ["federation.send-pin"],
  "posts.voted": ["federation.send-vote"],
  "posts.poll-ended": ["federation.send-edited"],
  "posts.quote-asked": ["federation.send-quote"],
  "posts.quoted": ["federation.send-quote"],
  "posts.quote-decided": ["federation.send-quote-state"],
  "accounts.follow-requested": ["federation.send-follow"],
  "accounts.followed": ["federation.send-accept"],
  "accounts.follow-declined": ["federation.send-reject"],
  "accounts.follow-withdrawn": ["federation.send-follow-end"],
  "accounts.unfollowed": ["federation.send-follow-end"],
  "accounts.profile-edited": ["federation.send-profile"],
  "accounts.moved": ["federation.send-move", "federation.send-profile"],
  "accounts.erased": ["federation.send-erased"],
  "groups.joined": ["federation.send-welcome"],
  "groups.decided": ["federation.send-decision"],
  "groups.post-hidden": ["federation.send-hidden"],
  "groups.refused": ["federation.send-farewell"],
  "groups.left": ["federation.send-farewell"],
  "trust.blocked": ["federation.send-block"],
  "trust.unblocked": ["federation.send-unblock"],
  "trust.suspended": ["federation.send-profile"],
  "trust.unsuspended": ["federation.send-profile"],
  "trust.report-forwarded": ["federation.send-report"],
} as const;
