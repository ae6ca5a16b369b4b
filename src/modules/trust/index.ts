export { blockAccount, unblockAccount } from "./block-account.ts";
export { type Filter, type FilterMatch } from "./filters.ts";
export { filterUseCases, hostUseCases, houseUseCases } from "./for-apps.ts";
export { findHomeNews } from "./moderation/home-news.ts";
export { noteDeed } from "./moderation/log.ts";
export { personThing } from "./moderation/person-thing.ts";
export { reportThing } from "./moderation/report-thing.ts";
export { makeModerationRoutes } from "./moderation/routes.tsx";
export { makeModerationTasks, moderationSchedule } from "./moderation/tasks.ts";
export { type Found, type Snapshot, type ThingKind, type Things } from "./moderation/things.ts";
export { HomeNews } from "./moderation/views/home-news.tsx";
export { muteAccount, unmuteAccount } from "./mute-account.ts";
export { findMutedIn, notMutedThread, type Place, wantsNewsOf } from "./muted-words.ts";
export { listBlocked, listMuted } from "./queries.ts";
export { trustRoutes } from "./routes.tsx";
export {
  domainsAbove,
  findServerStanding,
  listServerStandings,
  type ServerStanding,
} from "./servers/server-standing.ts";
export { serverSchedule, serverTasks } from "./servers/tasks.ts";
export { type EachLooker, type Looker, notLimitedFor, notMutedBy, storyVisibleTo, visibleTo } from "./visibility.ts";
export {
  demandVisibleTo,
  eventVisibleTo,
  heldVisibleTo,
  questionVisibleTo,
  sheetVisibleTo,
} from "./visibility-in-rooms.ts";
