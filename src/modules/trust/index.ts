export { blockAccount, unblockAccount } from "./block-account.ts";
export { findHomeNews } from "./moderation/home-news.ts";
export { HomeNews } from "./moderation/views/home-news.tsx";
export { muteAccount, unmuteAccount } from "./mute-account.ts";
export { listBlocked, listMuted } from "./queries.ts";
export { trustRoutes } from "./routes.tsx";
export { type Looker, notMutedBy, storyVisibleTo, visibleTo } from "./visibility.ts";
