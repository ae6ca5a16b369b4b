import type { Hono } from "hono";
import { conversationGroup } from "./conversations/conversations.ts";
import type { ApiEnv } from "./env.ts";
import { filterGroup } from "./filters/filters.ts";
import { announcementGroup } from "./house/announcements.ts";
import { preferenceGroup } from "./house/preferences.ts";
import { reportGroup } from "./house/reports.ts";
import { scheduledGroup } from "./house/scheduled.ts";
import { instanceGroup } from "./instance/instance.ts";
import { listGroup } from "./lists/lists.ts";
import { mediaGroup } from "./media/media.ts";
import { pollGroup } from "./media/polls.ts";
import { groupedNotificationGroup } from "./notifications/grouped.ts";
import { markerGroup } from "./notifications/markers.ts";
import { notificationGroup } from "./notifications/notifications.ts";
import { policyGroup } from "./notifications/policy.ts";
import { pushGroup } from "./notifications/push.ts";
import { requestGroup } from "./notifications/requests.ts";
import { followRequestGroup } from "./people/follow-requests.ts";
import { quietGroup } from "./people/quiet.ts";
import { searchGroup } from "./search/search.ts";
import { suggestionGroup } from "./search/suggestions.ts";
import { tagGroup } from "./tags/tags.ts";
import { trendGroup } from "./tags/trends.ts";

/** What stands around accounts, posts and timelines. Fixed addresses come before those with places. */
export const moreGroups: readonly Hono<ApiEnv>[] = [
  mediaGroup,
  pollGroup,
  conversationGroup,
  policyGroup,
  requestGroup,
  notificationGroup,
  groupedNotificationGroup,
  markerGroup,
  pushGroup,
  searchGroup,
  suggestionGroup,
  listGroup,
  filterGroup,
  tagGroup,
  trendGroup,
  followRequestGroup,
  quietGroup,
  reportGroup,
  announcementGroup,
  preferenceGroup,
  scheduledGroup,
  instanceGroup,
];
