export { getList, listSource } from "./lists/lists.ts";
export { showHome, timelinesRoutes } from "./routes.tsx";
export { communitySource, homeSources, tagSource } from "./sources.ts";
export { timelineListeners, timelineSchedule, timelineTasks } from "./tasks.ts";
