export { showHome, timelinesRoutes } from "./routes.tsx";
export { communitySource } from "./sources.ts";
export { timelineListeners, timelineSchedule, timelineTasks } from "./tasks.ts";
