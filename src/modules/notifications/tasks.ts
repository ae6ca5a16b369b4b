import { joinListeners, type Listeners } from "#platform/events";
import type { Schedule, Tasks } from "#platform/tasks";
import { joinRest } from "./answer-stranger.ts";
import { queueDigests, sendDigest } from "./digest/send-digests.ts";
import { forgetOld, forgetPair, forgetPost } from "./forget-news.ts";
import { idsOf } from "./kind.ts";
import { kinds } from "./kinds.ts";
import { noteNews } from "./note-news.ts";
import { postPush } from "./push/post-push.ts";
import { pushNews } from "./push/push-news.ts";
import { pushToApp } from "./push/push-to-app.ts";

const byEvent = Map.groupBy(
  kinds.flatMap((kind) => kind.on.map((event) => ({ event, kind }))),
  ({ event }) => event,
);
const taskFor = (event: string) => `notifications.tell-${event}`;

/** One task for each event that some kind of news follows, however many kinds do. */
export const notificationListeners: Listeners = joinListeners(
  Object.fromEntries([...byEvent.keys()].map((event) => [event, [taskFor(event)]])),
  { "accounts.followed": ["notifications.join-rest"], "posts.received-naming": [taskFor("posts.published")] },
  { "trust.blocked": ["notifications.forget-pair"], "posts.deleted": ["notifications.forget-post"] },
);

/** What follows for people's news from what others do. Each may run twice with the effect of once. */
export const notificationTasks: Tasks = {
  ...Object.fromEntries(
    [...byEvent].map(([event, followers]) => [
      taskFor(event),
      async (ctx, payload) => {
        for (const { kind } of followers) await noteNews(ctx, kind, payload);
      },
    ]),
  ),
  "notifications.forget-pair": async (ctx, payload) => {
    const { blockerId, blockedId } = idsOf(payload, "blockerId", "blockedId");
    await forgetPair(ctx, blockerId, blockedId);
  },
  "notifications.join-rest": async (ctx, payload) => {
    const { followerId, followeeId } = idsOf(payload, "followerId", "followeeId");
    await joinRest(ctx, followerId, followeeId);
  },
  "notifications.forget-post": async (ctx, payload) => forgetPost(ctx, idsOf(payload, "postId").postId),
  "notifications.push": (ctx, payload) => pushNews(ctx, payload, (...push) => postPush(ctx, ...push)),
  "notifications.push-to-app": (ctx, payload) => pushToApp(ctx, payload, (...push) => postPush(ctx, ...push)),
  "notifications.queue-digests": (ctx) => queueDigests(ctx),
  "notifications.send-digest": async (ctx, payload) => sendDigest(ctx, idsOf(payload, "accountId").accountId),
  "notifications.forget-old": (ctx) => forgetOld(ctx),
};

export const notificationSchedule: Schedule = [
  { task: "notifications.queue-digests", at: "5 * * * *" },
  { task: "notifications.forget-old", at: "10 20 * * *" },
];
