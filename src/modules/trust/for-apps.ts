import { findFiltersMet, getFilter, listFilters } from "./filters.ts";
import { filterLimits, filterPost, keepFilter, removeFilter, tendFilter, unfilterPost } from "./keep-filter.ts";
import { dismissAnnouncement, listAnnouncements, listDismissed } from "./moderation/announcements.ts";
import { getRule, listRules } from "./moderation/house-rules.ts";
import { reportThing } from "./moderation/report-thing.ts";
import { moderationLimits } from "./moderation/rules.ts";
import { isElsewhere } from "./moderation/things.ts";
import { listMutedHosts, muteHost, readHost, unmuteHost } from "./mute-host.ts";
import { listPolicies } from "./servers/queries.ts";
import { plainWord } from "./word-pattern.ts";

/** What the client API calls: the same use cases and questions as the pages'. */
export const filterUseCases = {
  filterLimits,
  filterPost,
  findFiltersMet,
  getFilter,
  keepFilter,
  listFilters,
  plainWord,
  removeFilter,
  tendFilter,
  unfilterPost,
};
export const hostUseCases = { listMutedHosts, listPolicies, muteHost, readHost, unmuteHost };
export const houseUseCases = {
  dismissAnnouncement,
  getRule,
  isElsewhere,
  listAnnouncements,
  listDismissed,
  listRules,
  moderationLimits,
  reportThing,
};
