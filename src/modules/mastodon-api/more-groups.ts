import type { Hono } from "hono";
import type { ApiEnv } from "./env.ts";
import { groupedNotificationGroup } from "./notifications/grouped.ts";
import { markerGroup } from "./notifications/markers.ts";
import { notificationGroup } from "./notifications/notifications.ts";
import { policyGroup } from "./notifications/policy.ts";
import { requestGroup } from "./notifications/requests.ts";

/** What stands around accounts, posts and timelines. Fixed addresses come before those with places. */
export const moreGroups: readonly Hono<ApiEnv>[] = [
  policyGroup,
  requestGroup,
  notificationGroup,
  groupedNotificationGroup,
  markerGroup,
];
