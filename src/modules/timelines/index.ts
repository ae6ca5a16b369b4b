export { listUseCases, tagUseCases } from "./for-apps.ts";
export { getList, listListsWith, listSource } from "./lists/lists.ts";
export { showHome, timelinesRoutes } from "./routes.tsx";
export { bookmarkSource, communitySource, elsewhereSource, homeSources, profileSources, tagSource } from "./sources.ts";
export { timelineListeners, timelineSchedule, timelineTasks } from "./tasks.ts";
